"""`date`: the phone's time and zone, because dumps print local time without one."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

from adbaudit.ports import Command

_ANSWER = re.compile(r"^(\d{9,11}) ([+-])(\d{2})(\d{2})\s*$", re.MULTILINE)
PLAUSIBLE_YEARS = range(1971, 2100)
_EPOCH_DAYS = frozenset({("1969", "12", "31"), ("1970", "01", "01")})
_EPOCH_ENDS = frozenset({("00", "000"), ("00", None), ("59", "999")})
"""Zones are whole minutes; a millisecond before the epoch stands for "never" too."""
_LOCAL = re.compile(r"(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?")


def command() -> Command:
    """Seconds since 1970 and the zone's offset."""
    return Command(argv=("date", "+%s %z"), seconds=10, max_bytes=4096)


def parse(text: str) -> datetime | None:
    """Read `1763604720 +0800`."""
    found = _ANSWER.search(text)
    if not found:
        return None
    seconds, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    try:
        zone = timezone(-offset if sign == "-" else offset)
        time = datetime.fromtimestamp(int(seconds), zone)
    except (ValueError, OverflowError, OSError):
        return None
    return time if time.year in PLAUSIBLE_YEARS else None


def is_never(text: str) -> bool:
    """Whether the epoch stands there, which Android prints for "never": 1969 or 1970 depending on the zone.

    A moment later is a use, by a clock that was reset.
    """
    found = _LOCAL.search(text)
    return found is not None and found.groups()[:3] in _EPOCH_DAYS and found.group(6, 7) in _EPOCH_ENDS


def local_time(text: str, phone_time: datetime | None) -> datetime | None:
    """A time such as `2022-03-07 18:05:34.325` in the phone's zone; `None` if unreadable, zoneless or not of our time.

    A phone whose clock was reset counts from 1970.
    """
    found = _LOCAL.search(text)
    if not found or phone_time is None:
        return None
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    milliseconds = int((found.group(7) or "0").ljust(3, "0"))
    try:
        time = datetime(year, month, day, hour, minute, second, milliseconds * 1000, tzinfo=phone_time.tzinfo)
    except ValueError:
        return None
    return time if time.year in PLAUSIBLE_YEARS else None
