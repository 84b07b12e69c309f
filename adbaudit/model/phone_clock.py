"""How the phone's clock stood against the computer's, in words of days, hours, minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adbaudit.model.message import Message, message, messages

_HOUR = 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneClock:
    """The phone's clock as it answered, and the computer's at that time; each with its zone."""

    phone: datetime
    computer: datetime

    @property
    def ahead_seconds(self) -> int:
        """How far the phone's clock was ahead; below zero it was behind. A second or two are the way to the phone."""
        return round((self.phone - self.computer).total_seconds())


def span_words(seconds: int) -> Message:
    """A length of time such as “2 days, 6 hours and 13 minutes”; from an hour on it is rounded to the minute."""
    length = abs(seconds)
    minutes, second = divmod(length if length < _HOUR else (length + 30) // 60 * 60, 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    parts = [
        (days, messages("one day", "{count} days", days)),
        (hour, messages("one hour", "{count} hours", hour)),
        (minute, messages("one minute", "{count} minutes", minute)),
        (second, messages("one second", "{count} seconds", second)),
    ]
    *larger, smallest = [words for count, words in parts if count] or [parts[-1][1]]
    match larger:
        case []:
            return smallest
        case [only]:
            return message("{larger} and {smaller}", larger=only, smaller=smallest)
        case _:
            return message("{days}, {hours} and {minutes}", days=larger[0], hours=larger[1], minutes=smallest)
