"""Our own capture: what one phone answered to one audit, command by command."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from adbaudit.ports import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One answer and when it came."""

    answer: Answer
    at: datetime

    @property
    def sha256(self) -> str:
        """The digest of the output."""
        return hashlib.sha256(self.answer.output).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """All answers in the order they came. `device_id` is the keyed hash that stands in reports, never the serial."""

    device_id: str
    captured_at: datetime
    answers: tuple[Recorded, ...]
    is_redacted: bool = False
