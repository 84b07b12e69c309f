"""One value of a JSON document and where it stands, so that a fault can be told with its place."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import TypeVar

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d(:\d\d)?)")
_LARGEST = 2**63
_YEARS = range(1970, 2100)
"""Of times that adbaudit writes; at the ends of the calendar no zone can be reckoned."""

Choice = TypeVar("Choice", bound=Enum)


class Misshapen(Exception):  # never leaves this room, `document.py` tells it as a fault of the file
    """A value is not what the schema says; `place` is such as `apps[3].label`."""

    def __init__(self, place: str, wanted: str) -> None:
        """Name the place and what belongs there."""
        super().__init__(f"{place}: {wanted}")
        self.place = place
        self.wanted = wanted


@dataclass(frozen=True, slots=True)
class Node:
    """A value that is read as what it must be, or is `Misshapen`."""

    value: object
    place: str = ""

    def __getitem__(self, name: str) -> Node:
        """A field that must be there."""
        if name not in self._fields():
            raise Misshapen(self._below(name), "missing")
        return Node(self._fields()[name], self._below(name))

    def get(self, name: str) -> Node:
        """A field that reports of an older version may lack; it is null then."""
        return Node(self._fields().get(name), self._below(name))

    @property
    def is_null(self) -> bool:
        """Nobody knew it."""
        return self.value is None

    def items(self) -> Iterator[Node]:
        """The parts of a list."""
        if not isinstance(self.value, list):
            raise Misshapen(self.place, "a list belongs here")
        for number, value in enumerate(self.value):
            yield Node(value, f"{self.place}[{number}]")

    def items_or_none(self) -> Iterator[Node]:
        """The parts of a list that may be missing."""
        return iter(()) if self.is_null else self.items()

    def text(self) -> str:
        """A text."""
        if not isinstance(self.value, str):
            raise Misshapen(self.place, "a text belongs here")
        return self.value

    def text_or_none(self) -> str | None:
        """A text or null."""
        return None if self.is_null else self.text()

    def octets(self) -> bytes:
        """Bytes, in base64."""
        try:
            return base64.b64decode(self.text(), validate=True)
        except ValueError as fault:
            raise Misshapen(self.place, "bytes in base64 belong here") from fault

    def texts(self) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item.text() for item in self.items())

    def texts_or_none(self) -> tuple[str, ...] | None:
        """A list of texts or null."""
        return None if self.is_null else self.texts()

    def number(self) -> int:
        """A whole number of a size that phones have."""
        if not isinstance(self.value, int) or isinstance(self.value, bool) or abs(self.value) >= _LARGEST:
            raise Misshapen(self.place, "a whole number belongs here")
        return self.value

    def number_or_none(self) -> int | None:
        """A whole number or null."""
        return None if self.is_null else self.number()

    def truth(self) -> bool:
        """Yes or no."""
        if not isinstance(self.value, bool):
            raise Misshapen(self.place, "true or false belongs here")
        return self.value

    def truth_or_none(self) -> bool | None:
        """Yes, no, or null."""
        return None if self.is_null else self.truth()

    def moment(self) -> datetime:
        """A time with its offset."""
        text = self.text()
        try:
            if _MOMENT.fullmatch(text) and (time := datetime.fromisoformat(text)).year in _YEARS:
                return time
        except ValueError:
            pass
        raise Misshapen(self.place, "a time with an offset belongs here")

    def moment_or_none(self) -> datetime | None:
        """A time or null."""
        return None if self.is_null else self.moment()

    def choice(self, choices: type[Choice]) -> Choice:
        """One of a few words."""
        try:
            return choices(self.text())
        except (ValueError, Misshapen) as fault:
            known = ", ".join(str(one.value) for one in choices)
            raise Misshapen(self.place, f"one of these belongs here: {known}") from fault

    def _fields(self) -> dict[str, object]:
        if not isinstance(self.value, dict):
            raise Misshapen(self.place, "an object belongs here")
        return self.value

    def _below(self, name: str) -> str:
        return f"{self.place}.{name}" if self.place else name
