"""`adbaudit capture`: keep what a phone answers, to audit it again elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.one_by_one import one_by_one
from adbaudit.cli.options import adding, common_options, force_option
from adbaudit.cli.output import write
from adbaudit.cli.overwriting import capture_is_there, check_is_new
from adbaudit.cli.path_type import FilePath
from adbaudit.cli.progress import progress
from adbaudit.cli.targets import Opener, openers, target_options, tell_damaged_key, user_in
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible

if TYPE_CHECKING:
    from adbaudit.workflow.audit import Wishes, World


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="capture",
        help=say(
            message(
                "Save what the phone answers to an audit, for “adbaudit scan --from FILE”. A capture holds what the "
                "phone printed: its apps, their permissions, and also serial numbers and the like. Take those out "
                "with --redact before you give the file to anybody."
            )
        ),
    )
    @target_options(say)
    @click.option(
        "-o",
        "output",
        required=True,
        metavar="FILE",
        type=FilePath(dir_okay=False),
        help=say(message("The file to write, which only you can read; of several phones, each gets a number.")),
    )
    @click.option(
        "--redact",
        is_flag=True,
        help=say(
            message(
                "Take out serial numbers, phone numbers, addresses and the names of accounts and users. The report "
                "stays the same; names of apps stay too."
            )
        ),
    )
    @force_option(say)
    @adding(common_options(say))
    def capture(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _capture(say, given)

    return capture


def _capture(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.workflow.audit import Wishes, World, rules  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.phone_apks import ApkReading  # noqa: PLC0415  # as above

    if given["practice"] is None:
        tell_damaged_key(say)
    phones = openers(given)
    paths = _paths(given["output"], len(phones))
    if not given["force"]:
        check_is_new(paths)
    wishes = Wishes(language=say.language, apk=ApkReading(given["apk_reading"]), only_user=user_in(given["user"]))
    pack = rules(given["rules"])
    said: list[Message] = []

    def kept(opener: Opener, path: Path) -> int:
        is_complete = _keep_one(opener, world, wishes, path, given)
        said.extend(_told(path, is_complete=is_complete, is_redacted=given["redact"]))
        return 0 if is_complete else 4

    with progress(say, quiet=given["quiet"], no_color=given["no_color"]) as display:
        world = World(rules=pack, clock=SystemClock(), progress=display)
        named = zip(phones, paths, strict=True)
        code = one_by_one(say, [(name, partial(kept, opener, path)) for (name, opener), path in named])
    write("".join(f"{visible(say(sentence))}\n" for sentence in said), None)
    return code


def _keep_one(opener: Opener, world: World, wishes: Wishes, path: Path, given: dict[str, Any]) -> bool:
    """Whether the phone answered everything."""
    from adbaudit.workflow.saved import capture, keep  # noqa: PLC0415  # `--help` stays quick

    with opener() as phone:
        captured, report = capture(phone.shell, world, wishes, device_id=phone.device_id, is_redacted=given["redact"])
    try:
        keep(captured, path, is_new=not given["force"])
    except FileExistsError as fault:
        raise capture_is_there(path) from fault
    return report.complete


def _paths(path: Path, count: int) -> Sequence[Path]:
    """The file itself, or `phone-1.cap`, `phone-2.cap` … for several phones."""
    if count == 1:
        return [path]
    return [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, count + 1)]


def _told(path: Path, *, is_complete: bool, is_redacted: bool) -> list[Message]:
    """What was kept, what is missing, and what to mind."""
    told = [message("Kept in {path}. Read it with “adbaudit scan --from”.", path=str(path))]
    if not is_complete:
        told.append(message("The phone did not answer everything; the report will say what is missing."))
    if not is_redacted:
        told.append(
            message("It holds what the phone printed, serial numbers too: pass it on only to somebody you trust.")
        )
    return told
