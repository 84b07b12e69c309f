"""A list of apps that somebody wrote down: what was understood of it, and what was not."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.identity import Identity
from adbaudit.model.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class AppRow:
    """One app of the list; `package` is empty where only a name on the screen is given."""

    line: int
    package: str
    label: str | None = None
    installer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedRow:
    """A row that was not understood."""

    line: int
    text: str
    reason: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class AppList:
    """All rows of a list, each in one of the two, in the order they stand in."""

    rows: tuple[AppRow, ...]
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedRow:
    """An app of the list and what it is taken for."""

    row: AppRow
    identity: Identity
