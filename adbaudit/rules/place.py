"""Where in a rule file we are, so that every fault carries its file and path."""

from __future__ import annotations

from dataclasses import dataclass, field

from adbaudit.model.message import Message
from adbaudit.model.rule_fault import RuleFault


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A spot in a file, such as `permissions/x.yaml: when.all[1]`; all places of one load share what is `noted`."""

    file: str
    path: str = ""
    noted: list[RuleFault] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        """The faults of the whole load so far, each as a line."""
        return [str(fault) for fault in self.noted]

    def inside(self, file: str) -> Place:
        """The same load, another file."""
        return Place(file=file, noted=self.noted)

    def at(self, key: str) -> Place:
        """One key deeper."""
        return Place(file=self.file, path=f"{self.path}.{key}" if self.path else key, noted=self.noted)

    def item(self, index: int) -> Place:
        """One list item deeper."""
        return Place(file=self.file, path=f"{self.path}[{index}]", noted=self.noted)

    def fault(self, what: Message, *, beside: str = "") -> None:
        """Note a fault here and go on; `beside` is the other file that has a part in it."""
        self.noted.append(RuleFault(file=self.file, path=self.path, what=what, beside=beside))
