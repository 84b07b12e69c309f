"""What the law says, each provision once, as the terminal has it."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import message
from adbaudit.report.law_digest import LawLine
from adbaudit.report.law_words import (
    by_country,
    cite_words,
    further_law,
    has_source,
    is_law_told,
    law_named,
    limits,
    read_in,
    whose_law,
)
from adbaudit.report.markdown.escape import Markdown, text_only
from adbaudit.report.outline import Outline
from adbaudit.report.words import Words, sentences


def law_in_short(markdown: Markdown, outline: Outline) -> Iterator[str]:
    """Whose law, and the provisions in one sentence."""
    report, digest = outline.report, outline.law
    if is_law_told(report, digest):
        words = Words(translator=markdown.translator)
        told = [*whose_law(words, report), *([law_named(words, digest)] if digest.lines else [])]
        yield f"### {markdown(message('What the law says'))}"
        yield " ".join(map(markdown, told))


def law_of(markdown: Markdown, outline: Outline) -> Iterator[str]:
    """A heading, whose law it is, a list."""
    report, digest = outline.report, outline.law
    if not is_law_told(report, digest):
        return
    words = Words(translator=markdown.translator)
    yield f"### {markdown(message('What the law says'))}"
    yield " ".join(markdown(sentence) for sentence in whose_law(words, report))
    for country, lines in by_country(words, report, digest.lines):
        if country is not None:
            yield f"**{text_only(words(country))}**"
        yield "\n".join(_provision(markdown, words, line) for line in lines)
    if digest.further:
        yield markdown(further_law(report, digest.further))


def _provision(markdown: Markdown, words: Words, line: LawLine) -> str:
    law = line.law
    text = text_only(law.text.in_language(markdown.translator.language))
    told = [text, *([markdown(sentences(limits(law)))] if limits(law) else [])]
    source = [markdown(read_in(law)), *([text_only(law.source)] if has_source(law) else [])]
    return f"- **{markdown(cite_words(words, line))}** {' '.join([*told, *source])}"
