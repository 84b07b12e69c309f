"""`date +%s %z`, a plain `date`, or the local time in a dump's header or trailer with the properties' zone."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from adbaudit.saved.pile import Argv, Found, Pile
from adbaudit.saved.recognise import properties
from adbaudit.saved.recognise.plain_date import START, local_times, placed
from adbaudit.saved.recogniser import Recogniser

COMMAND = ("date", "+%s %z")
_ANSWER = re.compile(r"^[ \t]*\d{9,11} [+-]\d{4}[ \t]*$", re.MULTILINE)
ZONE = "persist.sys.timezone"


def is_for(argv: Argv) -> bool:
    """Our question for the time."""
    return argv[:1] == ("date",)


def answer(argv: Argv, pile: Pile) -> Found | None:  # noqa: ARG001  # every recogniser takes both
    """The answer of then, else a plain date, else the header's time, else the last time that a dump ended at.

    A date whose zone may be one of several is given as it stands, and as part of an answer: nobody can place it.
    """
    answers = {found.group().strip() for piece in pile.starting("date") for found in _ANSWER.finditer(piece.text)}
    if answers:
        return Found(text=f"{answers.pop()}\n") if len(answers) == 1 else None
    zone = _zone(properties.property_in(pile, ZONE))
    typed = [piece.text for piece in pile.starting("date")]
    plain = sorted({one for text in typed for one in local_times(text)}, key=str)
    if plain:
        time = placed(*plain[0], zone) if len(plain) == 1 else None
        return Found(text="".join(typed), is_whole=False) if time is None else _told(time)
    local = pile.header_time or max(pile.local_times, default=None)
    if local is None or zone is None:
        return None
    try:
        return _told(datetime.fromisoformat(local).replace(tzinfo=zone))
    except ValueError:
        return None


def _told(time: datetime) -> Found:
    return Found(text=f"{int(time.timestamp())} {time:%z}\n")


def _zone(name: str | None) -> ZoneInfo | None:
    """`None` for a zone that this computer does not know, be it hostile or new."""
    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):
        return None


RECOGNISER = Recogniser(
    command=COMMAND,
    start=re.compile(f"{_ANSWER.pattern}|{START.pattern}", re.MULTILINE),
    is_for=is_for,
    answer=answer,
    hints=(" +", " -", " 20", "20"),
)
