"""How the phone's clock stood against the computer's, in words of days, hours, minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from adbaudit.model.message import Message, message, messages


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
    """A length of time by its largest part and the one below it, such as “2 days and 6 hours”."""
    minutes, second = divmod(abs(seconds), 60)
    hours, minute = divmod(minutes, 60)
    days, hour = divmod(hours, 24)
    parts = [
        (days, messages("one day", "{count} days", days)),
        (hour, messages("one hour", "{count} hours", hour)),
        (minute, messages("one minute", "{count} minutes", minute)),
        (second, messages("one second", "{count} seconds", second)),
    ]
    first = next((at for at, (count, _) in enumerate(parts) if count), len(parts) - 1)
    larger, *smaller = [words for count, words in parts[first : first + 2] if count] or [parts[-1][1]]
    return message("{larger} and {smaller}", larger=larger, smaller=smaller[0]) if smaller else larger
