"""A hand-out as one HTML file that prints on one page of A4."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adbaudit.model.handout import Handout
from adbaudit.ports import Translator
from adbaudit.report.handout.type_size import Paragraph, type_size
from adbaudit.report.handout.words import closing, missing_offices, office_head, office_note, offices_title
from adbaudit.report.words import Words, sentences

_ROOM = "adbaudit.report.handout"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """Every text of the page, ready to be escaped."""

    title: str
    opening: str
    steps: tuple[tuple[str, str], ...]
    offices_title: str
    offices: tuple[tuple[str, str], ...]
    missing: str
    closing: str


def html_of(handout: Handout, say: Translator) -> str:
    """No script, nothing from outside; every text is escaped by the template."""
    from markupsafe import Markup  # noqa: PLC0415  # only who wants HTML waits for it

    from adbaudit.report.engine import filled, policy_of  # noqa: PLC0415  # as above

    page = _page(handout, Words(translator=say))
    style = filled(_ROOM, "handout.css", size=type_size(tuple(_paragraphs(page))))
    return filled(
        _ROOM,
        "handout.html.j2",
        page=page,
        style=Markup(style),  # noqa: S704  # a template of ours, with a number in it
        policy=policy_of(style),
        language=say.language,
    )


def _page(handout: Handout, words: Words) -> _Page:
    language = words.translator.language
    return _Page(
        title=words(handout.title),
        opening=words(handout.opening),
        steps=tuple((words(step.title), words(step.text)) for step in handout.steps),
        offices_title=words(offices_title(handout)),
        offices=tuple(
            (words(office_head(one, language)), words(office_note(one, language))) for one in handout.offices
        ),
        missing=" ".join(words(one) for one in missing_offices(handout)),
        closing=words(sentences(list(closing(handout, words.translator)))),
    )


def _paragraphs(page: _Page) -> Iterator[Paragraph]:
    """As the template's style sheet sets them."""
    yield Paragraph(text=page.title, scale=1.7, above=0.3)
    yield Paragraph(text=page.opening, above=0.4)
    for head, text in page.steps:
        yield Paragraph(text=head, above=0.35)
        yield Paragraph(text=text)
    yield Paragraph(text=page.offices_title, scale=1.15, above=1.4)
    for head, note in page.offices:
        yield Paragraph(text=head, above=0.35)
        yield Paragraph(text=note, scale=0.8)
    if page.missing:
        yield Paragraph(text=page.missing, above=0.4)
    yield Paragraph(text=page.closing, scale=0.8, above=0.5)
