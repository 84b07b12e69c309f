"""What has to be read before the first step is taken, in a line each."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.channel import Channel
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message, messages
from adbaudit.model.plan import Advice, Disposition
from adbaudit.model.report import SourceKind
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.report.naming import app_name
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page
from adbaudit.report.reading import NOW
from adbaudit.report.words import listing, sentences, some_of

_NAMED = 4
_CONNECTED = frozenset({SourceKind.ADB, SourceKind.PRACTICE})
_NEEDS = {
    "after-coloros": message("The command needs “Disable permission monitoring” in Developer options."),
    "after-miui": message("The command needs “USB debugging (Security settings)” in Developer options."),
}
"""What a maker wants switched on first, by the point of advice that has it switched off afterwards."""


def first_sentences(outline: Outline) -> Iterator[Message]:
    """Each in the order of doing it."""
    points = {advice.id: number for number, advice in enumerate(outline.report.advice, start=1)}
    if "danger-now" in points:
        yield _danger(outline.report.advice[points["danger-now"] - 1])
    if "save-proof" in points:
        yield message(
            "Save proof before you change anything: point {number} of “What to do next”.", number=points["save-proof"]
        )
    yield from _switches(outline)
    if "tell-contacts" in points and _is_all_closed(outline):
        yield message(
            "None of the loan apps can read contacts, messages or the call log now. Go on with your contacts: "
            "point {number} of “What to do next”.",
            number=points["tell-contacts"],
        )
    if "limits" in points:
        yield message("Switching off stops new reading; what was uploaded before is not called back.")


def _switches(outline: Outline) -> Iterator[Message]:
    """Accessibility before all else, then the three; by hand or at once."""
    seeing = [page for page in outline.pages if SpecialAccessKind.ACCESSIBILITY in page.open_ways]
    if seeing:
        names = some_of([app_name(page) for page in seeing], _NAMED)
        yield message("Then switch off accessibility first, as it could undo the rest: {names}.", names=names)
    if any(page.app.in_phone and page.answers & NOW for page in _lenders(outline)):
        yield message("Then contacts, messages and call log, app by app: the taps stand below.")
    count = _at_once(outline)
    if count and outline.report.provenance.source in _CONNECTED:
        at_once = messages(
            "“adbaudit revoke” can do one of these steps from this computer; it asks first, "
            "and “adbaudit undo” puts it back.",
            "“adbaudit revoke” can do {count} of these steps at once from this computer; it asks first, "
            "and “adbaudit undo” puts them back.",
            count,
        )
        yield sentences([at_once, *(_NEEDS[one.id] for one in outline.report.advice if one.id in _NEEDS)])


def _lenders(outline: Outline) -> Iterator[Page]:
    """Without larger apps with credit inside, of which nobody is told to close them first."""
    return (page for page in outline.loans if page.identity.verdict is Verdict.LOAN)


def _is_all_closed(outline: Outline) -> bool:
    """As far as all of it was read: unknown is not closed."""
    lenders = list(_lenders(outline))
    return bool(lenders) and not any(page.can_read or page.is_undecided for page in (*lenders, *outline.maybes))


def _at_once(outline: Outline) -> int:
    """Steps of loan apps that “adbaudit revoke” takes after one question, as it counts them itself."""
    return sum(step.disposition is Disposition.AUTOMATIC for page in _lenders(outline) for step in page.steps)


def _danger(advice: Advice) -> Message:
    """With the numbers on file; one that nobody checked says so and has a way beside it."""
    numbered = [channel for channel in advice.channels if channel.number]
    several = len({channel.country.code for channel in numbered}) > 1
    numbers = listing([_number(one, with_country=several) for one in numbered])
    if not numbered:
        return message("In danger now? Call the police first, or go to any police station, then read on.")
    if all(channel.verified for channel in numbered):
        return message("In danger now? Call the police first ({number}), then read on.", number=numbers)
    return message(
        "In danger now? Call the police first ({number}, or go to any police station), then read on.", number=numbers
    )


def _number(channel: Channel, *, with_country: bool) -> Message:
    number = f"{channel.country.code} {channel.number}" if with_country else channel.number or ""
    return message("{name}", name=number) if channel.verified else message("{number}, not verified", number=number)
