"""`getprop`; where nobody saved it, the Android version that a package dump tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from adbaudit.saved.pile import Argv, Found, Pile
from adbaudit.saved.recognise import package_dump
from adbaudit.saved.recogniser import Recogniser

_LINE = r"^[ \t]*\[[\w.:/-]+\]: \["
_START = re.compile(r"^(?=\[[\w.:/-]+\]: \[)", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]+(?=\[[^\]\n]+\]: \[)", re.MULTILINE)


def is_for(argv: Argv) -> bool:
    """All properties at once; our probe asks no other way."""
    return argv == ("getprop",)


def answer(argv: Argv, pile: Pile) -> Found | None:  # noqa: ARG001  # every recogniser takes both
    """The properties, else the version alone, which is not the whole answer."""
    pieces = pile.every("getprop")
    if len(pieces) == 1:
        return Found(text=_INDENTED.sub("", pieces[0].text), is_whole=not pieces[0].is_partial)
    if pieces:
        return Found(text=_agreed([_INDENTED.sub("", piece.text) for piece in pieces]), is_whole=False)
    version = package_dump.android_version(pile)
    if version is None:
        return None
    lines = [f"[ro.build.version.sdk]: [{version.sdk}]"]
    if version.release:
        lines.append(f"[ro.build.version.release]: [{version.release}]")
    return Found(text="\n".join(lines) + "\n", is_whole=False)


def _agreed(texts: Sequence[str]) -> str:
    """The properties that every one of the texts gives the same value; others changed, or are of another phone."""
    every = [set(_START.split(text)) for text in texts]
    return "".join(part for part in _START.split(texts[0]) if all(part in parts for parts in every))


def property_in(pile: Pile, key: str) -> str | None:
    """One property's value on a single line."""
    found = answer(("getprop",), pile)
    line = re.search(rf"^\[{re.escape(key)}\]: \[([^\]\n]*)\]", found.text, re.MULTILINE) if found else None
    return line[1] if line else None


RECOGNISER = Recogniser(
    command=("getprop",), start=re.compile(_LINE, re.MULTILINE), is_for=is_for, answer=answer, hints=("]: [",)
)
