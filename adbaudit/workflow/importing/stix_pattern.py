"""The part of the STIX 2 patterning language in which lists of indicators are written.

`[app:id = 'com.example']`, `[file:hashes.'SHA-256' = '…' OR file:hashes.MD5 = '…']`, `[app:id IN ('a', 'b')]`: equality
and membership, joined by OR. Whatever else a pattern says (AND, NOT, order, time, LIKE) would change its meaning if it
were left out, so such a pattern is not read at all (OASIS STIX 2.1, part 9, "STIX Patterning").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LONGEST = 100_000
_STRING = r"'(?:[^'\\]|\\.)*'"
_TOKEN = re.compile(
    rf"\s*(?:(?P<path>[\w-]+:[\w-]+(?:\.(?:[\w-]+|{_STRING}|\"[^\"]*\"))*)|(?P<text>{_STRING})|(?P<word>\w+)|(?P<sign>.))",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One value of one property; `path` is in small letters, without quotes and hyphens inside names."""

    path: str
    value: str


def matches_in(pattern: str) -> tuple[Match, ...] | None:
    """The values any of which fulfils the pattern; `None` when it says more than that, or is not well formed."""
    if len(pattern) > _LONGEST:
        return None
    tokens = [(kind, found[kind]) for found in _TOKEN.finditer(pattern.strip()) if (kind := found.lastgroup)]
    try:
        return tuple(_Reader(tokens).any_of())
    except _NotReadError:
        return None


class _NotReadError(Exception):
    """The pattern leaves the part of the language that is read here."""


class _Reader:
    def __init__(self, tokens: Sequence[tuple[str, str]]) -> None:
        self._tokens = tokens
        self._at = 0

    def any_of(self) -> Iterator[Match]:
        """`[…] OR […]` to the end."""
        yield from self._observation()
        while self._at < len(self._tokens):
            self._take("word", "OR")
            yield from self._observation()

    def _observation(self) -> Iterator[Match]:
        self._take("sign", "[")
        yield from self._comparison()
        while self._peek() != ("sign", "]"):
            self._take("word", "OR")
            yield from self._comparison()
        self._take("sign", "]")

    def _comparison(self) -> Iterator[Match]:
        path = _plain(self._take("path"))
        if self._peek() == ("sign", "="):
            self._take("sign", "=")
            if self._peek() == ("sign", "="):
                self._take("sign", "=")
            yield Match(path=path, value=self._value())
            return
        self._take("word", "IN")
        self._take("sign", "(")
        yield Match(path=path, value=self._value())
        while self._peek() == ("sign", ","):
            self._take("sign", ",")
            yield Match(path=path, value=self._value())
        self._take("sign", ")")

    def _value(self) -> str:
        return _ESCAPED.sub(r"\1", self._take("text")[1:-1])

    def _peek(self) -> tuple[str, str] | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, kind: str, text: str | None = None) -> str:
        found = self._peek()
        if found is None or found[0] != kind or (text is not None and found[1] != text):
            raise _NotReadError
        self._at += 1
        return found[1]


def _plain(path: str) -> str:
    """`file:hashes.'SHA-256'`, `file:hashes."SHA-256"` and `file:hashes.sha256` are one path."""
    kind, _, inner = path.partition(":")
    return f"{kind.lower()}:{re.sub(r'[^a-z0-9_.]', '', inner.lower())}"
