"""What the phones of one run have in common: whether any was changed, and one document for programs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from adbaudit.cli.output import write

if TYPE_CHECKING:
    from adbaudit.apply import JournalFile


@dataclass(slots=True, kw_only=True)
class PhonesOfRun:
    """All phones of one run, as far as it came."""

    are_several: bool
    journals: list[JournalFile] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    """What is printed for programs: one document, or a list of them, however the run ends."""

    def have_changed(self) -> bool:
        """Whether any of them may have been changed."""
        return any(journal.has_grown for journal in self.journals)

    def close(self) -> None:
        """Print the documents."""
        if self.are_several and self.documents:
            write(f"[\n{','.join(self.documents)}]\n", None)
        elif self.documents:
            write(self.documents[0], None)
