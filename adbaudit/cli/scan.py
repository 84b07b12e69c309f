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
from adbaudit.cli.formats import check_format
from adbaudit.cli.one_by_one import one_by_one
from adbaudit.cli.options import code_option, force_option, report_options
from adbaudit.cli.path_type import FilePath
from adbaudit.cli.phones_language import hear_reports
from adbaudit.cli.progress import progress
from adbaudit.cli.scan_files import check_places, keep_reports
from adbaudit.cli.targets import Opener, openers, target_options, tell_damaged_key, user_in
from adbaudit.errors import AdbauditError, UsageFault
from adbaudit.model.message import message
from adbaudit.ports import Translator

if TYPE_CHECKING:
    from adbaudit.model.report import Report
    from adbaudit.model.rule import RulePack
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
        type=FilePath(),
        help=say(
            message(
                "Audit what was saved of a phone: a capture, an “adb bugreport” file, an AndroidQF folder, "
                "or command outputs in files."
            )
        ),
    )
    @code_option(say)
    @report_options(say)
    @force_option(say)
    def scan(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _scan(say, given)

    return scan


def _scan(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.workflow.audit import World, rules  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.unread_phone import unread_phone  # noqa: PLC0415  # as above

    _check_code(given)
    check_format(given["format_name"], given["output"])
    audits = _audits(say, given)
    check_places(given, len(audits))
    pack = rules(given["rules"])
    wishes = _wishes(say, given, pack)
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
    keep_reports(say, [(name, report) for (name, _), report in zip(audits, reports, strict=True)], given)
    return code


def _wishes(say: Translator, given: dict[str, Any], pack: RulePack) -> Wishes:
    from adbaudit.model.report import SourceKind  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.audit import Wishes  # noqa: PLC0415  # as above
    from adbaudit.workflow.gate import gate_keeper  # noqa: PLC0415  # as above
    from adbaudit.workflow.phone_apks import ApkReading  # noqa: PLC0415  # as above

    return Wishes(
        language=say.language,
        countries=given["countries"],
        apk=ApkReading(given["apk_reading"]),
        code=given["with_code"],
        only_user=user_in(given["user"]),
        source=SourceKind.ADB if given["practice"] is None else SourceKind.PRACTICE,
        gate=gate_keeper(pack, fail_on=given["fail_on"]),
    )


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
        if given["practice"] is None:
            tell_damaged_key(say)
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
        return with_regained(report, os.environ)


def _of_saved(path: Path, world: World, wishes: Wishes) -> Report:
    from adbaudit.workflow.saved import scan_saved  # noqa: PLC0415  # `--help` stays quick

    return scan_saved(path, world, wishes, environ=os.environ)
