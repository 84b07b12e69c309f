"""Letters as a Word document, for those who want to go on writing in them. Needs the extra `adbaudit[docx]`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from adbaudit.errors import UsageFault
from adbaudit.model.letter import PartStyle, WrittenPart
from adbaudit.model.message import message
from adbaudit.report.letters.sheet import LetterSheet
from adbaudit.report.words import Words

_STYLES = {PartStyle.HEADING: "Heading 2", PartStyle.ITEM: "List Bullet"}


def docx_of(sheets: Sequence[LetterSheet], at: datetime) -> bytes:
    """The bytes of the document; `at` is when it says it was made.

    Raises:
        UsageFault: python-docx is not installed.

    """
    document = _empty()
    _describe(document, at)
    for number, sheet in enumerate(sheets):
        words = Words(translator=sheet.say)
        if number:
            document.add_page_break()
        document.add_heading(words(sheet.title), level=1)
        for part in sheet.parts:
            document.add_paragraph(_text(part, words), style=_STYLES.get(part.style))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _empty() -> Any:  # noqa: ANN401  # python-docx gives a function of its own type
    try:
        from docx import Document  # noqa: PLC0415  # an extra, and slow to load
    except ImportError as fault:
        raise UsageFault(
            message("Word documents need a part that is not installed here: python-docx."),
            means=message("No letter was written."),
            next_step=message(
                "Install it with: pip install python-docx. Or choose --format html, which Word opens too."
            ),
        ) from fault
    return Document()


def _describe(document: Any, at: datetime) -> None:  # noqa: ANN401  # as above
    """What the template says of its author goes; a letter tells nothing but its text."""
    known = document.core_properties
    known.author = known.last_modified_by = known.comments = known.title = ""
    known.created = known.modified = at.replace(tzinfo=None)


def _text(part: WrittenPart, words: Words) -> str:
    """Points keep their own numbers: Word would count through all letters of a document."""
    text = words(part.text).replace("____", "____________")
    return f"{part.number}. {text}" if part.style is PartStyle.POINT else text
