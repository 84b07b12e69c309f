"""Two saved reports of one phone compared."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from adbaudit.errors import FileFault
from adbaudit.model.difference import Difference
from adbaudit.model.message import message
from adbaudit.model.report import Report
from adbaudit.model.traits import traits_of
from adbaudit.report.difference.compare import compare
from adbaudit.workflow.audit import Wishes, World
from adbaudit.workflow.saved_reports import report_of_phone


def difference_of(
    before: Path, after: Path, world: World, wishes: Wishes, *, environ: Mapping[str, str], is_forced: bool
) -> Difference:
    """What is different in the second file; of files with several phones, those of the phone that both have.

    Raises:
        FileFault: one of them cannot be read, or they carry the names of two phones and nobody said that it was one.

    """
    first = report_of_phone(before, world, wishes, environ=environ)
    second = report_of_phone(after, world, wishes, environ=environ)
    pairs = [(one, other) for one in first for other in second if _phone(one) and _phone(one) == _phone(other)]
    if len(pairs) == 1 and (is_forced or not _are_others(*pairs[0])):
        return compare(*pairs[0])
    if len(first) == len(second) == 1 and is_forced:
        return compare(first[0], second[0])
    if len(first) > 1 or len(second) > 1:
        raise _several()
    if pairs:
        raise _one_serial()
    raise _two_phones() if _phone(first[0]) and _phone(second[0]) else _nameless()


def _phone(report: Report) -> str | None:
    return report.device.id if report.device else None


def _are_others(before: Report, after: Report) -> bool:
    return traits_of(before).contradict(traits_of(after))


def _one_serial() -> FileFault:
    return FileFault(
        message(
            "These are two phones that give the same serial number, or one that was set up anew: no app was installed "
            "on both at the same time, or they are of two models."
        ),
        means=message("What one phone lets an app read says nothing of another, so nothing was compared."),
        next_step=message("Give two reports of the same phone, or --force if you know that it was one phone."),
    )


def _nameless() -> FileFault:
    return FileFault(
        message("Whether these are the same phone cannot be told: what was saved does not say of which phone it is."),
        means=message("What one phone lets an app read says nothing of another, so nothing was compared."),
        next_step=message("Give two reports of the same phone, or --force if you know that it was one phone."),
    )


def _two_phones() -> FileFault:
    return FileFault(
        message(
            "Whether these are the same phone cannot be told from here: the reports come from two computers, or from "
            "two phones."
        ),
        means=message(
            "What one phone lets an app read says nothing of another. A phone also goes by another name in the reports "
            "of another computer."
        ),
        next_step=message("Give two reports of the same phone, or --force if you know that it was one phone."),
    )


def _several() -> FileFault:
    return FileFault(
        message("There is not exactly one phone that both files tell of."),
        means=message("A file of several phones is compared only where one of them stands in the other file too."),
        next_step=message("Give reports of one phone each."),
    )
