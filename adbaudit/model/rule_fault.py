"""A fault in a rule file, where an author finds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adbaudit.model.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFault:
    """One fault: the file, the spot in it (`when.all[1]`, `line 7.source`, or nothing), and what is wrong there."""

    file: str
    path: str
    what: Message
    beside: str = ""
    """The other file that has a part in it, such as one with the same id."""

    def __str__(self) -> str:
        """As a line in English."""
        return str(self.line)

    @property
    def line(self) -> Message:
        """`file:path: what is wrong`, a line that editors can jump by."""
        place = f"{self.file}:{self.path}" if self.path else self.file
        return Message(template="{place}: {what}", values=(("place", place), ("what", self.what)))


def lines_of(faults: Sequence[RuleFault]) -> Message:
    """Each fault on a line of its own; only what is wrong there is put in other words."""
    values = tuple((f"fault{number}", fault.line) for number, fault in enumerate(faults))
    return Message(template="\n".join(f"{{{name}}}" for name, _ in values), values=values)
