"""What is on file for some countries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from adbaudit.model.country import STORES, Country


class OfACountry(Protocol):
    """A provision or a channel."""

    @property
    def country(self) -> Country:
        """Where it holds."""


Item = TypeVar("Item", bound=OfACountry)


def of_countries(items: Sequence[Item], codes: Sequence[str]) -> tuple[Item, ...]:
    """Those that hold in these countries, country by country, then what stores demand everywhere."""
    found = (item for code in (*codes, STORES) for item in items if item.country.holds_in(code))
    return tuple(dict.fromkeys(found))


def not_on_file(known: Sequence[Country], codes: Sequence[str]) -> tuple[str, ...]:
    """The codes for which there is neither law nor a channel."""
    return tuple(code for code in codes if not any(country.holds_in(code) for country in known))


def without_law(law: Sequence[OfACountry], known: Sequence[Country], codes: Sequence[str]) -> tuple[str, ...]:
    """Countries with offices on file, and no law."""
    lawful = [one.country for one in law]
    return tuple(code for code in codes if not_on_file(lawful, [code]) and not not_on_file(known, [code]))
