"""`date +%s %z`, or the local time in a dump's header or trailer with the zone that the properties name."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from adbaudit.saved.pile import Argv, Found, Pile
from adbaudit.saved.recognise import properties
from adbaudit.saved.recogniser import Recogniser

COMMAND = ("date", "+%s %z")
_ANSWER = re.compile(r"^[ \t]*\d{9,11} [+-]\d{4}[ \t]*$", re.MULTILINE)
ZONE = "persist.sys.timezone"


def is_for(argv: Argv) -> bool:
    """Our question for the time."""
    return argv[:1] == ("date",)


def answer(argv: Argv, pile: Pile) -> Found | None:  # noqa: ARG001  # every recogniser takes both
    """The answer of then, else the header's time, else the last time that a dump ended at."""
    answers = {found.group().strip() for piece in pile.starting("date") for found in _ANSWER.finditer(piece.text)}
    if answers:
        return Found(text=f"{answers.pop()}\n") if len(answers) == 1 else None
    local = pile.header_time or max(pile.local_times, default=None)
    zone = _zone(properties.property_in(pile, ZONE))
    if local is None or zone is None:
        return None
    try:
        time = datetime.fromisoformat(local).replace(tzinfo=zone)
    except ValueError:
        return None
    return Found(text=f"{int(time.timestamp())} {time:%z}\n")


def _zone(name: str | None) -> ZoneInfo | None:
    """`None` for a zone that this computer does not know, be it hostile or new."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


RECOGNISER = Recogniser(command=COMMAND, start=_ANSWER, is_for=is_for, answer=answer, hints=(" +", " -"))
