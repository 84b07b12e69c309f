"""A file read whole, as long as it is no larger than such a file can be."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from adbaudit.errors import AdbauditError
from adbaudit.model.message import Message
from adbaudit.model.os_reason import os_reason


def read_bounded(
    path: Path, most: int, *, unreadable: Callable[[Message], AdbauditError], too_large: AdbauditError
) -> bytes:
    """What stands in it; raises what `unreadable` makes of the computer's reason, or `too_large`."""
    try:
        with path.open("rb") as file:
            data = file.read(most + 1)
    except OSError as fault:
        raise unreadable(os_reason(fault)) from fault
    if len(data) > most:
        raise too_large
    return data
