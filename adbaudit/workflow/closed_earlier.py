"""What was switched off from this computer before a report was made, so that it is not taken for never on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message
from adbaudit.model.report import Report, SourceKind
from adbaudit.report.changes.lines import line_of
from adbaudit.report.reading import GROUPS, reach
from adbaudit.workflow.regained import switched_off

_CLOSED = frozenset({Effective.ASKS, Effective.BLOCKED})


def with_closed_earlier(report: Report, environ: Mapping[str, str]) -> Report:
    """The same report with what the journals of its phone held as closed when it was made.

    A practice phone begins anew each time, so no journal tells of it.
    """
    if report.device is None or report.provenance.source is SourceKind.PRACTICE:
        return report
    closed, _ = switched_off(environ, report, until=report.provenance.captured_at)
    told = {(line.package, line.user, line.step, line.target) for line in report.receipts}
    lines = (line_of(receipt) for receipt in closed.values())
    new = tuple(line for line in lines if (line.package, line.user, line.step, line.target) not in told)
    return replace(report, receipts=(*report.receipts, *new))


def on_report_of_before(report: Report) -> Iterator[Message]:
    """Nobody can tell from a phone whether an app that cannot read now could do so before."""
    apps = (app.installed for app in report.apps if app.in_phone and app.identity.verdict is Verdict.LOAN)
    if any(reach(one, group) in _CLOSED for one in apps for group in GROUPS):
        yield message(
            "The letters tell what the phone showed when this report was made. If you took access away before then, "
            "write them from the report of before: “before.json” in the folder that “adbaudit revoke” named."
        )
