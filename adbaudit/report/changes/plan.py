"""The plan before it is carried out, in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from adbaudit.model.action import ActionKind
from adbaudit.model.message import Message, message
from adbaudit.model.plan import Disposition, LastResort, Plan, PlannedStep
from adbaudit.model.user import User
from adbaudit.ports import Translator
from adbaudit.report.changes.words import by_copy, copy_name, heading, without_place
from adbaudit.report.command_line import command_line
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.sheet import Sheet
from adbaudit.report.stopped_users import change_sentences
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, some_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What stands around a plan: which phone, whose copies, and whether its maker lets a computer change anything."""

    phone: Message
    users: tuple[User, ...] = ()
    is_locked: bool = False
    switch: Message | None = None
    """What this maker wants switched first; given of a locked phone, and where no one has tried."""
    is_tried: bool = False
    """It was asked by commands that change nothing, and did not refuse."""
    with_commands: bool = False


def plan_text(plan: Plan, translator: Translator, sheet: Sheet, setting: Setting) -> str:
    """Every step, by app: first what adbaudit can do, then what only a person can; of a locked phone all by hand."""
    paper, words = Paper(sheet), Words(translator=translator)
    if plan.is_all_off:
        paper.say(words(message("{phone}: everything that a computer can switch off is off.", phone=setting.phone)))
    elif plan.is_empty:
        nothing = message(
            "{phone}: there is nothing to switch off. No app that was meant has a finding with a way out.",
            phone=setting.phone,
        )
        paper.say(words(nothing))
    for note in machine_made_notes(translator):
        paper.say(words(note))
    writer = _Writer(paper, words, setting)
    if setting.is_locked:
        writer.locked(plan.steps)
    else:
        writer.unlocked(plan.steps)
    if plan.left_alone:
        apps = some_of([message("{name}", name=name) for name in plan.left_alone], _NAMED)
        paper.gap()
        paper.say(words(message("Left alone: {apps}. To change one: adbaudit revoke --package NAME", apps=apps)))
    return paper.text()


_TRIED = message(
    "To see whether this phone lets a computer do that, test commands were sent already; they changed nothing on the "
    "phone."
)


class _Writer:
    """Writes steps; a note that was given once is not given again."""

    def __init__(self, paper: Paper, words: Words, setting: Setting) -> None:
        self._paper = paper
        self._words = words
        self._setting = setting
        self._given: set[Message] = set()

    def locked(self, steps: Sequence[PlannedStep]) -> None:
        """A computer can do nothing here: what is left is the person's own hands."""
        heading(self._paper, self._words, message("Please do this on the phone"), self._setting.phone)
        self._say(
            message(
                "This phone’s maker does not let a computer change permissions until a switch in Developer options is "
                "on: test commands that change nothing were refused, and nothing else was sent. The steps below work "
                "without it."
            )
        )
        if self._setting.switch is not None:
            self._say(self._setting.switch)
        by_computer = [one for one in steps if _needs_a_computer(one)]
        self._steps([one for one in steps if one not in by_computer], with_screens=True)
        if by_computer:
            self._paper.gap()
            self._say(message("These only a computer can do, once that switch is on:"))
        for planned in by_computer:
            line = message("{app}: {step}", app=planned.app, step=planned.step.step)
            self._paper.say(self._words(line), indent=2, mark="- ")
        self._paper.gap()
        self._say(NEW_READING)

    def unlocked(self, steps: Sequence[PlannedStep]) -> None:
        """What would be sent, and what is left to the person."""
        automatic = [one for one in steps if one.step.disposition is not Disposition.MANUAL]
        by_hand = [one for one in steps if one.step.disposition is Disposition.MANUAL]
        is_doubtful = self._setting.switch is not None
        if automatic:
            title = message("What adbaudit would change on this phone")
            heading(self._paper, self._words, title, self._setting.phone)
            if self._setting.switch is not None:
                self._say(message("Whether this phone lets a computer do that was not tried: a dry run sends nothing."))
                self._say(self._setting.switch)
            elif self._setting.is_tried:
                self._say(_TRIED)
            for sentence in change_sentences(self._setting.users, {one.user for one in automatic}):
                self._say(sentence)
            self._steps(automatic, with_screens=is_doubtful)
            self._consequences(automatic)
        if by_hand:
            title = message("What only you can do, on the phone’s own screen")
            heading(self._paper, self._words, title, self._setting.phone)
            self._steps(by_hand, with_screens=True)

    def _steps(self, steps: Sequence[PlannedStep], *, with_screens: bool) -> None:
        users = {user.id: user for user in self._setting.users}
        ordered = by_copy(steps, lambda one: (one.package, one.user))
        for (app, package, user), of_app in groupby(ordered, key=lambda one: (one.app, one.package, one.user)):
            self._paper.gap()
            name = copy_name(app, package, user, users.get(user))
            self._paper.say(self._words(name), style="bold")
            for planned in of_app:
                self._step(planned, with_screens=with_screens)

    def _step(self, planned: PlannedStep, *, with_screens: bool) -> None:
        step = planned.step
        with_commands = self._setting.with_commands and not self._setting.is_locked
        idle = (frozenset() if with_screens else step.about_screens) | (
            frozenset() if with_commands else step.about_commands
        )
        self._paper.say(self._words(without_place(step.step)), indent=2, mark="- ")
        if step.disposition is Disposition.CONFIRM and not self._setting.is_locked:
            self._say(message("You are asked about this one by itself."), indent=4)
        for screen in step.screens if with_screens else ():
            self._paper.say(self._words.local(screen), indent=4)
        for note in step.notes:
            if note not in idle and (note not in self._given or step.is_off):
                self._given.add(note)
                self._say(note, indent=4)
        for argv in step.commands if with_commands else ():
            self._paper.command(command_line(argv), indent=4)

    def _consequences(self, steps: Sequence[PlannedStep]) -> None:
        """Each once, with the apps that it is about where those are not all."""
        self._paper.gap()
        self._paper.say(self._words(message("What that changes for you")), style="bold")
        for sentence in (*_told_of(steps), _promise(steps), NEW_READING):
            self._paper.say(self._words(sentence), indent=2, mark="- ")

    def _say(self, sentence: Message, *, indent: int = 0) -> None:
        self._paper.say(self._words(sentence), indent=indent)


_NAMED = 4
_WHOLE = frozenset(resort.value for resort in LastResort)
NEW_READING = message("It stops new reading. What was uploaded before is not called back, and the debt stays.")


def _told_of(steps: Sequence[PlannedStep]) -> Iterator[Message]:
    apps: dict[Message, dict[str, None]] = {}
    for planned in steps:
        for sentence in planned.step.consequences:
            apps.setdefault(sentence, {})[planned.app] = None
    every = {planned.app for planned in steps}
    for sentence, names in apps.items():
        named = some_of([message("{name}", name=name) for name in names], _NAMED)
        yield sentence if set(names) == every else message("{app}: {step}", app=named, step=sentence)


def _needs_a_computer(planned: PlannedStep) -> bool:
    """What is done to a whole app, and has no button on the phone."""
    return planned.subject in _WHOLE and bool(planned.step.actions) and not planned.step.screens


def _promise(steps: Sequence[PlannedStep]) -> Message:
    """A stop is the one thing that no command takes back."""
    if any(action.kind is ActionKind.STOP_APP for planned in steps for action in planned.step.actions):
        return message(
            "Each step is read back from the phone, a moment later once more. “adbaudit undo” puts everything back but "
            "a stop: that ends when you open the app."
        )
    return message("Each step is read back from the phone, a moment later once more, and “adbaudit undo” puts it back.")
