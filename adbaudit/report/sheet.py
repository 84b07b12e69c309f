"""The sheet a report is written on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How wide it is, in columns of a terminal, and whether colour may be used.

    `scrolls`: only its last lines are seen at first, as on a terminal, so that these must say how it stands.
    `details`: reasons, observations, commands, the words of the law and every office too.
    """

    width: int = 80
    color: bool = False
    scrolls: bool = False
    details: bool = False


class SheetWishes(TypedDict, total=False):
    """What a caller may wish of a `Sheet`."""

    width: int
    color: bool
    scrolls: bool
    details: bool
