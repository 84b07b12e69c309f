"""Which strings and types of a dex file start with a text, found by halving, because dex keeps its tables sorted.

A phone refuses a dex file whose tables are not (AOSP `DexFileVerifier`). Where a few looks find one that is not, or
that points outside the file, its names are sorted first, and nothing is missed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from adbaudit.apk.code.dex import Dex
from adbaudit.apk.code.strings import beginning

LOOKS = 64
"""Neighbours that are compared before a table is believed to be sorted."""
LONGEST_PREFIX = 200

Begins = Callable[[int, int], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Names by number: `begins` gives the first bytes of one, `order` the numbers sorted by name."""

    begins: Begins
    order: Sequence[int]
    is_sound: bool

    def starting_with(self, prefixes: Sequence[bytes]) -> dict[bytes, Sequence[int]]:
        """For each of the sorted prefixes that some name starts with, the numbers of those names.

        The place of one prefix bounds where those before and behind it can be, so most cost no search of their own.
        """
        found: dict[bytes, Sequence[int]] = {}
        waiting = [(0, len(prefixes), 0, len(self.order))]
        while waiting:
            first, last, low, high = waiting.pop()
            if low == high:
                self._all_at(prefixes[first:last], low, found)
            elif first < last:
                middle = (first + last) // 2
                place = bisect_left(self.order, prefixes[middle], low, high, key=self._cut(prefixes[middle]))
                self._all_at((prefixes[middle],), place, found)
                waiting += [(first, middle, low, place), (middle + 1, last, place, high)]
        return found

    def _all_at(self, prefixes: Sequence[bytes], place: int, found: dict[bytes, Sequence[int]]) -> None:
        """Prefixes that belong right before this place: each is in the table if the name here starts so."""
        if not prefixes or place == len(self.order):
            return
        name = self.begins(self.order[place], LONGEST_PREFIX)
        for prefix in prefixes:
            if name.startswith(prefix):
                end = bisect_right(self.order, prefix, lo=place, key=self._cut(prefix))
                found[prefix] = self.order[place:end]

    def _cut(self, prefix: bytes) -> Callable[[int], bytes]:
        begins, size = self.begins, len(prefix)
        return lambda number: begins(number, size)


def string_table(dex: Dex) -> Table:
    """The strings of a dex file."""
    offsets, size = dex.string_offsets, len(dex.data)
    begins = partial(beginning, dex)
    if max(offsets, default=0) < size:
        return _table(range(len(offsets)), begins)
    return _sorted([number for number, offset in enumerate(offsets) if offset < size], begins)


def type_table(dex: Dex, strings: Table) -> Table:
    """The types of a dex file, as it writes them: `Lcom/x/Foo;`."""
    names = dex.type_names

    def begins(number: int, size: int) -> bytes:
        return beginning(dex, names[number], size)

    if strings.is_sound and max(names, default=-1) < len(strings.order):
        return _table(range(len(names)), begins)
    known = set(strings.order)
    return _sorted([number for number, name in enumerate(names) if name in known], begins)


def _table(numbers: range, begins: Begins) -> Table:
    """Taken as it stands, if some names at even distances and their neighbours are in order."""
    step = max(1, len(numbers) // LOOKS)
    seen = [begins(number, LONGEST_PREFIX) for first in numbers[::step] for number in numbers[first : first + 2]]
    if seen == sorted(seen):
        return Table(begins=begins, order=numbers, is_sound=True)
    return _sorted(numbers, begins)


def _sorted(numbers: Sequence[int], begins: Begins) -> Table:
    order = sorted(numbers, key=lambda number: begins(number, LONGEST_PREFIX))
    return Table(begins=begins, order=order, is_sound=False)
