"""A lock around a Machine, because several streams ask it at once."""

from __future__ import annotations

import threading
from collections.abc import Mapping

from adbaudit.practice.machine import FileStatus, Machine, Output


class OneAtATime:
    """A Machine that lets one caller in at a time."""

    def __init__(self, machine: Machine) -> None:
        """Stand in front of `machine`."""
        self._machine = machine
        self._lock = threading.RLock()

    @property
    def properties(self) -> Mapping[str, str]:
        """System properties."""
        with self._lock:
            return dict(self._machine.properties)

    @property
    def adb_features(self) -> tuple[str, ...]:
        """What this phone's adbd offers."""
        with self._lock:
            return self._machine.adb_features

    @property
    def changes(self) -> tuple[tuple[str, ...], ...]:
        """What could have changed the phone so far."""
        with self._lock:
            return self._machine.changes

    def run(self, argv: tuple[str, ...], stdin: bytes) -> Output | None:
        """Run one program."""
        with self._lock:
            return self._machine.run(argv, stdin)

    def status_of(self, path: str) -> FileStatus | None:
        """The status of a file or folder."""
        with self._lock:
            return self._machine.status_of(path)

    def read(self, path: str, offset: int, length: int) -> bytes:
        """Bytes of a file."""
        with self._lock:
            return self._machine.read(path, offset, length)

    def names_in(self, path: str) -> tuple[str, ...] | None:
        """Names in a folder."""
        with self._lock:
            return self._machine.names_in(path)

    def write(self, path: str, content: bytes, mode: int, modified: int) -> bool:
        """Keep a file."""
        with self._lock:
            return self._machine.write(path, content, mode, modified)
