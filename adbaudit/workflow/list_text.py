"""The letters of a list that a spreadsheet saved: UTF-8, UTF-16, or GB18030 as Excel writes it in China."""

from __future__ import annotations

from adbaudit.saved.text import text_of

LOST = "\ufffd"
"""What a program wrote in place of a letter that it could not read."""
_ENDS = str.maketrans({"\r": None, "\0": None})


def list_text(data: bytes) -> str | None:
    """The text with plain line ends; `None` where its letters cannot be told, for a wrong letter is another name.

    Western bytes can be read as GB18030 too, and give rare signs then; so most signs must be of the 6763 that are in
    everyday use (GB 2312).
    """
    text = text_of(data)
    if LOST not in text or LOST.encode() in data:
        return text
    try:
        chinese = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = [letter for letter in chinese if not letter.isascii()]
    usual = sum(_is_usual(letter) for letter in foreign)
    return chinese.replace("\r\n", "\n").translate(_ENDS) if usual * 4 >= len(foreign) * 3 else None


def _is_usual(letter: str) -> bool:
    try:
        return len(letter.encode("gb2312")) == 2
    except UnicodeEncodeError:
        return False
