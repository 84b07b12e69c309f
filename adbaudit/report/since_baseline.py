"""What changed since the baseline, in sentences that every format uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from adbaudit.model.gate import KnownFinding
from adbaudit.model.message import Message, message
from adbaudit.model.report import Report
from adbaudit.report.entries import Entry, entries


def new(report: Report) -> Iterator[Message]:
    """Findings that do not stand in the baseline, or are worse than there; their files are named as it names them."""
    files = {apk.path: apk.name for app in report.apps for apk in app.apks}
    return (
        message("New or worse since the baseline: {finding}", finding=_found(entry, files))
        for entry in entries(report)
        if entry.is_new
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


def _found(entry: Entry, files: Mapping[str, str]) -> Message:
    finding = entry.finding
    file = files.get(finding.path, finding.path) if finding.path else None
    return _told(finding.rule, file, finding.package, finding.user)


def _name(known: KnownFinding) -> Message:
    return _told(known.rule, known.file, known.package, known.user)


def _told(rule: str, file: str | None, package: str | None, user: int | None) -> Message:
    where = file or package
    if where is None:
        return message("{rule}", rule=rule)
    if file and package:
        return message("{rule} in {where} ({package})", rule=rule, where=file, package=package)
    if user is None:
        return message("{rule} in {where}", rule=rule, where=where)
    return message("{rule} in {where}, user {user}", rule=rule, where=where, user=user)
