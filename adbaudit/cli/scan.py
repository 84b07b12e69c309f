"""`adbaudit scan`: audit a phone."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.exit_code import code_of
from adbaudit.cli.formats import PDF, check_format, document
from adbaudit.cli.one_by_one import one_by_one
from adbaudit.cli.options import code_option, report_options
from adbaudit.cli.output import sheet, wishes_of, write
from adbaudit.cli.overwriting import check_is_no_capture
from adbaudit.cli.phones_language import hear_reports
from adbaudit.cli.progress import progress
from adbaudit.cli.targets import Opener, openers, target_options, user_in
from adbaudit.errors import AdbauditError, UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator
from adbaudit.report.render import FOR_PEOPLE

if TYPE_CHECKING:
    from adbaudit.model.report import Report
    from adbaudit.workflow.audit import Wishes, World

Audit = Callable[["World", "Wishes"], "Report"]


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(name="scan", help=say(message("Audit the connected phone. Nothing on it is changed.")))
    @target_options(say)
    @click.option(
        "--from",
        "saved",
        metavar="PATH",
        type=click.Path(path_type=Path),
        help=say(
            message(
                "Audit what was saved of a phone: a capture, an “adb bugreport” file, an AndroidQF folder, "
                "or command outputs in files."
            )
        ),
    )
    @code_option(say)
    @report_options(say)
    def scan(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _scan(say, given)

    return scan


def _scan(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.model.report import SourceKind  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.audit import Wishes, World, rules  # noqa: PLC0415  # as above
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.gate import gate_keeper  # noqa: PLC0415  # as above
    from adbaudit.workflow.phone_apks import ApkReading  # noqa: PLC0415  # as above
    from adbaudit.workflow.unread_phone import unread_phone  # noqa: PLC0415  # as above

    _check_code(given)
    check_format(given["format_name"], given["output"])
    if given["output"] is not None:
        check_is_no_capture(given["output"])
    audits = _audits(say, given)
    pack = rules(given["rules"])
    wishes = Wishes(
        language=say.language,
        countries=given["countries"],
        apk=ApkReading(given["apk_reading"]),
        code=given["with_code"],
        only_user=user_in(given["user"]),
        source=SourceKind.ADB if given["practice"] is None else SourceKind.PRACTICE,
        gate=gate_keeper(pack, fail_on=given["fail_on"]),
    )
    reports: list[Report] = []

    def audited(audit: Audit) -> int:
        try:
            reports.append(audit(world, wishes))
        except AdbauditError as fault:
            if len(audits) > 1:
                reports.append(unread_phone(world, wishes, fault, number=len(reports) + 1, count=len(audits)))
            raise
        return code_of(reports[-1])

    with progress(say, quiet=given["quiet"], no_color=given["no_color"]) as display:
        world = World(rules=pack, clock=SystemClock(), progress=display)
        code = one_by_one(say, [(name, partial(audited, audit)) for name, audit in audits])
    hear_reports(reports)
    _write(say, reports, given)
    return code


def _check_code(given: dict[str, Any]) -> None:
    """Code stands in the files that `--apk none` leaves alone."""
    if given["with_code"] and given["apk_reading"] == "none":
        raise UsageFault(
            message("--code looks into the apps' files, and --apk none leaves them alone."),
            means=message("Only one of them can be meant."),
            next_step=message("Leave --apk none away, or --code."),
        )


def _audits(say: Translator, given: dict[str, Any]) -> Sequence[tuple[str, Audit]]:
    """Each source's name, as the person knows it, and the way to audit it."""
    if given["saved"] is None:
        return [(name, partial(_of_phone, say, opener)) for name, opener in openers(given)]
    if given["serials"] or given["every"] or given["practice"] is not None:
        raise UsageFault(
            message("--from reads what was saved; --serial, --all and --practice read a phone."),
            means=message("Only one of them can be meant."),
            next_step=message("Give --from alone, or leave it away."),
        )
    return [(str(given["saved"]), partial(_of_saved, given["saved"]))]


def _of_phone(say: Translator, opener: Opener, world: World, wishes: Wishes) -> Report:
    """With `--lang auto` the language is known only once the phone is open."""
    from adbaudit.model.report import SourceKind  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.audit import scan  # noqa: PLC0415  # as above
    from adbaudit.workflow.regained import with_regained  # noqa: PLC0415  # as above

    with opener() as phone:
        report = scan(phone.shell, world, replace(wishes, language=say.language), device_id=phone.device_id)
        if wishes.source is SourceKind.PRACTICE:  # each practice phone is made anew
            return report
        return with_regained(report, os.environ, phone.device_id)


def _of_saved(path: Path, world: World, wishes: Wishes) -> Report:
    from adbaudit.workflow.saved import scan_saved  # noqa: PLC0415  # `--help` stays quick

    return scan_saved(path, world, wishes, environ=os.environ)


def _write(say: Translator, reports: Sequence[Report], given: dict[str, Any]) -> None:
    from adbaudit.report.render import render, render_many  # noqa: PLC0415  # brings a format in

    output: Path | None = given["output"]
    page = sheet(os.environ, to_file=output is not None, no_color=given["no_color"], details=given["details"])
    if not (given["every"] or len(given["serials"]) > 1):
        for report in reports:
            write(document(given["format_name"], partial(render, report, translator=say, **wishes_of(page))), output)
        return
    shown, places = _parted(reports, given["format_name"], output)
    for some, place in zip(shown, places, strict=True):
        as_text = partial(render_many, some, translator=say, **wishes_of(page))
        write(document(given["format_name"], as_text), place)


def _parted(
    reports: Sequence[Report], name: str, output: Path | None
) -> tuple[Sequence[Sequence[Report]], Sequence[Path | None]]:
    """People read one phone at a time, so each has its own file; programs get all in one, the unread ones too."""
    if name not in {*FOR_PEOPLE, PDF}:
        return [reports], [output]
    read = [report for report in reports if report.device is not None]
    if output is None:
        return [read], [None]
    numbers = [number for number, report in enumerate(reports, 1) if report.device is not None]
    places = [output.with_name(f"{output.stem}-{number}{output.suffix}") for number in numbers]
    return [[report] for report in read], places if len(reports) > 1 else [output] * len(read)
