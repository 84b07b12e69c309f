"""The sheet a report is written on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """How wide it is, in columns of a terminal, and whether colour may be used."""

    width: int = 80
    color: bool = False
