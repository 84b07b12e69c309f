"""Carry a plan out on a phone: proof first, then the change, each step read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from adbaudit.apply import JournalFile, carry_out, find_lock
from adbaudit.apply.phone import Phone
from adbaudit.apply.reasons import LOCKED
from adbaudit.errors import FileFault, PhoneLost
from adbaudit.facts.read_back import PhoneStates
from adbaudit.model.action import Action, ActionKind
from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.model.plan import Disposition, LastResort, Plan, PlannedStep
from adbaudit.model.receipt import ONLY_SHOWN, Outcome, Receipt, StepResult
from adbaudit.model.report import Report
from adbaudit.plan import build, with_last_resorts
from adbaudit.plan.build import meant
from adbaudit.ports import Translator
from adbaudit.private_file import write_private
from adbaudit.report.render import render
from adbaudit.saved.capture import Capture
from adbaudit.version import __version__
from adbaudit.workflow.audit import Wishes, World, scan
from adbaudit.workflow.named_apps import check_packages
from adbaudit.workflow.phones import OpenPhone
from adbaudit.workflow.receipts import Visit, new_visit, sealing_key
from adbaudit.workflow.saved import capture, keep, redacted_if_same

_MAIN = frozenset(group.value for group in MAIN_GROUPS)
_WHOLE = frozenset(resort.value for resort in LastResort)
_WORST_FIRST = (
    *(Outcome.REFUSED, Outcome.NOT_EFFECTIVE, Outcome.UNKNOWN),
    *(Outcome.DONE, Outcome.SKIPPED, Outcome.MANUAL),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person wants changed; nothing named means all loan apps, and everything found about them."""

    packages: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    last_resorts: frozenset[LastResort] = frozenset()
    """What is done to each app as a whole, at the very end."""
    keeps_proof: bool = True
    is_dry_run: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """Read and planned; nothing is written and nothing is changed yet."""

    report: Report
    plan: Plan
    is_locked: bool
    """The maker keeps changes from the computer: only the phone's own screens are left."""
    captured: Capture | None
    """What the phone answered; `None` where no proof is wanted."""
    started: datetime

    @property
    def has_commands(self) -> bool:
        """Whether a computer has anything to do."""
        return any(planned.step.actions for planned in self.plan.steps)


def prepare(phone: OpenPhone, world: World, wishes: Wishes, choice: Choice) -> Prepared:
    """Audit the phone, plan, and look whether the maker lets a computer change anything.

    Raises:
        PhoneLost: the phone answered nothing at all, or went away while it was read.
        UsageFault: an app was named that the phone does not have.

    """
    started = world.clock.now()
    captured, report = None, None
    if choice.keeps_proof and not choice.is_dry_run:
        captured, report = capture(phone.shell, world, wishes, device_id=phone.device_id)
    report = report or scan(phone.shell, world, wishes, device_id=phone.device_id)
    if any(gap.is_connection_lost for gap in report.gaps):
        raise _half_read()
    check_packages(choice.packages, report)
    plan = _plan(report, world, choice)
    is_tried = not choice.is_dry_run and any(planned.step.actions for planned in plan.steps)
    return Prepared(
        report=report,
        plan=plan,
        is_locked=is_tried and find_lock(phone.shell),
        captured=captured,
        started=started,
    )


def keep_proof(
    phone: OpenPhone, world: World, wishes: Wishes, prepared: Prepared, say: Translator, environ: Mapping[str, str]
) -> Visit:
    """The folder of this change, with the report and the raw answers from before it; called after the yes.

    Identifiers are taken out of the raw answers wherever the report stays the very same without them: who looks at
    the proof later needs what apps could read, not the phone's serial. Where it would not, they are kept as they came.

    Raises:
        FileFault, JournalFault: the proof could not be kept; nothing is changed then.

    """
    visit = new_visit(environ, phone.device_id, prepared.started)
    if prepared.captured is not None:
        world.progress.step(message("Keeping the proof before anything is changed"))
        keep(redacted_if_same(prepared.captured, prepared.report, world, wishes), visit.capture)
        _keep_report(prepared.report, visit, say)
    return visit


def revoke(
    phone: OpenPhone, world: World, prepared: Prepared, confirmed: Sequence[PlannedStep], journal: JournalFile | None
) -> tuple[StepResult, ...]:
    """Carry out the automatic steps and those that were confirmed one by one; one result a step, in the plan's order.

    Without a journal nothing is sent.

    Raises:
        JournalFault: the journal could not be written; the phone was not changed.

    """
    steps = prepared.plan.steps
    chosen = [one for one in steps if one.step.disposition is Disposition.AUTOMATIC or one in confirmed]
    actions = tuple(action for one in chosen for action in one.step.actions)
    receipts: dict[Action, Receipt] = {}
    if actions and journal is not None and not prepared.is_locked:
        world.progress.step(message("Changing the phone, and reading back what came of it"))
        done = carry_out(actions, changeable(phone, prepared), journal, world.clock)
        receipts = dict(zip(actions, done, strict=True))
    return tuple(_result(one, receipts, is_locked=prepared.is_locked, is_chosen=one in chosen) for one in steps)


def planned_only(prepared: Prepared) -> tuple[StepResult, ...]:
    """The plan as results of a run that was only to show it."""
    by_hand = Disposition.MANUAL
    return tuple(
        StepResult(
            planned=one,
            outcome=Outcome.MANUAL if one.step.disposition is by_hand else Outcome.SKIPPED,
            because=ONLY_SHOWN,
        )
        for one in prepared.plan.steps
    )


def journal_of(visit: Visit, environ: Mapping[str, str]) -> JournalFile:
    """Where the change is written down before it is made."""
    return JournalFile(visit.journal, sealing_key(environ))


def changeable(phone: OpenPhone, prepared: Prepared) -> Phone:
    """The phone as the room that changes it knows it."""
    sdk = (prepared.report.device.sdk if prepared.report.device else None) or 0
    return Phone(shell=phone.shell, reader=PhoneStates(sdk), device=phone.device_id, sdk=sdk, version=__version__)


def told_by(planned: PlannedStep, receipts: tuple[Receipt, ...]) -> StepResult:
    """A step is as good as the worst of its actions."""
    telling = min(receipts, key=lambda receipt: _WORST_FIRST.index(receipt.outcome))
    return StepResult(planned=planned, outcome=telling.outcome, because=telling.because, receipts=receipts)


def _half_read() -> PhoneLost:
    return PhoneLost(
        message("The connection broke while the phone was read."),
        means=message("What was not read cannot be planned for, so nothing was changed on the phone."),
        next_step=message("Check the cable, unlock the phone, and run the same command again."),
    )


def _plan(report: Report, world: World, choice: Choice) -> Plan:
    plan = build(report.findings, report.apps, packages=choice.packages, subjects=choice.subjects)
    if not choice.last_resorts or report.device is None:
        return plan
    apps = meant(report.findings, report.apps, choice.packages)
    return with_last_resorts(plan, apps, report.device, world.rules.guides, choice.last_resorts)


def _result(
    planned: PlannedStep, receipts: Mapping[Action, Receipt], *, is_locked: bool, is_chosen: bool
) -> StepResult:
    if not planned.step.actions:
        return _by_hand(planned)
    if is_locked:
        return StepResult(planned=planned, outcome=Outcome.REFUSED, because=LOCKED)
    if not is_chosen:
        return _left(planned)
    return told_by(planned, tuple(receipts[action] for action in planned.step.actions))


def _by_hand(planned: PlannedStep) -> StepResult:
    """A permission that somebody holds fast has no screen either: it stays as it is, and that is told."""
    if not planned.step.screens and planned.subject in _WHOLE:
        because = message("it cannot be done as things stand, so it was left as it is")
        return StepResult(planned=planned, outcome=Outcome.SKIPPED, because=because)
    if planned.step.is_off:
        because = message("it is off now; if the app asks again, somebody has to say no on the phone")
        return StepResult(planned=planned, outcome=Outcome.MANUAL, because=because)
    is_held = not planned.step.screens and planned.subject in _MAIN
    outcome = Outcome.NOT_EFFECTIVE if is_held else Outcome.MANUAL
    because = message("only a person can do this, on the phone’s own screen")
    if is_held:
        because = message("somebody else holds it fast, and there is no switch for it on this phone")
    return StepResult(planned=planned, outcome=outcome, because=because)


def _left(planned: PlannedStep) -> StepResult:
    """A step that was not agreed to by itself; where it is the only way left, the app goes on reading."""
    if any(action.kind is ActionKind.DISABLE_APP for action in planned.step.actions):
        because = message(
            "the phone’s maker fixed it; switching the whole app off would stop it, and needs your own word"
        )
        return StepResult(planned=planned, outcome=Outcome.NOT_EFFECTIVE, because=because)
    because = message("it needs your own word, and was left as it is")
    return StepResult(planned=planned, outcome=Outcome.SKIPPED, because=because)


def _keep_report(report: Report, visit: Visit, say: Translator) -> None:
    try:
        write_private(visit.report, render(report, "json", say).encode())
    except OSError as fault:
        raise FileFault(
            message("The report could not be written to {path}: {why}", path=str(visit.report), why=os_reason(fault)),
            means=message("The proof comes before the change, so nothing was changed on the phone."),
            next_step=message("Make room, or give --no-proof to do without."),
        ) from fault
