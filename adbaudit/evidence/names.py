"""Names under which a person's own files lie in a bundle: the same on every computer, and harmless on all of them.

ASCII only, because `unzip` and `sha256sum` read other letters differently from place to place; the number keeps two
files of one name apart, and devices of Windows (`CON`, `NUL`) from being meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

FOLDER = "added"
_LONGEST = 60
_OTHER = re.compile(r"[^A-Za-z0-9._-]+")


def harmless_names(given: Sequence[str]) -> tuple[str, ...]:
    """One name a file, in the order given: `added/01-screenshot.png`."""
    digits = max(2, len(str(len(given))))
    return tuple(f"{FOLDER}/{number:0{digits}}{_rest(name)}" for number, name in enumerate(given, 1))


def _rest(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    stem, ending = _plain(stem if dot else name)[:_LONGEST], _plain(ending)[:10] if dot else ""
    return (f"-{stem}" if stem else "") + (f".{ending.lower()}" if ending else "")


def _plain(text: str) -> str:
    return _OTHER.sub("_", text).strip("._-")
