"""`adbaudit evidence seal`: report, receipts and a person's own files in one signed bundle."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.evidence_options import check_together, evidence_is_there, seal_options
from adbaudit.cli.evidence_secret import new_passphrase
from adbaudit.cli.exit_code import GAPS
from adbaudit.cli.options import adding, common_options
from adbaudit.cli.output import write
from adbaudit.cli.overwriting import check_is_no_capture
from adbaudit.cli.path_type import FilePath
from adbaudit.cli.phones_language import hear_reports
from adbaudit.cli.progress import progress
from adbaudit.cli.targets import only_phone, phone_options
from adbaudit.errors import FileFault
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.ports import Translator
from adbaudit.private_file import write_private

if TYPE_CHECKING:
    from adbaudit.model.evidence import Sealed
    from adbaudit.workflow.audit import Wishes, World
    from adbaudit.workflow.evidence_basis import Basis


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="seal",
        help=say(
            message(
                "Seal evidence into one zip: the report of the connected phone, of a capture (--from), or one saved "
                "before (the first FILE), what “adbaudit revoke” kept of that phone, and the files you name. Anybody "
                "can check it later with “adbaudit evidence verify”, or with unzip, sha256sum and openssl. No serial "
                "number, account or phone number goes in unless you ask for it."
            )
        ),
    )
    @click.argument("files", nargs=-1, metavar="[REPORT.json] [FILES...]", type=FilePath())
    @adding(phone_options(say))
    @adding(seal_options(say))
    @adding(common_options(say))
    def seal(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _seal(say, given)

    return seal


def _seal(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.cli.evidence_told import sealed_words  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.machine_made import machine_made_notes  # noqa: PLC0415  # as above
    from adbaudit.workflow.audit import Wishes, World, rules  # noqa: PLC0415  # as above
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.evidence import Wanted, key_of_this_computer, seal_bundle  # noqa: PLC0415  # as above
    from adbaudit.workflow.evidence_added import added_files, check_of_one_phone  # noqa: PLC0415  # as above
    from adbaudit.workflow.evidence_lines import lines_of  # noqa: PLC0415  # as above
    from adbaudit.workflow.evidence_receipts import left_out_words  # noqa: PLC0415  # as above

    report_file, files = _parted(given)
    check_together(given, report_file, files)
    check_is_no_capture(given["output"])
    closing = _closing(say, given)
    added = added_files(files, with_captures=given["with_capture"])
    key = key_of_this_computer(os.environ)
    wanted = Wanted(
        added=added.files,
        with_capture=given["with_capture"],
        is_redacted=given["redact"],
        by=given["by"],
        place=given["place"],
        note=given["note"],
    )
    pack = rules(given["rules"])
    with progress(say, quiet=given["quiet"], no_color=given["no_color"]) as display:
        world = World(rules=pack, clock=SystemClock(), progress=display)
        wishes = Wishes(language=say.language)
        basis = _basis(say, given, report_file, (world, wishes))
        if given["saved"] is None:
            wishes = replace(wishes, language=say.language)  # that of the phone, once it was asked
        check_of_one_phone(added, basis.report)
        hear_reports((basis.report,))
        sealed = seal_bundle(basis, wanted, key, world, wishes, say, os.environ)
        _keep(sealed, closing, given)
    left_out = left_out_words(os.environ, basis.report)
    lines = lines_of((*sealed_words(sealed, basis, added, given), *left_out, *machine_made_notes(say)), say)
    write("".join(f"{line}\n" for line in lines), None)
    return 0 if basis.report.complete else GAPS


def _parted(given: dict[str, Any]) -> tuple[Path | None, Sequence[Path]]:
    """The first file is the report where it is one, and nothing else was chosen to be read."""
    files: Sequence[Path] = given["files"]
    if given["saved"] is not None or given["serial"] is not None or given["practice"] is not None or not files:
        return None, files
    return (files[0], files[1:]) if _is_report(files[0]) else (None, files)


def _is_report(path: Path) -> bool:
    """By its first words; whether it is whole is told when it is read."""
    try:
        with path.open("rb") as file:
            return b'"adbaudit/report/' in file.read(256)
    except OSError:
        return False


def _closing(say: Translator, given: dict[str, Any]) -> Callable[[bytes], bytes]:
    """What the finished bundle goes through; a passphrase is asked before a phone is read."""
    from adbaudit.evidence.encryption import check_recipients, encrypted_to, encrypted_with  # noqa: PLC0415  # as above

    if given["recipients"]:
        check_recipients(given["recipients"])
        return lambda archive: encrypted_to(archive, given["recipients"])
    if given["with_passphrase"] or given["passphrase_file"] is not None:
        check_recipients(())
        passphrase = new_passphrase(say, given["passphrase_file"])
        return lambda archive: encrypted_with(archive, passphrase)
    return lambda archive: archive


def _basis(say: Translator, given: dict[str, Any], report_file: Path | None, how: tuple[World, Wishes]) -> Basis:
    """With `--lang auto` the language is known only once the phone is open."""
    from adbaudit.model.report import SourceKind  # noqa: PLC0415  # as above
    from adbaudit.workflow.evidence_basis import of_phone, of_report, of_saved  # noqa: PLC0415  # as above

    world, wishes = how
    if report_file is not None:
        return of_report(report_file, world)
    if given["saved"] is not None:
        return of_saved(given["saved"], world, wishes, environ=os.environ)
    source = SourceKind.ADB if given["practice"] is None else SourceKind.PRACTICE
    with only_phone(given) as phone:
        return of_phone(phone, world, replace(wishes, source=source, language=say.language))


def _keep(sealed: Sealed, closing: Callable[[bytes], bytes], given: dict[str, Any]) -> None:
    from adbaudit.evidence.time_stamp import time_stamp_request  # noqa: PLC0415  # as above

    write_new = partial(_write, is_new=not given["force"])
    write_new(given["output"], closing(sealed.archive), message("Nothing was written."))
    if given["request"] is not None:
        means = message("The bundle itself was written; only the request for a time stamp was not.")
        write_new(given["request"], time_stamp_request(sealed.signature), means)


def _write(path: Path, data: bytes, means: Message, *, is_new: bool) -> None:
    try:
        write_private(path, data, is_new=is_new)
    except FileExistsError as fault:
        raise evidence_is_there(path) from fault
    except OSError as fault:
        raise FileFault(
            message("{path} could not be written: {why}", path=str(path), why=os_reason(fault)),
            means=means,
            next_step=_elsewhere(fault),
        ) from fault


def _elsewhere(fault: OSError) -> Message:
    if isinstance(fault, FileNotFoundError):
        return message("Make that folder first, or choose another place.")
    return message("Make room, or choose another place.")
