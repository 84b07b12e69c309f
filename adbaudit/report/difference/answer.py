"""The comparison in a few sentences, the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from adbaudit.model.difference import AppDifference, Difference, Presence, Turn
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message, messages
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.report.difference.words import app_name, named_with
from adbaudit.report.words import some_of

_NAMED = 6


class _Told(Protocol):
    """One turn in words, for so many apps of these names."""

    def __call__(self, count: int, names: Message, *, is_loan: bool) -> Message: ...


def answer_sentences(difference: Difference) -> Iterator[Message]:
    """What is worse, what is open, what is better, and what nobody knows."""
    yield from _warnings(difference)
    lending = [app for app in difference.apps if app.is_of_lending]
    yield from _turned(lending, Turn.GAINED, _gained)
    yield from _back(lending)
    yield from difference.standing
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
    if difference.before.device is None or difference.after.device is None:
        yield message(
            "Whether these reports are of one phone cannot be told. What stands here is true only if it was one."
        )
    elif not difference.is_same_phone:
        yield message("These reports carry the names of two phones. What stands here is true only if it was one.")
    if difference.is_backwards:
        yield message("The second report is older than the first, so this tells the way back in time.")


def _turned(apps: Sequence[AppDifference], turn: Turn, told: _Told) -> Iterator[Message]:
    """Loan apps first; credit inside larger apps, and what may be a loan app, is told apart, as in a scan."""
    here = [app for app in apps if app.has(turn)]
    for is_loan in (True, False):
        some = [app for app in here if (app.verdict is Verdict.LOAN) is is_loan]
        if some:
            names = some_of([named_with(app, [turn]) for app in some], _NAMED)
            yield told(len(some), names, is_loan=is_loan)


def _gained(count: int, names: Message, *, is_loan: bool) -> Message:
    if not is_loan:
        return message(
            "WORSE: apps with credit inside, or that may be loan apps, can do more than before: {names}.", names=names
        )
    return messages(
        "WORSE: one loan app can do more than before: {names}.",
        "WORSE: {count} loan apps can do more than before: {names}.",
        count,
        names=names,
    )


def _lost(count: int, names: Message, *, is_loan: bool) -> Message:
    if not is_loan:
        return message(
            "BETTER: apps with credit inside, or that may be loan apps, can do less than before: {names}.", names=names
        )
    return messages(
        "BETTER: one loan app can do less than before: {names}.",
        "BETTER: {count} loan apps can do less than before: {names}.",
        count,
        names=names,
    )


def _unknown(count: int, names: Message, *, is_loan: bool) -> Message:
    if not is_loan:
        return message(
            "Of apps with credit inside, or that may be loan apps, something was read only once, so whether it "
            "changed is not known: {names}.",
            names=names,
        )
    return messages(
        "Of one loan app something was read only once, so whether it changed is not known: {names}.",
        "Of {count} loan apps something was read only once, so whether it changed is not known: {names}.",
        count,
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
    for presence, told in ((Presence.NEW, _new), (Presence.GONE, _gone)):
        for is_loan in (True, False):
            names = [
                app_name(app) for app in apps if app.presence is presence and (app.verdict is Verdict.LOAN) is is_loan
            ]
            if names:
                yield told(len(names), some_of(names, _NAMED), is_loan=is_loan)


def _new(count: int, names: Message, *, is_loan: bool) -> Message:
    if not is_loan:
        return message("New on the phone, with credit inside, or perhaps a loan app: {names}.", names=names)
    return messages(
        "One loan app is new on the phone: {names}.",
        "{count} loan apps are new on the phone: {names}.",
        count,
        names=names,
    )


def _gone(count: int, names: Message, *, is_loan: bool) -> Message:
    if not is_loan:
        return message("No longer there, with credit inside, or perhaps a loan app: {names}.", names=names)
    return messages(
        "One loan app is no longer there: {names}.",
        "{count} loan apps are no longer there: {names}.",
        count,
        names=names,
    )
