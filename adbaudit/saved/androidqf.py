"""An AndroidQF acquisition: `acquisition.json`, `packages.json`, `getprop.txt`, `dumpsys.txt`, `settings_*.txt`.

`packages.json` is made of `pm list packages -u`, which lists removed packages too, and of `-s` for those of the phone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from adbaudit.saved.members import Member
from adbaudit.saved.pile import Piece, Pile, before, together
from adbaudit.saved.split import outputs_in
from adbaudit.saved.text import text_of

PACKAGES = "packages.json"
_LIST = ("pm", "list", "packages")
_SETTINGS = {f"settings_{name}.txt": ("settings", "list", name) for name in ("system", "secure", "global")}
_MARKS = {"acquisition.json", PACKAGES, "getprop.txt", "dumpsys.txt", "settings_secure.txt"}


def is_androidqf(members: Sequence[Member]) -> bool:
    """Whether the files are those of an acquisition."""
    names = {member.base for member in members if not member.archive}
    return "acquisition.json" in names or len(names & _MARKS) >= 3


def androidqf_pile(members: Sequence[Member]) -> Pile:
    """Its own files, and the bugreport it brought along for what they lack."""
    own = [_pile_of(member) for member in members if not member.archive]
    report = [outputs_in(text_of(member.data)) for member in members if member.archive]
    return before(together(own), together([pile for pile in report if pile.is_dumpstate]))


def _pile_of(member: Member) -> Pile:
    if member.base == PACKAGES:
        return Pile(pieces=tuple(_package_lists(member.data)))
    text = text_of(member.data)
    if member.base in _SETTINGS:
        return Pile(pieces=(Piece(command=_SETTINGS[member.base], text=text, is_named=True),))
    if member.base.endswith(".json") or member.base in {"command.log", "logcat.txt", "files.json"}:
        return Pile(pieces=())
    pile = outputs_in(text)
    return replace(pile, header_time=None)


def _package_lists(data: bytes) -> Iterable[Piece]:
    try:
        rows = json.loads(data)
    except (ValueError, RecursionError):
        return
    packages = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    yield Piece(command=(*_LIST, "-u"), text="".join(map(_line, packages)), is_named=True)
    system = [row for row in packages if row.get("system") is True]
    if system:
        yield Piece(command=(*_LIST, "-s"), text="".join(map(_line, system)), is_named=True)


def _line(row: dict[str, Any]) -> str:
    files = row.get("files")
    first = files[0] if isinstance(files, list) and files and isinstance(files[0], dict) else {}
    path = f"{_word(first.get('path'))}=" if _word(first.get("path")) else ""
    installer = _word(row.get("installer"))
    return f"package:{path}{_word(row.get('name'))}" + (f"  installer={installer}" if installer else "") + "\n"


def _word(value: object) -> str:
    """A text on one line."""
    return "".join(value.split("\n")) if isinstance(value, str) else ""
