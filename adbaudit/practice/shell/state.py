"""What a script changes about its shell: variables, the folder, the last status; and how it speaks of faults."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from adbaudit.practice.machine import Machine

_LAST_SDK_WITH_SHORT_WORDS = 28


class Exit(Exception):
    """`exit` was said."""

    def __init__(self, status: int) -> None:
        """Keep the status, one byte."""
        super().__init__(status)
        self.status = status & 0xFF


@dataclass(slots=True, kw_only=True)
class State:
    """One shell; a pipe's sides and `sh -c` have one each."""

    name: str = "/system/bin/sh"
    """How the shell calls itself when it complains."""

    depth: int = 0
    """How many shells and wrappers stand around this one."""

    folder: str = "/"
    status: int = 0
    variables: dict[str, str] = field(default_factory=dict)
    line: int | None = None
    """The line of standard input the shell is at, when that is where its script comes from."""

    def copy(self) -> State:
        """A shell that begins as this one and changes apart from it."""
        return replace(self, variables=dict(self.variables))

    def complaint(self, text: str) -> bytes:
        """A line for standard error, in the form mksh gives it."""
        place = "" if self.line is None else f"<stdin>[{self.line}]: "
        return f"{self.name}: {place}{text}\n".encode("utf-8", errors="surrogateescape")


def not_found(machine: Machine) -> str:
    """What mksh says of a missing program: Android 9 and before use the shorter words."""
    sdk = machine.properties.get("ro.build.version.sdk", "")
    is_old = sdk.isdecimal() and int(sdk) <= _LAST_SDK_WITH_SHORT_WORDS
    return "not found" if is_old else "inaccessible or not found"
