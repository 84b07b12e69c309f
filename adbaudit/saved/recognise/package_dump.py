"""`dumpsys package`, whole, of single packages, or filtered; any of them answers the probe (AOSP `pm/Settings`).

A whole dump prints no `requested permissions:`, so the probe learns from it who holds a permission, not who asks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from adbaudit.saved.pile import Argv, Found, Piece, Pile
from adbaudit.saved.recognise.parts_of_dump import joined
from adbaudit.saved.recogniser import Recogniser

_START = (
    r"\A\s*(?:Verifiers|Libraries|Features):[ \t]*$"
    r"|^[ \t]*(?:Database versions|Known Packages|(?:Activity|Receiver|Service|Provider) Resolver Table"
    r"|Hidden system packages):[ \t]*$"
    r"|^[ \t]*(?:Packages:[ \t]*\n\s*)?Package \[[^\]\n]+\] \(\w+\):[ \t]*$"
)
_PACKAGES = re.compile(r"^[ \t]*Packages:[ \t]*$", re.MULTILINE)
_ONLY_WHOLE = re.compile(
    r"^[ \t]*(?:Database versions|Known Packages|Libraries|Features|Verifiers):[ \t]*$", re.MULTILINE
)
"""Sections that are printed when no package was named."""
_VERSIONS = re.compile(r"^[ \t]*Database versions:[ \t]*\n((?:[ \t]+\S.*\n){1,12})", re.MULTILINE)
_SDK = re.compile(r"\bsdkVersion=(\d{1,3})\b")
_RELEASE = re.compile(r"fingerprint=[^\s:]*:([\w.]{1,16})/")
_USER_LINE = re.compile(r"^[ \t]+User (\d{1,7}):.*\binstalled=\w", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class AndroidVersion:
    """The API level, and the release where the fingerprint tells it."""

    sdk: int
    release: str | None


def is_for(argv: Argv) -> bool:
    """Whatever the probe asks the package service for."""
    return argv[:2] == ("dumpsys", "package")


def answer(argv: Argv, pile: Pile) -> Found | None:
    """The same words' output, the one whole dump, or all parts there are one after another.

    Two that tell of one package differently are left for the probe to find contradicted.
    """
    same = [piece for piece in pile.every(*argv) if piece.is_named and len(argv) > 2]
    if len(same) == 1:
        return Found(text=same[0].text, is_whole=not same[0].is_partial)
    dumps = _dumps(pile)
    if not dumps:
        refused = pile.one("dumpsys", "package")
        return Found(text=refused.text) if refused else None
    whole = [piece for piece in dumps if is_whole(piece)]
    if len(whole) == 1:
        return Found(text=whole[0].text)
    if len(dumps) == 1:
        return Found(text=dumps[0].text, is_whole=False)
    return Found(text=joined([piece.text for piece in dumps]), is_whole=False)


def is_whole(piece: Piece) -> bool:
    """Whether it tells of every package."""
    return not piece.is_partial and _ONLY_WHOLE.search(piece.text) is not None


def has_whole(pile: Pile) -> bool:
    """Whether one of the dumps tells of every package."""
    return any(is_whole(piece) for piece in _dumps(pile))


def users_in(pile: Pile) -> tuple[int, ...]:
    """The users that the packages' blocks name."""
    return tuple(sorted({int(found[1]) for piece in _dumps(pile) for found in _USER_LINE.finditer(piece.text)}))


def android_version(pile: Pile) -> AndroidVersion | None:
    """From `Database versions:`, which names the version that last started."""
    for piece in _dumps(pile):
        versions = _VERSIONS.search(piece.text)
        sdk = _SDK.search(versions[1]) if versions else None
        if versions and sdk:
            release = _RELEASE.search(versions[1])
            return AndroidVersion(sdk=int(sdk[1]), release=release[1] if release else None)
    return None


def _dumps(pile: Pile) -> list[Piece]:
    """Outputs that hold packages, each once; help texts, refusals and `--checkin` lines do not."""
    found = {piece.text.strip(): piece for piece in pile.starting("dumpsys", "package") if _PACKAGES.search(piece.text)}
    return list(found.values())


RECOGNISER = Recogniser(
    command=("dumpsys", "package"),
    start=re.compile(_START, re.MULTILINE),
    is_for=is_for,
    answer=answer,
    hints=("Resolver Table:", "Package [", "Database versions:", "Known Packages:"),
)
