"""The computer's clock."""

from __future__ import annotations

from datetime import UTC, datetime


class SystemClock:
    """`ports.Clock` of this computer, to the second, in its own zone."""

    def now(self) -> datetime:
        """The time now."""
        return datetime.now(UTC).astimezone().replace(microsecond=0)
