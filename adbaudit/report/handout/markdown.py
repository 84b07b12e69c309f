"""A hand-out as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.handout import Handout
from adbaudit.ports import Translator
from adbaudit.report.handout.words import closing, missing_offices, office_head, office_note, offices_title
from adbaudit.report.markdown.escape import Markdown
from adbaudit.report.words import sentences


def markdown_of(handout: Handout, say: Translator) -> str:
    """Title, steps, offices."""
    return "".join(f"{line}\n" for line in _lines(handout, Markdown(translator=say), say.language))


def _lines(handout: Handout, write: Markdown, language: str) -> Iterator[str]:
    yield f"# {write(handout.title)}"
    yield ""
    yield write(handout.opening)
    yield ""
    for number, step in enumerate(handout.steps, start=1):
        yield f"{number}. **{write(step.title)}** {write(step.text)}"
    yield ""
    yield f"## {write(offices_title(handout))}"
    yield ""
    for office in handout.offices:
        yield f"- **{write(office_head(office, language))}** {write(office_note(office, language))}"
    for missing in missing_offices(handout):
        yield write(missing)
    yield ""
    yield write(sentences(list(closing(handout, write.translator))))
