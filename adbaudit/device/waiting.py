"""Asking again until there is an answer."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def wait_until(question: Callable[[], Answer], seconds: float, *, every: float = 0.2) -> Answer:
    """The first answer that is not empty, or the last one when the time is over; it is asked at least once."""
    deadline = time.monotonic() + seconds
    while not (answer := question()) and time.monotonic() < deadline:
        time.sleep(every)
    return answer
