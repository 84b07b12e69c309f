"""The phone audited once more after a change, so that before and after can be laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from adbaudit.errors import AdbauditError, FileFault, PhoneLost
from adbaudit.model.difference import Difference
from adbaudit.model.gap import CONNECTION_GONE
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.model.receipt import StepResult
from adbaudit.model.report import Report
from adbaudit.ports import Translator
from adbaudit.private_file import write_private
from adbaudit.report.changes.lines import lines_of
from adbaudit.report.difference.compare import compare
from adbaudit.report.render import render
from adbaudit.workflow.audit import Wishes, World, scan
from adbaudit.workflow.last_look import look_once_more, not_looked_at
from adbaudit.workflow.phones import OpenPhone
from adbaudit.workflow.receipts import Visit
from adbaudit.workflow.revoke import Prepared


@dataclass(frozen=True, slots=True, kw_only=True)
class After:
    """What the second audit gave; with a `fault` there is none, or it was not kept, and the change stands."""

    results: tuple[StepResult, ...]
    """As they stand at the very end."""
    put_back: tuple[StepResult, ...] = ()
    """Those of them that were done, and did not last until then."""
    difference: Difference | None = None
    """`None` too where its report could not be kept."""
    fault: AdbauditError | None = None

    @property
    def unseen(self) -> tuple[StepResult, ...]:
        """What was done, and of which the last look told nothing."""
        return tuple(result for result in self.results if result.not_seen_again is not None)


def look_again(  # noqa: PLR0913, PLR0917  # the world as it is, and what was done in it
    phone: OpenPhone,
    world: World,
    wishes: Wishes,
    prepared: Prepared,
    visit: Visit,
    results: Sequence[StepResult],
    say: Translator,
) -> After:
    """Audit the phone anew and keep the report, with the receipts in it, beside the one from before.

    Only where that one was kept and something was tried; a fault here takes nothing back and hides no result.
    """
    if not visit.report.is_file() or not any(result.receipts for result in results):
        return After(results=tuple(results))
    world.progress.step(message("Reading the phone once more, for the report after the change"))
    try:
        report = scan(phone.shell, world, wishes, device_id=phone.device_id)
        now = look_once_more(phone, world, prepared, results)
    except AdbauditError as fault:
        return After(results=not_looked_at(results, _why(fault)), fault=fault)
    changed = tuple(new for old, new in zip(results, now, strict=True) if new.outcome is not old.outcome)
    with_receipts = replace(report, receipts=tuple(lines_of(now)))
    try:
        _keep(with_receipts, visit, say)
    except FileFault as fault:
        return After(results=now, put_back=changed, fault=fault)
    return After(results=now, put_back=changed, difference=compare(prepared.report, with_receipts))


def _why(fault: AdbauditError) -> Message:
    return CONNECTION_GONE if isinstance(fault, PhoneLost) else message("the phone could not be read once more")


def _keep(report: Report, visit: Visit, say: Translator) -> None:
    try:
        write_private(visit.report_after, render(report, "json", say).encode())
    except OSError as fault:
        path = str(visit.report_after)
        raise FileFault(
            message("The report could not be written to {path}: {why}", path=path, why=os_reason(fault)),
            means=message("The phone was changed as told above; only the report after it was not kept."),
            next_step=message("Make room, then keep one with “adbaudit scan --format json -o FILE”."),
        ) from fault
