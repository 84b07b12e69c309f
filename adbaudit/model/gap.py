"""Gaps: what could not be observed, and why. A gap is carried to every report."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.apk_parts import CODE
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId

BROKEN_OFF = message("the connection to the phone ended in the middle of the answer")
CONNECTION_GONE = message("the connection to the phone was gone")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """`source` is the command or file; `wanted` says in words what it would have told."""

    source: str
    wanted: Message
    reason: Message
    user: UserId | None = None
    package: PackageName | None = None
    file: str | None = None
    """The APK file it is about, as `ApkFacts.place`."""
    is_open_question: bool = False
    """A rule that could not be answered; `source` is then its id, which says nothing to people."""

    @property
    def is_connection_lost(self) -> bool:
        """The phone went away while it was read."""
        return self.reason in {BROKEN_OFF, CONNECTION_GONE}

    @property
    def is_of_code(self) -> bool:
        """The file itself was read; its code, or a part of it, was not."""
        return self.wanted == CODE

    @property
    def is_of_a_whole_user(self) -> bool:
        """One of the phone's users told nothing, or not all, of what belongs to it alone."""
        return self.user is not None and self.package is None and not self.is_connection_lost
