"""`pm list packages`: of which user, and whether all or some, only a prompt tells."""

from __future__ import annotations

import re

from adbaudit.saved.pile import Argv, Found, Piece, Pile
from adbaudit.saved.recognise import package_dump
from adbaudit.saved.recogniser import Recogniser

COMMAND = ("pm", "list", "packages")
SYSTEM = "-s"
_START = r"^[ \t]*package:[\w/][^\n]*$"
_UID = re.compile(r" uid:[\d,]+[ \t]*$", re.MULTILINE)
_INDENT = re.compile(r"^[ \t]+(?=package:)", re.MULTILINE)
_FILTERS = frozenset({"-s", "-3", "-d", "-e", "-a", "-u"})


def is_for(argv: Argv) -> bool:
    """Every list of packages."""
    return argv[:3] == COMMAND


def answer(argv: Argv, pile: Pile) -> Found | None:
    """A list that was asked for in the same way; else, without a whole dump, the longest that nobody named.

    One that may be filtered would hide packages which a whole dump tells of.
    """
    wanted = _filters(argv), _user(argv)
    lists = [piece for piece in pile.starting(*COMMAND) if "package:" in piece.text]
    same = [piece for piece in lists if piece.is_named and (_filters(piece.command), _user(piece.command)) == wanted]
    if same:
        best = max(same, key=lambda piece: len(piece.text))
        return Found(text=_plain(best), is_whole=not best.is_partial)
    unnamed = [piece for piece in lists if not piece.is_named or _filters(piece.command) == {"-u"}]
    if wanted != (frozenset(), 0) or not unnamed or package_dump.has_whole(pile):
        return None
    return Found(text=_plain(max(unnamed, key=lambda piece: len(piece.text))), is_whole=False)


def _filters(argv: Argv) -> frozenset[str]:
    return frozenset(argv) & _FILTERS


def _user(argv: Argv) -> int:
    """The owner unless another one is named."""
    if "--user" not in argv[:-1]:
        return 0
    text = argv[argv.index("--user") + 1]
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


def _plain(piece: Piece) -> str:
    """Without the uids of `-U`, which the probe does not ask for."""
    return _INDENT.sub("", _UID.sub("", piece.text))


RECOGNISER = Recogniser(
    command=COMMAND, start=re.compile(_START, re.MULTILINE), is_for=is_for, answer=answer, hints=("package:",)
)
