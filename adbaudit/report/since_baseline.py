"""What changed since the baseline, in sentences that every format uses."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.gate import KnownFinding
from adbaudit.model.message import Message, message
from adbaudit.model.report import Report
from adbaudit.report.entries import Entry, entries


def new(report: Report) -> Iterator[Message]:
    """Findings that do not stand in the baseline."""
    return (
        message("New since the baseline: {finding}", finding=_place(entry)) for entry in entries(report) if entry.is_new
    )


def gone(report: Report) -> Iterator[Message]:
    """Findings of the baseline that were looked for in vain."""
    return (message("Gone since the baseline: {finding}", finding=_name(one)) for one in report.gate.vanished)


def not_seen(report: Report) -> Iterator[Message]:
    """Findings of the baseline of which nothing can be said this time."""
    return (
        message("In the baseline, but could not be looked at this time: {finding}", finding=_name(one))
        for one in report.gate.unseen
    )


def _place(entry: Entry) -> Message:
    finding = entry.finding
    return _told(finding.rule, entry.place or finding.package, finding.user)


def _name(known: KnownFinding) -> Message:
    return _told(known.rule, known.file or known.package, known.user)


def _told(rule: str, where: str | None, user: int | None) -> Message:
    if where is None:
        return message("{rule}", rule=rule)
    if user is None:
        return message("{rule} in {where}", rule=rule, where=where)
    return message("{rule} in {where}, user {user}", rule=rule, where=where, user=user)
