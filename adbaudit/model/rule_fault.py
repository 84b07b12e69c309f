"""A fault in a rule file, where an author finds it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class RuleFault:
    """One fault: the file, the spot in it (`when.all[1]`, `line 7.source`, or nothing), and what is wrong there."""

    file: str
    path: str
    what: str

    def __str__(self) -> str:
        """`file:path: what is wrong`, a line that editors can jump by."""
        return f"{self.file}:{self.path}: {self.what}" if self.path else f"{self.file}: {self.what}"
