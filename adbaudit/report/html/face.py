"""What an app is recognised by at a glance: its own picture, else a tile with its first letter."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from zlib import crc32

from markupsafe import Markup, escape

from adbaudit.report.hostile import LONGEST_NAME, visible

_HUES = 6
"""As many as the style sheet has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """`bitmap` is a `data:` address."""

    letter: Markup
    hue: int
    bitmap: str | None = None


def face_of(name: str, package: str) -> Face:
    """The same app always has the same colour."""
    shown = visible(name, longest=LONGEST_NAME)
    letter = next((sign for sign in shown if unicodedata.category(sign)[0] in "LN"), "?")
    return Face(letter=escape(letter.upper()[:1]), hue=crc32(package.encode(errors="replace")) % _HUES)
