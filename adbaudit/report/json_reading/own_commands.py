"""The commands that a step can have: a saved report shows no others, as anybody may have written into the file."""

from __future__ import annotations

import re

from adbaudit.model.action import Argv

_NAME = r"[A-Za-z][A-Za-z0-9_.]*"
_SHAPES = tuple(
    re.compile(shape.replace("USER", r"\d{1,9}").replace("NAME", _NAME))
    for shape in (
        r"pm revoke --user USER NAME NAME",
        r"pm set-permission-flags --user USER NAME NAME user-set user-fixed",
        r"appops set --user USER (?:--uid )?NAME NAME ignore",
        r"cmd notification disallow_listener NAME/[\w.$]+ USER",
        r"am force-stop --user USER NAME",
        r"pm (?:suspend|disable-user) --user USER NAME",
        r"cmd role remove-role-holder --user USER NAME NAME",
    )
)
"""As `plan/commands.py` writes them; a test holds both together."""


def is_own(argv: Argv) -> bool:
    """Whether a step may carry the command."""
    return all(" " not in word for word in argv) and any(shape.fullmatch(" ".join(argv)) for shape in _SHAPES)
