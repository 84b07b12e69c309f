"""`pm list users` or `dumpsys user` (AOSP UserManagerService); else the users that a package dump names.

User 0 is there on every phone and always runs.
"""

from __future__ import annotations

import re

from adbaudit.saved.pile import Argv, Found, Piece, Pile
from adbaudit.saved.recognise import package_dump
from adbaudit.saved.recogniser import Recogniser

COMMAND = ("pm", "list", "users")
_START = r"^[ \t]*(?:Users:[ \t]*\n\s*)?UserInfo\{\d+:[^\n]*:[0-9a-fA-F]+\}"
_USER = re.compile(r"^[ \t]*(UserInfo\{\d+:[^\n]*:[0-9a-fA-F]+\}) serialNo=[^\n]*$", re.MULTILINE)
_STATE = re.compile(r"^[ \t]*State: (\S+)", re.MULTILINE)


def is_for(argv: Argv) -> bool:
    """The list of users."""
    return argv[:3] == COMMAND


def answer(argv: Argv, pile: Pile) -> Found | None:  # noqa: ARG001  # every recogniser takes both
    """The list as it was printed, else worked out of a dump."""
    for command in (COMMAND, ("dumpsys", "user")):
        piece = pile.one(*command)
        if piece is not None:
            return _listed(piece)
        if pile.every(*command):
            break
    numbers = sorted({0, *package_dump.users_in(pile)})
    lines = [f"\tUserInfo{{{number}::0}}{' running' if number == 0 else ''}\n" for number in numbers]
    return Found(text="Users:\n" + "".join(lines), is_whole=False)


def _listed(piece: Piece) -> Found:
    """A dump tells each user's state on a line below; the list tells it behind the name."""
    users = list(_USER.finditer(piece.text))
    if not users:
        return Found(text=piece.text, is_whole=not piece.is_partial)
    ends = [user.start() for user in users[1:]] + [len(piece.text)]
    states = [_STATE.search(piece.text, user.end(), end) for user, end in zip(users, ends, strict=True)]
    lines = [
        f"\t{user[1]}{' running' if state and state[1].startswith('RUNNING') else ''}\n"
        for user, state in zip(users, states, strict=True)
    ]
    return Found(text="Users:\n" + "".join(lines), is_whole=all(states) and not piece.is_partial)


RECOGNISER = Recogniser(
    command=COMMAND, start=re.compile(_START, re.MULTILINE), is_for=is_for, answer=answer, hints=("UserInfo{",)
)
