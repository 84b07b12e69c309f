"""`date [-u] [+FORMAT]` at the phone's own, standing time (toybox)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from adbaudit.practice.android.programs.words import Words, complained, said
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.machine import Output

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_USUAL = "+%a %b %e %H:%M:%S %Z %Y"

_PLACES: dict[str, Callable[[datetime], str]] = {
    "Y": lambda now: f"{now.year:04d}",
    "m": lambda now: f"{now.month:02d}",
    "d": lambda now: f"{now.day:02d}",
    "e": lambda now: f"{now.day:2d}",
    "H": lambda now: f"{now.hour:02d}",
    "M": lambda now: f"{now.minute:02d}",
    "S": lambda now: f"{now.second:02d}",
    "N": lambda now: f"{now.microsecond * 1000:09d}",
    "s": lambda now: str(int(now.timestamp())),
    "j": lambda now: f"{now.timetuple().tm_yday:03d}",
    "a": lambda now: _DAYS[now.weekday()],
    "b": lambda now: _MONTHS[now.month - 1],
    "F": lambda now: f"{now.year:04d}-{now.month:02d}-{now.day:02d}",
    "T": lambda now: f"{now.hour:02d}:{now.minute:02d}:{now.second:02d}",
    "z": lambda now: f"{now:%z}",
    "n": lambda _now: "\n",
    "t": lambda _now: "\t",
    "%": lambda _now: "%",
}


def date(state: PhoneState, words: Words) -> Output:
    """The time; it stands still, so that the same commands give the same bytes."""
    universal = "-u" in words
    rest = [word for word in words if word != "-u"]
    if len(rest) > 1 or (rest and not rest[0].startswith("+")):
        return complained(f"date: bad date '{rest[0]}'\n", 1)
    now = state.profile.time.astimezone(UTC) if universal else state.profile.time
    zone = "UTC" if universal else state.profile.zone
    return said(_filled((rest[0] if rest else _USUAL)[1:], now, zone) + "\n")


def _filled(form: str, now: datetime, zone: str) -> str:
    """The format with every place filled; unknown places stay as they are."""
    text, letters = "", iter(form)
    for letter in letters:
        if letter != "%":
            text += letter
            continue
        place = next(letters, "")
        if place == "Z":
            text += zone
        elif place in _PLACES:
            text += _PLACES[place](now)
        else:
            text += f"%{place}"
    return text
