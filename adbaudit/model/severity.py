"""How bad a finding is."""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """From worst to mildest; `rank` 0 is the worst."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    INFO = "info"

    @property
    def rank(self) -> int:
        """Place in the order, 0 the worst."""
        return list(Severity).index(self)
