"""A comparison as one web page, laid out as a report is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from adbaudit.model.difference import AppDifference, Difference, Turn
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name
from adbaudit.ports import Translator
from adbaudit.report.difference.answer import answer_sentences, unread_sentence
from adbaudit.report.difference.text import (
    LIMIT,
    compared_sentences,
    other_sentences,
    presence_sentence,
    turn_sentences,
    unread_sentences,
)
from adbaudit.report.difference.words import app_name, cell, has_ways, ways_cell
from adbaudit.report.html.block import Block, Cell, Heading, Item, Listing, Paragraph, Table, Tone
from adbaudit.report.html.document import laid_out, page
from adbaudit.report.html.face import letter_face
from adbaudit.report.html.front import Answer, Front
from adbaudit.report.html.part import Article, Part
from adbaudit.report.html.speech import Speech, speech_of
from adbaudit.report.isolated import isolated
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.reading import GROUPS, READS

_TONES: dict[Turn | None, Tone] = {
    Turn.GAINED: "now",
    Turn.STILL: "now",
    Turn.LOST: "off",
    Turn.CHANGED: "asks",
    Turn.UNKNOWN: "unknown",
    None: "quiet",
}


def difference_html(difference: Difference, translator: Translator) -> str:
    """The answer first; ends with what it does not mean."""
    speech = speech_of(translator)
    lending = [app for app in difference.apps if app.is_of_lending]
    parts = [
        *_apps(speech, lending),
        *_others(speech, [app for app in difference.apps if not app.is_of_lending]),
        *_unread(speech, difference),
        _compared(speech, difference),
    ]
    body, entries = laid_out(_front(speech, difference, lending), parts, base=1)
    under = tuple(map(speech, compared_sentences(difference)))
    return page(speech, body, entries, under=under, heading=message("Loan apps, before and after"))


def _front(speech: Speech, difference: Difference, lending: Sequence[AppDifference]) -> Front:
    tone: Tone = "now" if difference.is_worse else ""
    told = chain(answer_sentences(difference), machine_made_notes(speech.words.translator))
    answers = [_answer(speech, message("What is different?"), told, tone)]
    unread = unread_sentence(difference)
    if unread is not None:
        answers.append(_answer(speech, message("Was everything seen?"), iter([unread]), "unknown"))
    return Front(
        anchor="answer",
        heading=speech(message("The answer")),
        answers=tuple(answers),
        cards_heading=speech(message("App by app")),
        cards=(),
        first=(),
        more=tuple(_table(speech, lending, several=len({app.user for app in difference.apps}) > 1)),
    )


def _answer(speech: Speech, question: Message, sentences: Iterator[Message], tone: Tone) -> Answer:
    return Answer(question=speech(question), sentences=tuple(map(speech, sentences)), tone=tone)


def _table(speech: Speech, apps: Sequence[AppDifference], *, several: bool) -> Iterator[Block]:
    """Apps of lending against contacts, messages and call log: before → after."""
    if not apps:
        return
    title = speech(message("Before and after, as the phone itself says"))
    users = [speech(message("User"))] if several else []
    others = [speech(message("Other ways"))] if has_ways(apps) else []
    groups = [speech.words(group_name(group)) for group in GROUPS]
    heads = (speech(message("App")), *users, *(isolated(f"{name[:1].upper()}{name[1:]}") for name in groups), *others)
    yield Heading(text=title, depth=2)
    yield Table(
        caption=title,
        hides_caption=True,
        heads=heads,
        rows=tuple(tuple(_cells(speech, app, several=several, ways=bool(others))) for app in apps),
    )


def _cells(speech: Speech, app: AppDifference, *, several: bool, ways: bool) -> Iterator[Cell]:
    yield Cell(text=speech(app_name(app)))
    if several:
        yield Cell(text=speech(app.whose))
    for group in GROUPS:
        said, turn = cell(app, group, READS[group])
        yield Cell(text=speech(said), tone=_TONES[turn])
    if ways:
        said, turn = ways_cell(app)
        yield Cell(text=speech(said), tone=_TONES[turn])


def _apps(speech: Speech, apps: Sequence[AppDifference]) -> Iterator[Part]:
    told = [(app, tuple(_of_app(speech, app))) for app in apps]
    articles = tuple(
        Article(
            anchor=f"app-{number}",
            face=letter_face(app.name, app.package),
            name=speech(app_name(app)),
            package=speech(message("{told} [{users}]", told=app.package, users=app.whose))
            if app.user
            else speech.plain(app.package),
            blocks=blocks,
        )
        for number, (app, blocks) in enumerate(told, start=1)
        if blocks
    )
    if articles:
        yield Part(anchor="apps", heading=speech(message("App by app")), apps=articles)


def _of_app(speech: Speech, app: AppDifference) -> Iterator[Block]:
    presence = presence_sentence(app)
    if presence is not None:
        yield Paragraph(text=speech(presence))
    items = tuple(Item(text=speech(sentence), tone=_TONES[turn]) for sentence, turn in turn_sentences(app))
    if items:
        yield Listing(items=items)


def _others(speech: Speech, others: Sequence[AppDifference]) -> Iterator[Part]:
    items = tuple(Item(text=speech(sentence)) for sentence in other_sentences(others))
    if items:
        yield Part(anchor="others", heading=speech(message("Other apps")), blocks=(Listing(items=items),))


def _unread(speech: Speech, difference: Difference) -> Iterator[Part]:
    """What one of both did not read, so that nobody takes silence for an answer."""
    sides = ((message("Before:"), difference.before), (message("After:"), difference.after))
    blocks = tuple(
        Paragraph(lead=speech(which), text=speech(sentence))
        for which, side in sides
        for sentence in unread_sentences(side)
    )
    if blocks:
        yield Part(anchor="gaps", heading=speech(message("What was not read")), blocks=blocks)


def _compared(speech: Speech, difference: Difference) -> Part:
    told = (*compared_sentences(difference), LIMIT)
    return Part(
        anchor="compared",
        heading=speech(message("What was compared")),
        blocks=tuple(Paragraph(text=speech(one)) for one in told),
    )
