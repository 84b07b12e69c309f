"""That the phone's clock and the computer's differ: times that the phone gives are off by as much."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message
from adbaudit.model.phone_clock import span_words
from adbaudit.model.report import Report
from adbaudit.report.naming import time_name

_ALIKE = 120
"""Seconds that two clocks may differ by before it is worth a word."""


def other_clock(report: Report) -> Iterator[Message]:
    """How far the phone's clock was off, where that is more than reading a phone takes; else nothing."""
    clock = report.provenance.clock
    if clock is None or abs(clock.ahead_seconds) <= _ALIKE:
        return
    time, span = time_name(clock.phone, None), span_words(clock.ahead_seconds)
    if clock.ahead_seconds > 0:
        yield message(
            "The phone’s clock said {time} then: {span} ahead of the computer’s. The phone’s times may be off by as "
            "much.",
            time=time,
            span=span,
        )
        return
    yield message(
        "The phone’s clock said {time} then: {span} behind the computer’s. The phone’s times may be off by as much.",
        time=time,
        span=span,
    )
