"""Gaps: what could not be observed, and why. A gap is carried to every report."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.message import Message
from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """`source` is the command or file; `wanted` says in words what it would have told."""

    source: str
    wanted: Message
    reason: Message
    user: UserId | None = None
    package: PackageName | None = None
