"""What a practice phone remembers of a visit, for tests, benchmarks and the curious."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from adbaudit.practice.machine import Machine

_ENTRIES = 100_000


class PhoneLog:
    """What was said to the phone so far; may be read at any time from any thread."""

    def __init__(self, machine: Machine) -> None:
        """Begin empty; state changes are asked of the machine."""
        self._machine = machine
        self._lock = threading.Lock()
        self._banners: list[str] = []
        self._opens: Counter[str] = Counter()
        self._services: list[str] = []
        self._commands: list[str] = []

    @property
    def banner(self) -> str | None:
        """The CNXN banner of the adb that connected last, such as `host::features=shell_v2,…`."""
        with self._lock:
            return self._banners[-1] if self._banners else None

    @property
    def opens(self) -> Mapping[str, int]:
        """How many OPENs each service had, by its first word: `shell`, `exec`, `sync`, ….

        Every OPEN is a round trip at the least.
        """
        with self._lock:
            return MappingProxyType(dict(self._opens))

    @property
    def services(self) -> tuple[str, ...]:
        """Every service string that was opened, whole."""
        with self._lock:
            return tuple(self._services)

    @property
    def commands(self) -> tuple[str, ...]:
        """Every simple command that was run, its words joined by blanks, builtins too."""
        with self._lock:
            return tuple(self._commands)

    @property
    def changes(self) -> tuple[tuple[str, ...], ...]:
        """Every command that could change the phone, as argv, as the machine tells it."""
        return self._machine.changes

    def note_banner(self, banner: str) -> None:
        """Remember who connected."""
        self._keep(self._banners, banner)

    def note_open(self, service: str) -> None:
        """Remember an OPEN."""
        word = service.partition(":")[0].partition(",")[0][:64]
        with self._lock:
            self._opens[word] += 1
        self._keep(self._services, service)

    def note_command(self, command: str) -> None:
        """Remember a simple command."""
        self._keep(self._commands, command)

    def _keep(self, entries: list[str], entry: str) -> None:
        with self._lock:
            if len(entries) < _ENTRIES:
                entries.append(entry)
