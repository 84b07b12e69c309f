"""Where in a rule file we are, so that every fault carries its file and path."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A spot in a file, such as `permissions/x.yaml: when.all[1]`; all places of one load share `faults`."""

    file: str
    path: str = ""
    faults: list[str] = field(default_factory=list)

    def inside(self, file: str) -> Place:
        """The same load, another file."""
        return Place(file=file, faults=self.faults)

    def at(self, key: str) -> Place:
        """One key deeper."""
        return Place(file=self.file, path=f"{self.path}.{key}" if self.path else key, faults=self.faults)

    def item(self, index: int) -> Place:
        """One list item deeper."""
        return Place(file=self.file, path=f"{self.path}[{index}]", faults=self.faults)

    def fault(self, what: str) -> None:
        """Note a fault here and go on."""
        self.faults.append(f"{self.file}:{self.path}: {what}" if self.path else f"{self.file}: {what}")
