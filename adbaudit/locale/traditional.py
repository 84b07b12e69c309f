"""For authors: Traditional Chinese from Simplified, by OpenCC, with Taiwan's words. A first draft for a reader.

`python -m adbaudit.locale.traditional` fills what the catalogue of zh-Hant lacks and replaces nothing in it;
with `--anew` it makes the whole catalogue again, as long as no speaker has read it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache

import opencc

from adbaudit.locale.po_file import forms, merged, po_path, read, write
from adbaudit.locale.sentences import all_sentences

_LANGUAGE, _FROM = "zh-Hant", "zh-CN"
_AFTERWARDS: tuple[tuple[str, str], ...] = ()
"""What OpenCC leaves as it is said on the mainland."""


def main(words: Sequence[str]) -> int:
    """Bring the catalogue up to date and fill it; 2 where a catalogue that a speaker has read would be replaced."""
    path = po_path(_LANGUAGE)
    old = read(path) if path.exists() else None
    if "--anew" in words and old is not None and not old.is_machine_made:
        sys.stderr.write(f"A speaker has read {path}: it is not made anew.\n")
        return 2
    catalogue = merged(_LANGUAGE, all_sentences(), None if "--anew" in words else old)
    simplified = read(po_path(_FROM))
    for entry in catalogue:
        source = simplified.get(entry.id) if entry.id else None
        if source is not None and not all(forms(entry)) and all(forms(source)):
            said = tuple(traditional(form) for form in forms(source))
            entry.string = said if isinstance(entry.id, tuple) else said[0]
    write(path, catalogue)
    return 0


def traditional(text: str) -> str:
    """The text in traditional characters."""
    text = _converter().convert(text)
    for mainland, taiwan in _AFTERWARDS:
        text = text.replace(mainland, taiwan)
    return text


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2twp")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
