"""`adbaudit revoke`: carry out the plan, after asking; every step is read back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.asking import is_agreed
from adbaudit.cli.exit_code import GAPS, NOT_EFFECTIVE, STOPPED
from adbaudit.cli.failure import tell
from adbaudit.cli.midway import telling_if_begun
from adbaudit.cli.one_by_one import one_by_one
from adbaudit.cli.options import adding, common_options
from adbaudit.cli.output import sheet, show_before, write
from adbaudit.cli.phones_of_run import PhonesOfRun
from adbaudit.cli.progress import Waiting
from adbaudit.cli.revoke_options import choice_in, revoke_options
from adbaudit.cli.targets import Opener, openers, target_options, user_in
from adbaudit.model.message import Message, message, messages
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible

if TYPE_CHECKING:
    from adbaudit.model.plan import PlannedStep
    from adbaudit.model.receipt import StepResult
    from adbaudit.report.changes.plan import Setting
    from adbaudit.workflow.after import After
    from adbaudit.workflow.audit import Wishes, World
    from adbaudit.workflow.receipts import Visit
    from adbaudit.workflow.revoke import Choice, Prepared


_WHAT_IT_DOES = message(
    "Switch off what loan apps can read: keeps the proof, shows the plan, asks, does it, and reads back what came of "
    "it. “adbaudit undo” puts it back."
)
_BEFORE_IT_ASKS = message(
    "Before it asks, it sends the phone test commands that change nothing, to see whether its maker lets a computer do "
    "this; with --dry-run not even those."
)


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="revoke",
        help=say(message("{first} {second}", first=_WHAT_IT_DOES, second=_BEFORE_IT_ASKS)),
    )
    @target_options(say)
    @adding(revoke_options(say))
    @adding(common_options(say))
    def revoke(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _revoke(say, given)

    return revoke


def _revoke(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.workflow.audit import Wishes, World, rules  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.phone_apks import ApkReading  # noqa: PLC0415  # as above

    choice = choice_in(given)
    wishes = Wishes(language=say.language, apk=ApkReading(given["apk_reading"]), only_user=user_in(given["user"]))
    pack = rules(given["rules"])
    phones = openers(given)
    phones_so_far = PhonesOfRun(are_several=len(phones) > 1)

    def one(name: str, opener: Opener) -> int:
        with contextlib.closing(Waiting(say, given)) as waiting:
            world = World(rules=pack, clock=SystemClock(), progress=waiting)
            run = _Run(say=say, given=given, waiting=waiting, name=name, phones=phones_so_far)
            return _one(run, opener, (world, wishes, choice))

    with telling_if_begun(phones_so_far.have_changed, _BEFORE_THIS), contextlib.closing(phones_so_far):
        return one_by_one(say, [(name, partial(one, name, opener)) for name, opener in phones])


_BEFORE_THIS = message(
    "Stopped. Nothing was changed on this phone, nor on any after it. What was done to the phones before it stands; "
    "“adbaudit undo” puts it back, one phone at a time."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """What one phone's run is told with."""

    say: Translator
    given: dict[str, Any]
    waiting: Waiting
    name: str
    """As the person named the phone; empty where only one is connected."""
    phones: PhonesOfRun


def _one(run: _Run, opener: Opener, how: tuple[World, Wishes, Choice]) -> int:
    """One phone from plan to result."""
    from adbaudit.workflow.after import After, look_again  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.receipts import alone  # noqa: PLC0415  # as above
    from adbaudit.workflow.revoke import journal_of, keep_proof, prepare, revoke  # noqa: PLC0415  # as above

    world, wishes, choice = how
    with opener() as phone, alone(os.environ, phone.device_id):
        wishes = replace(wishes, language=run.say.language)  # with `--lang auto` it is known only now
        prepared = prepare(phone, world, wishes, choice)
        setting = _setting(run, prepared)
        confirmed = _agreed(run, prepared, setting)
        if confirmed is None:
            return _left_alone(run, setting)
        if choice.is_dry_run or prepared.plan.is_empty:
            return _planned_only(run, prepared)
        if prepared.is_locked or not prepared.has_commands:
            results = revoke(phone, world, prepared, (), None)
            _show_results(run, setting, results, None)
            return _show_after(run, prepared, After(results=results), None)
        visit = keep_proof(phone, world, wishes, prepared, run.say, os.environ)
        journal = journal_of(visit, os.environ)
        run.phones.journals.append(journal)
        with telling_if_begun(lambda: journal.has_grown, _BEGUN):
            results = revoke(phone, world, prepared, confirmed, journal)
            _show_results(run, setting, results, visit)
            after = look_again(phone, world, wishes, prepared, visit, results, run.say)
    return _show_after(run, prepared, after, visit)


_BEGUN = message(
    "Stopped in the middle. What was begun stands in the journal: “adbaudit undo” puts it back, and “adbaudit scan” "
    "shows how the phone stands now."
)


def _setting(run: _Run, prepared: Prepared) -> Setting:
    from adbaudit.plan.locks import maker_switch  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.changes.plan import Setting  # noqa: PLC0415  # as above
    from adbaudit.report.changes.words import phone_name  # noqa: PLC0415  # as above

    device = prepared.report.device
    is_doubtful = prepared.is_locked or run.given["is_dry_run"]
    return Setting(
        phone=phone_name(device, run.name),
        users=device.users if device is not None else (),
        is_locked=prepared.is_locked,
        is_tried=not run.given["is_dry_run"],
        switch=maker_switch(device) if is_doubtful and device is not None else None,
        with_commands=run.given["with_commands"],
    )


def _agreed(run: _Run, prepared: Prepared, setting: Setting) -> Sequence[PlannedStep] | None:
    """Show the plan and ask; gives the steps that were agreed to one by one, `None` where nothing was.

    Raises:
        click.Abort: there is nobody to answer.

    """
    from adbaudit.model.plan import Disposition  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.changes.plan import plan_text  # noqa: PLC0415  # as above

    run.waiting.close()
    page = sheet(os.environ, to_file=False, no_color=run.given["no_color"])
    show_before(plan_text(prepared.plan, run.say, page, setting), run.given)
    if run.given["is_dry_run"] or run.given["is_agreed"] or prepared.is_locked or not prepared.has_commands:
        return ()
    automatic = [one for one in prepared.plan.steps if one.step.disposition is Disposition.AUTOMATIC]
    if automatic and not is_agreed(run.say, _question(automatic, setting.phone)):
        return None
    asked = [one for one in prepared.plan.steps if one.step.disposition is Disposition.CONFIRM]
    confirmed = [one for one in asked if is_agreed(run.say, _question_alone(one))]
    return confirmed if automatic or confirmed else None


def _left_alone(run: _Run, setting: Setting) -> int:
    """A no for one phone is none for the others."""
    if not run.phones.are_several:
        raise click.Abort
    click.echo(visible(run.say(message("{phone}: nothing was changed.", phone=setting.phone))), err=True)
    return STOPPED


def _question(steps: Sequence[PlannedStep], phone: Message) -> Message:
    apps = len({planned.package for planned in steps})
    return message(
        "Change {settings} of {apps} on this phone: {phone}?",
        settings=messages("one setting", "{count} settings", len(steps)),
        apps=messages("one app", "{count} apps", apps),
        phone=phone,
    )


def _question_alone(planned: PlannedStep) -> Message:
    return message("{app}: {step} Do this too?", app=planned.app, step=planned.step.step)


def _show_results(run: _Run, setting: Setting, results: Sequence[StepResult], visit: Visit | None) -> None:
    """For people at once; programs get them as they stand at the very end."""
    from adbaudit.report.changes.results import results_text  # noqa: PLC0415  # `--help` stays quick

    run.waiting.close()
    if run.given["format_name"] != "json":
        page = sheet(os.environ, to_file=False, no_color=run.given["no_color"])
        kept = visit.folder if visit is not None else None
        write(results_text(results, run.say, page, setting, kept=kept), None)


def _show_after(run: _Run, prepared: Prepared, after: After, visit: Visit | None) -> int:
    """Programs find both reports beside the journal."""
    from adbaudit.report.changes.after import after_text  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.changes.document import results_json  # noqa: PLC0415  # as above

    run.waiting.close()
    if after.fault is not None:
        tell(after.fault, run.say)
    if run.given["format_name"] == "json":
        journal = visit.journal if visit is not None and visit.journal.is_file() else None
        run.phones.documents.append(
            results_json(after.results, run.say, device=prepared.report.device, journal=journal)
        )
    else:
        page = sheet(os.environ, to_file=False, no_color=run.given["no_color"])
        told = after_text(
            after.difference, prepared.report.advice, run.say, page, put_back=after.put_back, unseen=after.unseen
        )
        write(told, None)
    if not all(result.took_effect for result in after.results):
        return NOT_EFFECTIVE
    return GAPS if after.unseen else 0


def _planned_only(run: _Run, prepared: Prepared) -> int:
    """Programs get the plan in the form of results, of which nothing was done."""
    from adbaudit.report.changes.document import results_json  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.revoke import planned_only  # noqa: PLC0415  # as above

    if run.given["format_name"] == "json":
        run.phones.documents.append(
            results_json(planned_only(prepared), run.say, device=prepared.report.device, journal=None)
        )
    return 0
