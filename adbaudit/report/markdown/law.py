"""What the law says, each provision once, as the terminal has it."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import message
from adbaudit.report.law_digest import LawDigest, LawLine
from adbaudit.report.law_words import cite_words, further_law, is_law_told, limits, read_in, whose_law
from adbaudit.report.markdown.escape import Markdown, text_only
from adbaudit.report.outline import Outline
from adbaudit.report.words import Words, sentences


def law_of(markdown: Markdown, outline: Outline) -> Iterator[str]:
    """A heading, whose law it is, a list."""
    report, digest = outline.report, outline.law
    if not is_law_told(report, digest):
        return
    words = Words(translator=markdown.translator)
    yield f"### {markdown(message('What the law says'))}"
    yield " ".join(markdown(sentence) for sentence in whose_law(words, report))
    if digest.lines:
        yield "\n".join(_provision(markdown, words, line, digest) for line in digest.lines)
    if digest.further:
        yield markdown(further_law(digest.further))


def _provision(markdown: Markdown, words: Words, line: LawLine, digest: LawDigest) -> str:
    law = line.law
    text = text_only(law.text.in_language(markdown.translator.language))
    told = [text, *([markdown(sentences(limits(law)))] if limits(law) else [])]
    source = f"{markdown(read_in(law))} {text_only(law.source)}"
    return f"- **{markdown(cite_words(words, line, digest))}** {' '.join(told)} {source}"
