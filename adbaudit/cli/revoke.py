"""`adbaudit revoke`: carry out the plan, after asking; every step is read back."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from adbaudit.cli.failure import tell
from adbaudit.cli.one_by_one import one_by_one
from adbaudit.cli.options import adding, common_options
from adbaudit.cli.output import sheet, write
from adbaudit.cli.progress import progress
from adbaudit.cli.targets import Opener, openers, target_options, user_in
from adbaudit.errors import UsageFault
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible

if TYPE_CHECKING:
    from adbaudit.model.plan import PlannedStep
    from adbaudit.model.receipt import StepResult
    from adbaudit.workflow.after import After
    from adbaudit.workflow.audit import Wishes, World
    from adbaudit.workflow.revoke import Choice, Prepared

Agree = Callable[["Prepared"], Sequence["PlannedStep"]]

NOT_EFFECTIVE = 5
"""At least one step did not take effect."""


def command(say: Translator) -> click.Command:
    """The command, its help in the reader's language."""

    @click.command(
        name="revoke",
        help=say(
            message(
                "Switch off what loan apps can read: keeps the proof, shows the plan, asks, does it, and reads back "
                "what came of it. “adbaudit undo” puts it back."
            )
        ),
    )
    @target_options(say)
    @adding(_options(say))
    @adding(common_options(say))
    def revoke(**given: Any) -> int:  # noqa: ANN401  # click hands over what the options above declare
        return _revoke(say, given)

    return revoke


def _options(say: Translator) -> list[Any]:
    return [
        click.option(
            "--package",
            "packages",
            multiple=True,
            metavar="P",
            help=say(message("Only this app (may be given several times); without it, every loan app with a finding.")),
        ),
        click.option(
            "--group",
            "subjects",
            multiple=True,
            metavar="G",
            help=say(message("Only this: contacts, sms, call-log, overlay … (may be given several times).")),
        ),
        click.option("--dry-run", "is_dry_run", is_flag=True, help=say(message("Show the plan and change nothing."))),
        click.option("--yes", "is_agreed", is_flag=True, help=say(message("Do not ask before the change."))),
        click.option(
            "--no-proof",
            "without_proof",
            is_flag=True,
            help=say(message("Do not keep the report and the raw answers from before the change.")),
        ),
        click.option(
            "--format",
            "format_name",
            type=click.Choice(["terminal", "json"]),
            default="terminal",
            show_default=True,
            help=say(message("How to print what came of it.")),
        ),
    ]


def _revoke(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.workflow.audit import Wishes, World, rules  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.clock import SystemClock  # noqa: PLC0415  # as above
    from adbaudit.workflow.phone_apks import ApkReading  # noqa: PLC0415  # as above
    from adbaudit.workflow.revoke import Choice  # noqa: PLC0415  # as above

    choice = Choice(
        packages=frozenset(given["packages"]),
        subjects=_subjects(given["subjects"]),
        keeps_proof=not given["without_proof"],
        is_dry_run=given["is_dry_run"],
    )
    wishes = Wishes(language=say.language, apk=ApkReading(given["apk_reading"]), only_user=user_in(given["user"]))
    pack = rules(given["rules"])
    phones = openers(given)

    def one(opener: Opener) -> int:
        with contextlib.closing(_Waiting(say, given)) as waiting:
            world = World(rules=pack, clock=SystemClock(), progress=waiting)
            return _one(say, opener, (world, wishes, choice), partial(_agreed, say, given, waiting), given)

    return one_by_one(say, [(name, partial(one, opener)) for name, opener in phones])


class _Waiting:
    """`ports.Progress` that is gone before a question is asked."""

    def __init__(self, say: Translator, given: dict[str, Any]) -> None:
        self._say = say
        self._given = given
        self._open = contextlib.ExitStack()

    def step(self, doing: Message) -> None:
        """Show what is being done, in place of what was."""
        self.close()
        display = progress(self._say, quiet=self._given["quiet"], no_color=self._given["no_color"])
        self._open.enter_context(display).step(doing)

    def close(self) -> None:
        """Take the display away."""
        self._open.close()


def _one(
    say: Translator, opener: Opener, how: tuple[World, Wishes, Choice], agree: Agree, given: dict[str, Any]
) -> int:
    """One phone from plan to result."""
    from adbaudit.workflow.after import look_again  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.workflow.receipts import alone  # noqa: PLC0415  # as above
    from adbaudit.workflow.revoke import prepare, revoke  # noqa: PLC0415  # as above

    world, wishes, choice = how
    with opener() as phone, alone(os.environ, phone.device_id):
        prepared = prepare(phone, world, wishes, choice, say, os.environ)
        confirmed = agree(prepared)
        if choice.is_dry_run or prepared.plan.is_empty:
            return _planned_only(say, given)
        results = revoke(phone, world, prepared, confirmed, os.environ)
        code = _show_results(say, prepared, results, given)
        after = look_again(phone, world, wishes, prepared, results, say)
    _show_after(say, prepared, after, given)
    return code


def _agreed(say: Translator, given: dict[str, Any], waiting: _Waiting, prepared: Prepared) -> Sequence[PlannedStep]:
    """Show the plan and ask; gives the steps that were agreed to one by one. No answer is a no.

    Raises:
        click.Abort: the plan was not agreed to.

    """
    from adbaudit.model.plan import Disposition  # noqa: PLC0415  # `--help` stays quick

    waiting.close()
    _show_plan(say, prepared, given)
    has_commands = any(planned.step.actions for planned in prepared.plan.steps)
    if given["is_dry_run"] or given["is_agreed"] or prepared.is_locked or not has_commands:
        return ()
    click.confirm(visible(say(message("Change the phone as the plan says?"))), abort=True, err=True)
    asked = [one for one in prepared.plan.steps if one.step.disposition is Disposition.CONFIRM]
    return [one for one in asked if click.confirm(visible(say(_question(one))), err=True)]


def _show_plan(say: Translator, prepared: Prepared, given: dict[str, Any]) -> None:
    """Before anything is asked; beside JSON it goes to standard error."""
    from adbaudit.plan.locks import maker_switch  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.changes.text import plan_text  # noqa: PLC0415  # `--help` stays quick

    page = sheet(os.environ, to_file=False, no_color=given["no_color"])
    device = prepared.report.device
    switch = maker_switch(device) if prepared.is_locked and device is not None else None
    text = plan_text(prepared.plan, say, page, is_locked=prepared.is_locked, switch=switch)
    if given["format_name"] == "json":
        click.echo(text, nl=False, err=True)
    else:
        write(text, None)


def _question(planned: PlannedStep) -> Message:
    return message("{app}: {step} Do this too?", app=planned.app, step=planned.step.step)


def _show_results(say: Translator, prepared: Prepared, results: Sequence[StepResult], given: dict[str, Any]) -> int:
    from adbaudit.model.receipt import Outcome  # noqa: PLC0415  # `--help` stays quick
    from adbaudit.report.changes.document import results_json  # noqa: PLC0415  # as above
    from adbaudit.report.changes.text import results_text  # noqa: PLC0415  # as above

    journal = prepared.visit.journal if prepared.visit and any(one.receipts for one in results) else None
    if given["format_name"] == "json":
        write(results_json(results, say, journal=journal), None)
    else:
        page = sheet(os.environ, to_file=False, no_color=given["no_color"])
        write(results_text(results, say, page, journal=journal), None)
    failed = {Outcome.REFUSED, Outcome.NOT_EFFECTIVE}
    return NOT_EFFECTIVE if any(result.outcome in failed for result in results) else 0


def _show_after(say: Translator, prepared: Prepared, after: After, given: dict[str, Any]) -> None:
    """For people only: programs find both reports beside the journal."""
    from adbaudit.report.changes.after import after_text  # noqa: PLC0415  # `--help` stays quick

    if after.fault is not None:
        tell(after.fault, say)
    if given["format_name"] == "json":
        return
    page = sheet(os.environ, to_file=False, no_color=given["no_color"])
    kept = str(prepared.visit.folder) if prepared.visit else ""
    write(after_text(after.difference, prepared.report.advice, say, page, kept=kept), None)


def _planned_only(say: Translator, given: dict[str, Any]) -> int:
    from adbaudit.report.changes.document import results_json  # noqa: PLC0415  # `--help` stays quick

    if given["format_name"] == "json":
        write(results_json((), say, journal=None), None)
    return 0


def _subjects(names: Sequence[str]) -> frozenset[str]:
    """The groups that were named.

    Raises:
        UsageFault: one of them is no group.

    """
    from adbaudit.plan.build import SUBJECTS  # noqa: PLC0415  # `--help` stays quick

    for name in names:
        if name not in SUBJECTS:
            raise UsageFault(
                message("“{text}” is nothing that can be switched off.", text=name),
                means=message("Permissions go by the names of their groups, special access by its own."),
                next_step=message("Choose from these: {names}", names=", ".join(SUBJECTS)),
            )
    return frozenset(names)
