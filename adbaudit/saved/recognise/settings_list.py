"""`settings list NAMESPACE`: lines of `key=value`, the keys sorted (AOSP SettingsService)."""

from __future__ import annotations

import re

from adbaudit.saved.pile import Argv, Found, Pile
from adbaudit.saved.recogniser import Recogniser

COMMAND = ("settings", "list", "secure")
_LINES = r"\A\s*(?:[a-z][\w.:/+-]*=[^\n]*\n){3}"
_START = re.compile(
    _LINES + r"|^(?:android_id|default_input_method|enabled_accessibility_services)=[^\n]*$", re.MULTILINE
)
_SECURE = re.compile(r"^(?:android_id|default_input_method|enabled_input_methods|user_setup_complete)=", re.MULTILINE)


def is_for(argv: Argv) -> bool:
    """Nobody asks for the list; `settings.py` looks into it."""
    return argv[:2] == COMMAND[:2]


def answer(argv: Argv, pile: Pile) -> Found | None:  # noqa: ARG001  # every recogniser takes both
    """The secure settings of the owner; known among unnamed lists by keys that stand in no other."""
    named = [piece for piece in pile.every(*COMMAND) if piece.is_named]
    pieces = named or [piece for piece in pile.every(*COMMAND) if _SECURE.search(piece.text)]
    if len(pieces) != 1:
        return None
    return Found(text=pieces[0].text, is_whole=not pieces[0].is_partial and pieces[0].text.endswith("\n"))


RECOGNISER = Recogniser(command=COMMAND, start=_START, is_for=is_for, answer=answer, hints=("=",))
