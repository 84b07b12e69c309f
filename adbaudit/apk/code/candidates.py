"""Where in a dex file an instruction with one of some numbers could stand: found as bytes, so some are none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator


def candidates(data: bytes, operations: Collection[int], numbers: Collection[int]) -> Iterator[int]:
    """Each even place with a byte of `operations`, any byte, and the low half of one of `numbers`.

    All instructions that name a string, a field or a method begin so (formats 21c, 22c, 31c, 35c and 3rc).
    """
    if numbers:
        pattern = re.compile(_set(operations) + b"(?=.(?:" + b"|".join(_halves(numbers)) + b"))", re.DOTALL)
        yield from (match.start() for match in pattern.finditer(data) if not match.start() % 2)


def _halves(numbers: Collection[int]) -> Iterator[bytes]:
    """The low halves, those with the same high byte together."""
    by_high: dict[int, set[int]] = {}
    for number in numbers:
        by_high.setdefault(number >> 8 & 0xFF, set()).add(number & 0xFF)
    for high, lows in sorted(by_high.items()):
        yield _set(lows) + _set([high])


def _set(numbers: Collection[int]) -> bytes:
    return b"[" + b"".join(b"\\x%02x" % number for number in sorted(numbers)) + b"]"
