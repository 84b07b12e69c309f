"""What can be made worse about a practice phone, so that tests and benchmarks meet bad cables and odd phones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Truncate:
    """The command's standard output stops after `keep_bytes`; its errors and its status stay."""

    command: str
    keep_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Garble:
    """Every `every`-th byte of the command's standard output is another one, always the same."""

    command: str
    every: int = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Slow:
    """The command waits before it says anything."""

    command: str
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Refuse:
    """The command is not run; it says `text` on standard error, a newline after it, and ends with `status`."""

    command: str
    text: str
    status: int = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Hang:
    """The command never ends; only `timeout`, a closed stream or the end of the phone stops it."""

    command: str


Fault: TypeAlias = Truncate | Garble | Slow | Refuse | Hang
"""Holds for every simple command whose words, joined by blanks, contain `command`.

In a script of many commands only that one is struck. Builtins (`echo`, `printf`, …) and wrappers (`timeout`, `sh`,
`toybox`) are never struck themselves; what they run is. Of several faults that match, all hold.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knobs:
    """How bad the cable is, and which commands misbehave. The default is a perfect phone."""

    latency_seconds: float = 0.0
    """One round trip: every OPEN is answered this late, a WRTE goes out no sooner than this after the one before it on
    the same stream (ADB sends nothing more until the OKAY is back), and a WRTE of the computer is taken this late."""

    bytes_per_second: int | None = None
    """The cable's width for the payload of WRTE packets, shared by all streams and both directions."""

    unplug_after_bytes: int | None = None
    """The phone is pulled off for good once it has sent exactly so many bytes of WRTE payload."""

    faults: tuple[Fault, ...] = ()

    is_sleepless: bool = False
    """`sleep` returns at once, so that tests need not wait for what takes a moment on a real phone."""
