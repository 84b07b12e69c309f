"""Checked reading of one mapping: each key is asked for by type, what nobody asked for is a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from typing import TypeVar

from adbaudit.model.message import Message, message
from adbaudit.rules.place import Place

Choice = TypeVar("Choice", bound=Enum)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOST_TEXT = 4000


class Fields:
    """The fields of one mapping at one place. A wrong or missing field is noted and a harmless value given back."""

    def __init__(self, value: object, place: Place) -> None:
        """Take the value as it came from YAML; anything but a mapping is a fault and reads as an empty one."""
        self.place = place
        self._asked: set[str] = set()
        self._values: Mapping[object, object] = value if isinstance(value, dict) else {}
        self.is_mapping = isinstance(value, dict)
        if not self.is_mapping:
            is_missing = value is None and bool(place.path)
            place.fault(message("is missing") if is_missing else message("must be a mapping of keys and values"))

    def has(self, key: str) -> bool:
        """Whether the key is given at all."""
        self._asked.add(key)
        return key in self._values

    def raw(self, key: str) -> object:
        """The value as YAML gave it, for a reader of its own; `None` where the key is missing."""
        self._asked.add(key)
        return self._values.get(key)

    def text(self, key: str) -> str:
        """A text that must be there and not be empty."""
        value = self._needed(key)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str) or not value.strip():
            self._fault(key, message("must be a text"), value)
            return ""
        if len(value) > _MOST_TEXT:
            self._fault(key, message("is longer than {most} characters", most=_MOST_TEXT))
        return value.strip()

    def date(self, key: str) -> str:
        """A day of the calendar, written as 2026-11-21."""
        value = self.text(key)
        if value and not is_day(value):
            self._fault(key, message("{value} is not a day such as 2026-11-21", value=repr(value)))
        return value

    def number(self, key: str, *, otherwise: float | None = None) -> float:
        """A number; needed unless `otherwise` stands in for it."""
        value = self.raw(key) if otherwise is not None else self._needed(key)
        if value is None and otherwise is not None:
            return otherwise
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._fault(key, message("must be a number"), value)
            return 0.0
        return float(value)

    def whole_number(self, key: str) -> int:
        """A whole number that must be there."""
        value = self._needed(key)
        if isinstance(value, bool) or not isinstance(value, int):
            self._fault(key, message("must be a whole number"), value)
            return 0
        return value

    def flag(self, key: str) -> bool:
        """`true` or `false`, said outright."""
        value = self._needed(key)
        if not isinstance(value, bool):
            self._fault(key, message("must be true or false"), value)
            return False
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; missing reads as an empty one."""
        value = self.raw(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self._fault(key, message("must be a list of texts"), value)
            return ()
        return tuple(
            text for index, one in enumerate(value) if (text := _text_item(one, self.place.at(key).item(index)))
        )

    def choice(self, key: str, kind: type[Choice]) -> Choice:
        """One value of an enum; a wrong one is noted and the first stands in."""
        return choice_of(self._needed(key), kind, self.place.at(key)) or next(iter(kind))

    def choices(self, key: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """A list of values of an enum."""
        value = self._needed(key)
        if value is not None and not isinstance(value, list):
            self._fault(key, message("must be a list"), value)
            return ()
        place = self.place.at(key)
        found = [choice_of(one, kind, place.item(index)) for index, one in enumerate(value or [])]
        return tuple(one for one in found if one)

    def items(self, key: str) -> Sequence[tuple[object, Place]]:
        """The items of a list that must be there, each with its place."""
        value = self._needed(key)
        if not isinstance(value, list):
            self._fault(key, message("must be a list"), value)
            return ()
        place = self.place.at(key)
        return [(one, place.item(index)) for index, one in enumerate(value)]

    def done(self) -> None:
        """Every key that was not asked for is unknown."""
        for key in self._values:
            if key not in self._asked:
                told = message("unknown key {key}", key=f"{key!r:.60}")
                self.place.fault(with_nearest(told, str(key), self._asked))

    def _needed(self, key: str) -> object:
        value = self.raw(key)
        if self.is_mapping and value is None:
            self.place.at(key).fault(message("is missing"))
        return value

    def _fault(self, key: str, what: Message, value: object = ...) -> None:
        """One fault for one key: a missing key is not also of the wrong type."""
        if value is None or not self.is_mapping:
            return
        shown = what if value is ... else message("{what}, not {value}", what=what, value=f"{value!r:.60}")
        self.place.at(key).fault(shown)


def choice_of(value: object, kind: type[Choice], place: Place) -> Choice | None:
    """The member of an enum that a text names; anything else is noted with the words that are known."""
    if value is None:
        return None
    for member in kind:
        if member.value == value:
            return member
    known = ", ".join(str(member.value) for member in kind)
    place.fault(message("{value} is none of {words}", value=f"{value!r:.60}", words=known))
    return None


@cache
def is_day(text: str) -> bool:
    """Whether it is a day of the calendar, written as 2026-11-21."""
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def with_nearest(told: Message, word: str, known: Iterable[str]) -> Message:
    """A fault about a word, and the known one that is nearly the same."""
    from difflib import get_close_matches  # noqa: PLC0415  # whole files have no use for it

    near = get_close_matches(word, sorted(known), n=1, cutoff=0.75)
    return message("{told}; did you mean {near}?", told=told, near=repr(near[0])) if near else told


def _text_item(value: object, place: Place) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or not value.strip():
        place.fault(message("must be a text"))
        return ""
    return value.strip()
