"""Bytes of a saved file as text, whatever program saved them."""

from __future__ import annotations

import codecs
import re

HEAD = 4096
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no command prints; escape stays, for terminals that were recorded in colour."""
_COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def is_text(data: bytes) -> bool:
    """Whether the beginning looks like text: a byte order mark, or hardly a control character."""
    head = data[:HEAD]
    if any(head.startswith(mark) for mark, _ in _MARKS) or _wide(head):
        return True
    return len(_BINARY.findall(head)) * 20 <= len(head)


def text_of(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark or its zeros, with plain line ends, without colour and without zeros."""
    encoding = _wide(data[:HEAD]) or "utf-8"
    for mark, name in _MARKS:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    text = data.decode(encoding, errors="replace").replace("\r\n", "\n").replace("\r", "").replace("\0", "")
    return _COLOUR.sub("", text) if "\x1b" in text else text


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of what is mostly ASCII is zero."""
    if len(head) < 4:
        return None
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if head[start::2].count(0) * 10 > len(head) * 4 and head[1 - start :: 2].count(0) * 10 < len(head):
            return encoding
    return None
