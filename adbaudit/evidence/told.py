"""How a bundle came about, in words that stand in its page and in what comes of checking it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo

from adbaudit.model.evidence import Circumstances, Claims, SignatureState
from adbaudit.model.message import Message, message
from adbaudit.model.phone_clock import PhoneClock, span_words

_ALIKE = 10
"""Seconds that may be the way to the phone."""


def time_words(time: datetime, clock: PhoneClock | None = None) -> Message:
    """To the second with its zone, and in the phone's zone where that is another."""
    zone: tzinfo | None = clock.phone.tzinfo if clock else None
    if zone is None or time.utcoffset() == time.astimezone(zone).utcoffset():
        return message("{time}", time=_zoned(time))
    there = _zoned(time.astimezone(zone))
    return message("{time} (in the phone’s time zone {there})", time=_zoned(time), there=there)


def clock_words(clock: PhoneClock) -> Message:
    """How the phone's clock stood against the computer's, both in the phone's zone."""
    ahead = clock.ahead_seconds
    phone, computer = _zoned(clock.phone), _zoned(clock.computer.astimezone(clock.phone.tzinfo))
    if abs(ahead) <= _ALIKE:
        return message(
            "The phone’s clock said {phone}, the computer’s {computer}: they agree.", phone=phone, computer=computer
        )
    span = span_words(ahead)
    if ahead > 0:
        return message(
            "The phone’s clock said {phone}, the computer’s {computer}: the phone was {span} ahead.",
            phone=phone,
            computer=computer,
            span=span,
        )
    return message(
        "The phone’s clock said {phone}, the computer’s {computer}: the phone was {span} behind.",
        phone=phone,
        computer=computer,
        span=span,
    )


def given_words(about: Circumstances | Claims) -> Iterator[Message]:
    """What the person said of it."""
    if about.by:
        yield message("Sealed by: {text}", text=about.by)
    if about.place:
        yield message("Place: {text}", text=about.place)
    if about.note:
        yield message("Note: {text}", text=about.note)


def journal_words(journals: Sequence[tuple[str, SignatureState]]) -> Iterator[Message]:
    """Those journals of changes that are not known to be as adbaudit wrote them."""
    for name, state in journals:
        if state is SignatureState.DOES_NOT_HOLD:
            yield message(
                "{name} is not as adbaudit wrote it: its own seal does not fit. It was changed since, or comes from "
                "another computer, and was sealed as it lay there.",
                name=name,
            )
        if state is SignatureState.NOT_CHECKED:
            yield message("Whether {name} is as adbaudit wrote it could not be checked.", name=name)


def _zoned(time: datetime) -> str:
    """`2026-11-22 08:25:00 UTC`, or `… UTC+08:00`."""
    offset = time.strftime("%z")
    zone = f"{offset[:3]}:{offset[3:5]}" if time.utcoffset() else ""
    return f"{time:%Y-%m-%d %H:%M:%S} UTC{zone}"
