"""The cable between phone and computer: how fast it is, how late, and when it is pulled."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from adbaudit.practice.knobs import Knobs


class Cable:
    """Shared by every stream of a phone."""

    def __init__(self, knobs: Knobs, pull: Callable[[], None]) -> None:
        """`pull` takes the phone off for good."""
        self.latency_seconds = max(0.0, knobs.latency_seconds)
        self._bytes_per_second = knobs.bytes_per_second
        self._remaining = knobs.unplug_after_bytes
        self._pull = pull
        self._lock = threading.Lock()
        self._free_at = 0.0

    def occupy(self, length: int) -> float:
        """Seconds until `length` bytes have passed, counted from now; bytes of other streams go first."""
        if not self._bytes_per_second:
            return 0.0
        with self._lock:
            now = time.monotonic()
            self._free_at = max(now, self._free_at) + length / self._bytes_per_second
            return self._free_at - now

    def largest_piece(self, length: int) -> int:
        """How much to send at once, so that a narrow cable delivers evenly, about twenty pieces a second."""
        if not self._bytes_per_second:
            return length
        return max(1, min(length, self._bytes_per_second // 20))

    def let_through(self, length: int) -> int:
        """How many of these bytes still reach the computer before somebody pulls the cable."""
        with self._lock:
            if self._remaining is None:
                return length
            passed = min(length, self._remaining)
            self._remaining -= passed
            return passed

    def pull_if_due(self) -> None:
        """Pull the cable when the last byte it was to carry has passed."""
        with self._lock:
            due = self._remaining == 0
        if due:
            self._pull()
