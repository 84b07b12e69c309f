"""A comparison for a person: what is better, what is worse, what is still open, then app by app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.difference import AppDifference, Change, Difference, Presence, Side, Turn
from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import group_name
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.model.source_name import source_name
from adbaudit.ports import Translator
from adbaudit.report.difference.answer import answer_sentences, unread_sentence
from adbaudit.report.difference.words import app_name, before_and_after, cell, has_ways, named_with, thing, ways_cell
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.reading import GROUPS, READS
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Cell, Paper
from adbaudit.report.words import Words, some_of

_STYLES = {
    Turn.GAINED: "bold red",
    Turn.STILL: "red",
    Turn.LOST: "green",
    Turn.CHANGED: "yellow",
    Turn.UNKNOWN: "magenta",
    None: "",
}
_NAMED = 6


def difference_text(difference: Difference, translator: Translator, sheet: Sheet) -> str:
    """The answer first; ends with what it does not mean."""
    paper, words = Paper(sheet), Words(translator=translator)
    for sentence in answer_sentences(difference):
        paper.say(words(sentence), style="bold")
    unread = unread_sentence(difference)
    if unread is not None:
        paper.say(words(unread), style="bold yellow")
    for note in machine_made_notes(translator):
        paper.say(words(note))
    write_table(paper, words, difference)
    lending = [app for app in difference.apps if app.is_of_lending]
    for app in lending:
        _write_app(paper, words, app)
    _write_others(paper, words, [app for app in difference.apps if not app.is_of_lending])
    _write_unread(paper, words, difference)
    paper.heading(words(message("What was compared")))
    for sentence in (*compared_sentences(difference), LIMIT):
        paper.say(words(sentence))
    return paper.text()


def write_table(paper: Paper, words: Words, difference: Difference) -> None:
    """Apps of lending against contacts, messages and call log: before → after."""
    apps = [app for app in difference.apps if app.is_of_lending]
    if not apps:
        return
    several = len({app.user for app in difference.apps}) > 1
    users = [words(message("User"))] if several else []
    groups = [words(group_name(group)) for group in GROUPS]
    others = [words(message("Other ways"))] if has_ways(apps) else []
    heads = [words(message("App")), *users, *(f"{name[:1].upper()}{name[1:]}" for name in groups), *others]
    rows = [[*_whose(words, app, several=several), *_cells(words, app, ways=bool(others))] for app in apps]
    paper.gap()
    paper.table(heads, rows)


def _whose(words: Words, app: AppDifference, *, several: bool) -> Iterator[Cell]:
    yield words(app_name(app)), ""
    if several:
        yield words(app.whose), ""


def _cells(words: Words, app: AppDifference, *, ways: bool) -> Iterator[Cell]:
    for group in GROUPS:
        said, turn = cell(app, group, READS[group])
        yield words(said), _STYLES[turn]
    if ways:
        said, turn = ways_cell(app)
        yield words(said), _STYLES[turn]


def _write_app(paper: Paper, words: Words, app: AppDifference) -> None:
    """Nothing where nothing is to be told of it."""
    lines = list(turn_sentences(app))
    presence = presence_sentence(app)
    if not lines and presence is None:
        return
    name = message("{app}  [{package}]", app=app_name(app), package=app.package)
    if app.user:
        name = message("{told} [{users}]", told=name, users=app.whose)
    paper.gap()
    paper.say(words(name), style="bold")
    if presence is not None:
        paper.say(words(presence), indent=2)
    for sentence, turn in lines:
        paper.say(words(sentence), indent=2, mark="- ", style=_STYLES[turn])


def presence_sentence(app: AppDifference) -> Message | None:
    """Whether it came or went; `None` where it was there both times."""
    return {
        Presence.BOTH: None,
        Presence.NEW: message("New: the first report does not have it."),
        Presence.GONE: message("No longer there: the second report does not have it."),
        Presence.UNKNOWN: message(
            "Only one of the reports has it, and the other could not see every app: whether it came or went is not "
            "known."
        ),
    }[app.presence]


def turn_sentences(app: AppDifference) -> Iterator[tuple[Message, Turn | None]]:
    """Everything that turned, that it still can, and that it used since."""
    for change in app.changes:
        if change.turn is not None:
            yield _line(change), change.turn
    for one in app.access:
        if one.used is not None:
            yield (
                message(
                    "The phone recorded a use of {permission} since the first report: {time}.",
                    permission=one.permission.rpartition(".")[2],
                    time=one.used.strftime("%Y-%m-%d %H:%M"),
                ),
                Turn.STILL,
            )


def _line(change: Change) -> Message:
    """The turn in words, what it is about, before and after."""
    what = thing(change)
    name = getattr(change, "permission", "").rpartition(".")[2]
    if name:
        what = message("{what}, {permission}", what=what, permission=name)
    told = before_and_after(change)
    if change.is_regained:
        return message("BACK AGAIN, it had been switched off: {what}: {told}", what=what, told=told)
    match change.turn:
        case Turn.GAINED:
            return message("NEW: {what}: {told}", what=what, told=told)
        case Turn.LOST:
            return message("No longer: {what}: {told}", what=what, told=told)
        case Turn.STILL:
            return message("Still: {what}: {told}", what=what, told=told)
        case Turn.UNKNOWN:
            return message("Not known: {what}: {told}", what=what, told=told)
        case _:
            return message("Changed: {what}: {told}", what=what, told=told)


def _write_others(paper: Paper, words: Words, others: Sequence[AppDifference]) -> None:
    """Apps that nothing calls loan apps, where it is about names and messages, and how many came or went."""
    sentences = tuple(other_sentences(others))
    if sentences:
        paper.heading(words(message("Other apps")))
    for sentence in sentences:
        paper.say(words(sentence), mark="- ")


def other_sentences(others: Sequence[AppDifference]) -> Iterator[Message]:
    """Who of them can read more or less, and how many came or went."""
    gained = [app for app in others if _has_main(app, Turn.GAINED)]
    if gained:
        names = some_of([named_with(app, [Turn.GAINED]) for app in gained], _NAMED)
        yield messages(
            "One app that is not known as a loan app can read anew: {names}.",
            "{count} apps that are not known as loan apps can read anew: {names}.",
            len(gained),
            names=names,
        )
    lost = [app for app in others if _has_main(app, Turn.LOST)]
    if lost:
        names = some_of([named_with(app, [Turn.LOST]) for app in lost], _NAMED)
        yield messages(
            "One of them can read less than before: {names}.",
            "{count} of them can read less than before: {names}.",
            len(lost),
            names=names,
        )
    for presence, told in ((Presence.NEW, _new), (Presence.GONE, _gone)):
        here = [app for app in others if app.presence is presence]
        if here:
            yield told(here)


def _has_main(app: AppDifference, turn: Turn) -> bool:
    return any(change.turn is turn and change.group in MAIN_GROUPS for change in app.access)


def _new(apps: Sequence[AppDifference]) -> Message:
    names = some_of([app_name(app) for app in apps], _NAMED)
    return messages(
        "New on the phone: one app, {names}.", "New on the phone: {count} apps, {names}.", len(apps), names=names
    )


def _gone(apps: Sequence[AppDifference]) -> Message:
    names = some_of([app_name(app) for app in apps], _NAMED)
    return messages(
        "No longer there: one app, {names}.", "No longer there: {count} apps, {names}.", len(apps), names=names
    )


def _write_unread(paper: Paper, words: Words, difference: Difference) -> None:
    """What one of both did not read, so that nobody takes silence for an answer."""
    if difference.is_complete:
        return
    paper.heading(words(message("What was not read")))
    for which, side in ((message("Before:"), difference.before), (message("After:"), difference.after)):
        for sentence in unread_sentences(side):
            paper.say(words(sentence), mark=f"- {words.before(which)}")


def unread_sentences(side: Side) -> Iterator[Message]:
    """The first of what one report did not read, the rest as a number."""
    told = list(dict.fromkeys(message("{wanted}: {reason}", wanted=gap.wanted, reason=gap.reason) for gap in side.gaps))
    yield from told[:_NAMED]
    if len(told) > _NAMED:
        yield messages("and one thing more", "and {count} things more", len(told) - _NAMED)


def compared_sentences(difference: Difference) -> Iterator[Message]:
    """The phone, both names where it has two, then both reports."""
    yield from dict.fromkeys((difference.before.phone, difference.after.phone))
    yield _side(message("Before:"), difference.before)
    yield _side(message("After:"), difference.after)


def _side(which: Message, side: Side) -> Message:
    """When a report was made, by the phone's clock where its zone is known, and from what."""
    at = side.captured_at.astimezone(side.zone) if side.zone else side.captured_at
    zone = f" (UTC{at.isoformat(timespec='minutes')[-6:]})" if at.tzinfo else ""
    return message(
        "{which} {time}, from {source}",
        which=which,
        time=f"{at:%Y-%m-%d %H:%M}{zone}",
        source=source_name(side.source),
    )


LIMIT = message(
    "“No longer” means: it could read then and cannot now. What was uploaded before is not called back, and an "
    "app can ask again."
)
