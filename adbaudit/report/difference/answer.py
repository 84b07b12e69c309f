"""The comparison in a few sentences, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from adbaudit.model.difference import AccessChange, AppDifference, Difference, Presence, Turn
from adbaudit.model.message import Message, message, messages
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.report.difference.words import app_name, named_with
from adbaudit.report.words import some_of

_NAMED = 6


def answer_sentences(difference: Difference) -> Iterator[Message]:
    """What is worse, what is open, what is better, and what nobody knows."""
    yield from _warnings(difference)
    lending = [app for app in difference.apps if app.is_of_lending]
    yield from _turned(lending, Turn.GAINED, _gained)
    yield from _back(lending)
    yield from _turned(lending, Turn.STILL, _still)
    yield from _used(lending)
    yield from _turned(lending, Turn.LOST, _lost)
    yield from _turned(lending, Turn.UNKNOWN, _unknown)
    yield from _came_and_went(lending)
    if difference.is_empty:
        yield message("Nothing that these two reports show is different.")
    elif not any(app.is_different for app in lending):
        yield message("Of loan apps nothing that these two reports show is different.")


def unread_sentence(difference: Difference) -> Message | None:
    """That silence is no answer; `None` where everything was read both times."""
    if difference.is_complete:
        return None
    return message(
        "Not everything could be read both times; what was not read is not known, and not told as better: see "
        "“What was not read”."
    )


def _warnings(difference: Difference) -> Iterator[Message]:
    if not difference.is_same_phone:
        yield message("These reports carry the names of two phones. What stands here is true only if it was one.")
    if difference.is_backwards:
        yield message("The second report is older than the first, so this tells the way back in time.")


def _turned(
    apps: Sequence[AppDifference], turn: Turn, told: Callable[[Sequence[AppDifference], Message], Message]
) -> Iterator[Message]:
    """Still being able is told only of contacts, messages and call log; the rest stands further down."""
    here = [app for app in apps if _has(app, turn)]
    if here:
        yield told(here, some_of([named_with(app, [turn]) for app in here], _NAMED))


def _has(app: AppDifference, turn: Turn) -> bool:
    if turn is Turn.STILL:
        return any(_is_main(change, turn) for change in app.access)
    return app.has(turn)


def _is_main(change: AccessChange, turn: Turn) -> bool:
    return change.turn is turn and change.group in MAIN_GROUPS


def _gained(apps: Sequence[AppDifference], names: Message) -> Message:
    return messages(
        "WORSE: one loan app can do more than before: {names}.",
        "WORSE: {count} loan apps can do more than before: {names}.",
        len(apps),
        names=names,
    )


def _still(apps: Sequence[AppDifference], names: Message) -> Message:
    return messages(
        "One loan app can still read: {names}.", "{count} loan apps can still read: {names}.", len(apps), names=names
    )


def _lost(apps: Sequence[AppDifference], names: Message) -> Message:
    return messages(
        "BETTER: one loan app can do less than before: {names}.",
        "BETTER: {count} loan apps can do less than before: {names}.",
        len(apps),
        names=names,
    )


def _unknown(apps: Sequence[AppDifference], names: Message) -> Message:
    return messages(
        "Of one loan app something was read only once, so whether it changed is not known: {names}.",
        "Of {count} loan apps something was read only once, so whether it changed is not known: {names}.",
        len(apps),
        names=names,
    )


def _back(apps: Sequence[AppDifference]) -> Iterator[Message]:
    back = [app for app in apps if any(change.is_regained for change in app.changes)]
    if back:
        names = some_of([app_name(app) for app in back], _NAMED)
        yield message("What had been switched off is on again: {names}. Look who switched it on.", names=names)


def _used(apps: Sequence[AppDifference]) -> Iterator[Message]:
    used = [app for app in apps if any(change.used and change.group in MAIN_GROUPS for change in app.access)]
    if used:
        names = some_of([app_name(app) for app in used], _NAMED)
        yield message("Since the first report the phone recorded reads by: {names}.", names=names)


def _came_and_went(apps: Sequence[AppDifference]) -> Iterator[Message]:
    new = [app_name(app) for app in apps if app.presence is Presence.NEW]
    if new:
        yield messages(
            "One loan app is new on the phone: {names}.",
            "{count} loan apps are new on the phone: {names}.",
            len(new),
            names=some_of(new, _NAMED),
        )
    gone = [app_name(app) for app in apps if app.presence is Presence.GONE]
    if gone:
        yield messages(
            "One loan app is no longer there: {names}.",
            "{count} loan apps are no longer there: {names}.",
            len(gone),
            names=some_of(gone, _NAMED),
        )
