"""Reading a command's words: options first, then arguments, as Android's ShellCommand does."""

from __future__ import annotations

from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.android.thrown import ILLEGAL_ARGUMENT, Thrown
from adbaudit.practice.machine import Output

Words = tuple[str, ...]

EVERYONE = -1


class Usage(Exception):
    """A command that was asked wrongly: what it prints on standard error, and its status."""

    def __init__(self, text: str, status: int = 255) -> None:
        """Keep what is printed."""
        super().__init__(text)
        self.text = text
        self.status = status


def said(text: str, status: int = 0) -> Output:
    """A program's answer on standard output."""
    return Output(stdout=text.encode(), status=status)


def complained(text: str, status: int = 255) -> Output:
    """A program's answer on standard error."""
    return Output(stderr=text.encode(), status=status)


def split_user(words: Words, *, default: int) -> tuple[int, Words]:
    """The user of a leading or inner `--user N|all|current`, and the other words."""
    if "--user" not in words:
        return default, words
    place = words.index("--user")
    if place + 1 >= len(words):
        raise Thrown(ILLEGAL_ARGUMENT, 'Argument expected after "--user"')
    return user_named(words[place + 1]), words[:place] + words[place + 2 :]


def user_named(text: str) -> int:
    """A user id, `all` or `current` (UserHandle#parseUserArg)."""
    if text in {"all", "-1"}:
        return EVERYONE
    if text in {"current", "cur", "-2"}:
        return 0
    if not (text.isascii() and text.isdigit()) or len(text) > 6:
        raise Thrown(ILLEGAL_ARGUMENT, f"Bad user number: {text}")
    return int(text)


def users_meant(state: PhoneState, user_id: int) -> tuple[int, ...]:
    """The users a command acts for; throws where one of them is closed to the shell."""
    meant = state.user_ids if user_id == EVERYONE else (user_id,)
    for each in meant:
        state.check_open(each)
    return meant


def argument(words: Words, place: int, missing: str, status: int = 255) -> str:
    """The word at a place, or the complaint that it is missing."""
    if place >= len(words):
        raise Usage(missing, status)
    return words[place]
