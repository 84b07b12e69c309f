"""A fault in a rule file, where an author finds it."""

from __future__ import annotations

from collections.abc import Callable
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
        return self.line(str)

    def line(self, say: Callable[[Message], str]) -> str:
        """`file:path: what is wrong`, a line that editors can jump by."""
        return f"{self.file}:{self.path}: {say(self.what)}" if self.path else f"{self.file}: {say(self.what)}"
