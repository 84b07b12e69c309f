"""`settings get secure KEY`, out of `dumpsys settings`, `settings list secure` or `dumpsys accessibility`.

`dumpsys settings` prints `SECURE SETTINGS (user N)` and lines `_id:5 name:KEY pkg:P value:V default:D …`
(AOSP SettingsProvider.dumpSettingsLocked).
"""

from __future__ import annotations

import re

from adbaudit.saved.pile import Argv, Found, Pile
from adbaudit.saved.recognise import settings_list
from adbaudit.saved.recogniser import Recogniser

COMMAND = ("dumpsys", "settings")
ACCESSIBILITY = "enabled_accessibility_services"
_START = r"^[ \t]*(?:CONFIG|GLOBAL|SECURE|SYSTEM) SETTINGS \(user \d+\)"
_TABLE = re.compile(
    r"^[ \t]*SECURE SETTINGS \(user (\d+)\)[^\n]*\n(.*?)(?=^[ \t]*\w+ SETTINGS \(user|\Z)", re.MULTILINE | re.DOTALL
)
_ENABLED = re.compile(r"^[ \t]*Enabled services:\{(.*)\}[ \t]*$", re.MULTILINE)
_USER_STATE = re.compile(r"attributes:\{id=(\d+)\b")


def is_for(argv: Argv) -> bool:
    """One secure setting."""
    return argv[:2] == ("settings", "get") and "secure" in argv[2:-1]


def answer(argv: Argv, pile: Pile) -> Found | None:
    """The value, `null` where a whole list lacks the key, nothing where no list of this user was saved."""
    user, key = _asked(argv)
    typed = [piece for piece in pile.starting("settings", "get") if is_for(piece.command)]
    values = {piece.text.strip() for piece in typed if _asked(piece.command) == (user, key)}
    if values:
        return Found(text=f"{values.pop()}\n") if len(values) == 1 else None
    return _in_dump(pile, user, key) or (_in_list(pile, key) or _in_accessibility(pile, key) if user == 0 else None)


def _asked(argv: Argv) -> tuple[int, str]:
    rest = list(argv[2:])
    user = 0
    if "--user" in rest[:-1]:
        place = rest.index("--user")
        user = int(rest[place + 1]) if rest[place + 1].isdecimal() and len(rest[place + 1]) < 8 else 0
        del rest[place : place + 2]
    return user, rest[-1] if rest else ""


def _in_dump(pile: Pile, user: int, key: str) -> Found | None:
    """A table is whole when another follows it; the last one of a file may have been cut."""
    piece = pile.one(*COMMAND)
    tables = [found for found in _TABLE.finditer(piece.text) if int(found[1]) == user] if piece else []
    if piece is None or len(tables) != 1:
        return None
    row = re.search(rf"^[ \t]*_id:\S+ name:{re.escape(key)} (?:pkg:\S+ )?value:([^\n]*)$", tables[0][2], re.MULTILINE)
    if row is None:
        return Found(text="null\n") if tables[0].end() < len(piece.text) else None
    value = re.split(r" (?:default|tag):", row[1])[0].strip()
    return Found(text="null\n" if value == "{null}" else f"{value}\n")


def _in_list(pile: Pile, key: str) -> Found | None:
    found = settings_list.answer(settings_list.COMMAND, pile)
    if found is None:
        return None
    line = re.search(rf"^[ \t]*{re.escape(key)}=([^\n]*)$", found.text, re.MULTILINE)
    if line is None:
        return Found(text="null\n") if found.is_whole else None
    return Found(text=f"{line[1].strip()}\n")


def _in_accessibility(pile: Pile, key: str) -> Found | None:
    """`Enabled services:{{a/b}, {c/.D}}` (Android 12+), when the dump tells of the owner alone."""
    piece = pile.one("dumpsys", "accessibility") if key == ACCESSIBILITY else None
    enabled = _ENABLED.findall(piece.text) if piece else []
    if piece is None or len(enabled) != 1 or set(_USER_STATE.findall(piece.text)) != {"0"}:
        return None
    return Found(text=":".join(re.findall(r"\{([^{}\s]+/[^{}\s]+)\}", enabled[0])) + "\n")


RECOGNISER = Recogniser(
    command=COMMAND, start=re.compile(_START, re.MULTILINE), is_for=is_for, answer=answer, hints=(" SETTINGS (user",)
)
