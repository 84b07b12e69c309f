"""What `date` prints when nobody tells it a format: on phones in English, on computers in the person's language.

The zone stands there by its letters, and many mean several: `CST` is China and Chicago. They are only taken where the
phone's zone is known and calls itself so, or where every zone of the world that does is at the same distance to UTC.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import chain
from zoneinfo import ZoneInfo, available_timezones

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_ALIKE = {"ene": 1, "fev": 2, "mär": 3, "mac": 3, "abr": 4, "mai": 5, "mei": 5, "ago": 8, "agu": 8, "set": 9} | {
    "okt": 10,
    "out": 10,
    "dez": 12,
    "des": 12,
    "dic": 12,
}
"""Months as German, Indonesian, Portuguese, Spanish and Swahili computers shorten them."""
_ONCE_OF_SEVERAL = frozenset({"ADT", "AST", "BST", "EDT", "EST", "GST", "PST", "SST", "WST"})
"""Letters that the zone tables of old phones gave Arabia, Australia or Bangladesh too, and those of today no more."""
_TIME = r"(?P<hour>\d{1,2})[:时時](?P<minute>\d\d)[:分](?P<second>\d\d)(?:秒|[.,]\d+)?(?: ?(?P<half>[AP]M))?"
_LABEL = r"(?:\(?(?P<label>[A-Z]{1,5}|[+-]\d\d(?::?\d\d)?)\)?)"
_WEEKDAY = r"(?:\(?[^\W\d_]{1,12}\)?[.,]?)"
_WORD = r"(?P<month>[^\W\d_]{3,4})\.?"
_DAY, _YEAR, _NUMBER = r"(?P<day>\d{1,2})\.?", r"(?P<year>\d{4})", r"(?P<number>\d{1,2})"
_FORMS = tuple(
    re.compile(rf"[ \t]*{form}[ \t]*")
    for form in (
        rf"{_WEEKDAY} {_WORD} +{_DAY} {_TIME} (?:{_LABEL} )?{_YEAR}",  # Sun Nov 22 03:44:24 CST 2026
        rf"{_WEEKDAY} +{_DAY} {_WORD} {_TIME} (?:{_LABEL} )?{_YEAR}",  # So 22. Nov 03:44:24 CET 2026
        rf"{_WEEKDAY} +{_DAY} {_WORD} {_YEAR},? {_TIME}(?: {_LABEL})?",  # Sun, 22 Nov 2026 03:44:24 +0800
        rf"{_YEAR}[年.] ?{_NUMBER}[月.] ?(?P<day>\d{{1,2}})[日.] ?(?:{_WEEKDAY} )?{_TIME}(?: {_LABEL})?",
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)[ T]{_TIME} ?{_LABEL}?",  # 2026-11-22T03:44:24+08:00
    )
)
_ALONE = r"(?:\A\s*|(?<=\n\n))^[ \t]*(?=[^\n]{18,60}$)"
START = re.compile(
    rf"{_ALONE}(?:[^\W\d_]{{2,4}}[.,]? [^\n]*\d:\d\d:\d\d [^\n]*\d{{4}}"
    r"|\d{4}[年.-][^\n]*\d\d[:时時]\d\d[:分]\d\d[^\n]*)[ \t]*$",
    re.MULTILINE,
)
"""A line that may be one; what else stands in a file seldom has such a line alone at the top or behind an empty one."""


def local_times(text: str) -> Iterator[tuple[datetime, str | None]]:
    """Each line that is a date, as local time with the zone's letters or distance."""
    for line in text.splitlines():
        found = next((match for form in _FORMS if (match := form.fullmatch(line))), None)
        time = _time(found) if found else None
        if found and time:
            yield time, found["label"]


def placed(local: datetime, label: str | None, zone: ZoneInfo | None) -> datetime | None:
    """The time with its distance to UTC; `None` where that would be a guess."""
    if zone is not None:
        return _agreed(_in(local, zone, label))
    if label is None or label in _ONCE_OF_SEVERAL:
        return None
    if label[0] in "+-":
        return local.replace(tzinfo=_distance(label))
    return _agreed(chain.from_iterable(_in(local, ZoneInfo(name), label) for name in sorted(available_timezones())))


def _in(local: datetime, zone: ZoneInfo, label: str | None) -> Iterator[datetime]:
    """The time in this zone, both ways in the hour that comes twice, where the zone bears this label then."""
    for time in (local.replace(tzinfo=zone), local.replace(tzinfo=zone, fold=1)):
        is_distance = label is not None and label[0] in "+-" and time.utcoffset() == _distance(label).utcoffset(None)
        if label is None or is_distance or time.tzname() == label:
            yield time


def _agreed(times: Iterator[datetime]) -> datetime | None:
    found = {time.astimezone(UTC): time for time in times}
    return next(iter(found.values())) if len(found) == 1 else None


def _distance(label: str) -> tzinfo:
    digits = label[1:].replace(":", "").ljust(4, "0")
    length = timedelta(hours=int(digits[:2]) % 24, minutes=int(digits[2:]) % 60)
    return timezone(-length if label[0] == "-" else length)


def _time(found: re.Match[str]) -> datetime | None:
    parts = found.groupdict()
    hour = int(parts["hour"])
    if parts["half"]:
        hour = hour % 12 + (12 if parts["half"] == "PM" else 0)
    month = int(parts["number"]) if parts.get("number") else _month(parts["month"])
    try:
        return datetime(  # noqa: DTZ001  # its zone is told apart, and is often the question
            int(parts["year"]), month, int(parts["day"]), hour, int(parts["minute"]), int(parts["second"])
        )
    except ValueError:
        return None


def _month(word: str) -> int:
    """0, which is no month, for a word that is none."""
    short = word[:3].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else _ALIKE.get(short, 0)
