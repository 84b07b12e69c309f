"""A stop that is asked for in the very moment a child starts waits until its number is known, so that it can be ended.

Handlers of our own hold it back, not a mask: a mask would be the child's too, and it could not be ended by a signal.
"""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_STOPS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def held_signals() -> Iterator[None]:
    """Ctrl-C and SIGTERM are kept while the block runs, and delivered at its end."""
    if threading.current_thread() is not threading.main_thread():
        yield  # Python runs handlers in the main thread only
        return
    came: list[int] = []

    def keep(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  # a signal handler's form
        came.append(number)

    before = {number: signal.signal(number, keep) for number in _STOPS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, signal.SIG_DFL if handler is None else handler)
        for one in dict.fromkeys(came):
            signal.raise_signal(one)
