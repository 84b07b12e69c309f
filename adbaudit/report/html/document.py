"""The whole page: a head that lets nothing in from outside, the first page, the parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from adbaudit.model.message import Message, message
from adbaudit.model.report import Report
from adbaudit.ports import Translator
from adbaudit.report.html.closing_parts import gap_part
from adbaudit.report.html.engine import filled
from adbaudit.report.html.frame import Frame, frame_of
from adbaudit.report.html.front import Front, front_of
from adbaudit.report.html.part import Part
from adbaudit.report.html.parts import parts_of
from adbaudit.report.html.speech import Speech, speech_of
from adbaudit.report.html.style import policy, style_sheet
from adbaudit.report.other_clock import other_clock
from adbaudit.report.outline import outline
from adbaudit.report.phone_title import phone_title
from adbaudit.report.provenance_words import taken
from adbaudit.report.sheet import Sheet
from adbaudit.version import __version__

_HEADING = message("Loan apps, and your contacts, messages and call log")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the table of contents."""

    anchor: str
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What stands in the page, and what the list of it is called."""

    name: Markup
    entries: tuple[Entry, ...]


def one(report: Report, translator: Translator, sheet: Sheet) -> str:
    """The page of one phone, or of one run over APK files."""
    speech = speech_of(translator)
    body, entries = _report(frame_of(speech, outline(report), is_whole=sheet.details), base=1)
    return page(speech, body, entries, under=tuple(_under(speech, report)))


def many(reports: Sequence[Report], translator: Translator, sheet: Sheet) -> str:
    """One phone after the other, each under its name."""
    speech = speech_of(translator)
    bodies, entries = [], []
    for number, report in enumerate(reports, start=1):
        frame = frame_of(speech, outline(report), is_whole=sheet.details, prefix=f"phone-{number}-")
        body = _unread(frame) if report.is_of_unread_phone else _report(frame, base=2)[0]
        entry = Entry(anchor=f"phone-{number}", text=speech(phone_title(report)))
        time = speech(taken(report))
        bodies.append(filled("phone.html", entry=entry, body=Markup(body), time=time))  # noqa: S704 - from a template
        entries.append(entry)
    return page(speech, "".join(bodies), entries, under=())


def page(
    speech: Speech, body: str, entries: Sequence[Entry], *, under: tuple[Markup, ...], heading: Message = _HEADING
) -> str:
    """A body that templates made, in its frame."""
    return filled(
        "page.html",
        language=speech.words.translator.language,
        policy=policy(),
        style=Markup(style_sheet()),  # noqa: S704 - a file of ours
        generator=f"adbaudit {__version__}",
        title=speech(message("adbaudit: {title}", title=heading)),
        heading=speech(heading),
        under=under,
        contents=Contents(name=speech(message("Contents")), entries=tuple(entries)),
        body=Markup(body),  # noqa: S704 - from a template
    )


def _unread(frame: Frame) -> str:
    """Why a phone was not read: there is nothing else to say of it."""
    return filled("parts.html", parts=tuple(gap_part(frame)), base=2)


def _report(frame: Frame, *, base: int) -> tuple[str, list[Entry]]:
    return laid_out(front_of(frame), parts_of(frame), base=base)


def laid_out(front: Front, parts: Sequence[Part], *, base: int) -> tuple[str, list[Entry]]:
    """First page and parts, with what belongs into the table of contents; headings begin below level `base`."""
    body = filled("front.html", front=front, base=base) + filled("parts.html", parts=parts, base=base)
    entries = [Entry(anchor=front.anchor, text=front.heading)]
    entries += [Entry(anchor=one.anchor, text=one.heading) for one in parts]
    return body, entries


def _under(speech: Speech, report: Report) -> Iterator[Markup]:
    """Which phone, and when."""
    if report.device is not None:
        yield speech(phone_title(report))
    yield speech(taken(report))
    yield from (speech(one) for one in other_clock(report))
