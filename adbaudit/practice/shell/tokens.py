"""From text to words and operators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from adbaudit.practice.shell.syntax import Literal, Part, Strange, Variable, Word


@dataclass(frozen=True, slots=True)
class Operator:
    """`;`, newline, `&&`, `||`, `|`, `<`, `>`, `>&`, `<&`, or one that this shell does not know."""

    text: str
    descriptor: int | None = None


@dataclass(frozen=True, slots=True)
class Token:
    """A word or an operator, and where in the text it begins."""

    item: Word | Operator
    start: int


class Incomplete(Exception):
    """The text ends inside quotes or the like; more of it may come. `start` is where the word began."""

    def __init__(self, start: int) -> None:
        """Remember the place."""
        super().__init__(start)
        self.start = start


_BLANK = re.compile(r"(?:[ \t]|\\\n)+")
_COMMENT = re.compile(r"#[^\n]*")
_OPERATOR = re.compile(r"([0-9]?)(<<-?|<&|<>|<|>>|>&|>\||>)|(&&|\|\||\|&|;;|&>|[;&|()\n])")
_PLAIN = re.compile(r"[^\s\\'\"$`;&|<>()*?\[~{}]+")
_QUOTED = re.compile(r'[^\\"$`]+')
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_BRACES = re.compile(r"\{[^}]*(,|\.\.)")
_ASSIGNED = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)=")
_BRACED = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*|\?)\}")


def tokens_of(text: str) -> Iterator[Token]:
    """The tokens in order; `Incomplete` when the text breaks off inside one."""
    place = 0
    while place < len(text):
        for skipped in (_BLANK, _COMMENT):
            match = skipped.match(text, place)
            if match:
                place = match.end()
        if place >= len(text):
            return
        operator = _OPERATOR.match(text, place)
        if operator:
            yield Token(_operator(operator), place)
            place = operator.end()
        elif not _BLANK.match(text, place):
            reader = _WordReader(text, place)
            yield Token(reader.read(), place)
            place = reader.place


def _operator(match: re.Match[str]) -> Operator:
    digit, redirection, other = match.groups()
    if other:
        return Operator(other)
    return Operator(redirection, int(digit) if digit else None)


class _WordReader:
    """Reads one word from `place` on."""

    def __init__(self, text: str, place: int) -> None:
        self.place = place
        self._text = text
        self._start = place
        self._parts: list[Part] = []
        self._is_plain = True

    def read(self) -> Word:
        while self.place < len(self._text) and not _ends_word(self._text, self.place):
            self._read_piece()
        plain = self._text[self._start : self.place] if self._is_plain else None
        name = _ASSIGNED.match(self._text, self._start)
        return Word(_marked_braces(tuple(self._parts), plain), plain, name.group(1) if name else None)

    def _read_piece(self) -> None:
        match = _PLAIN.match(self._text, self.place)
        if match:
            self._add(Literal(match.group()), match.end())
            return
        letter = self._text[self.place]
        if letter not in "{}[*?~":
            self._is_plain = False
        match letter:
            case "'":
                end = self._find("'", self.place + 1)
                self._add(Literal(self._text[self.place + 1 : end]), end + 1)
            case '"':
                self._read_double_quotes()
            case "\\":
                self._read_backslash(keeps=None)
            case "$":
                self._read_dollar(is_quoted=False)
            case "`":
                self._read_backticks()
            case "*" | "?" | "[" if not self._is_bracket_command():
                self._add(Strange(letter), self.place + 1)
            case "~" if self.place == self._start:
                self._add(Strange(letter), self.place + 1)
            case _:
                self._add(Literal(letter), self.place + 1)

    def _is_bracket_command(self) -> bool:
        return self._text[self._start : self._start + 2].rstrip() == "["

    def _read_double_quotes(self) -> None:
        self._add(Literal(""), self.place + 1)
        while self._letter() != '"':
            match = _QUOTED.match(self._text, self.place)
            if match:
                self._add(Literal(match.group()), match.end())
            elif self._letter() == "\\":
                self._read_backslash(keeps='$`"\\\n')
            elif self._letter() == "$":
                self._read_dollar(is_quoted=True)
            else:
                self._read_backticks()
        self.place += 1

    def _read_backslash(self, *, keeps: str | None) -> None:
        """Inside double quotes a backslash stays, except before the letters in `keeps`."""
        self.place += 1
        letter = self._letter()
        if letter == "\n":
            self._add(Literal(""), self.place + 1)
        elif keeps is not None and letter not in keeps:
            self._add(Literal("\\" + letter), self.place + 1)
        else:
            self._add(Literal(letter), self.place + 1)

    def _read_dollar(self, *, is_quoted: bool) -> None:
        following = self._text[self.place + 1 : self.place + 2]
        braced = _BRACED.match(self._text, self.place + 1)
        name = braced or _NAME.match(self._text, self.place + 1)
        if name:
            self._add(Variable(name.group(1) if braced else name.group(), is_quoted), name.end())
        elif following == "?":
            self._add(Variable("?", is_quoted), self.place + 2)
        elif following in {"(", "{"}:
            end = self._closing(self.place + 1)
            self._add(Strange(self._text[self.place : end]), end)
        elif following and (following in "@*#$!-'\"" or following.isdigit()) and not (is_quoted and following in "'\""):
            self._add(Strange("$" + following), self.place + 1 + (following not in "'\""))
        else:
            self._add(Literal("$"), self.place + 1)

    def _read_backticks(self) -> None:
        end = self._find("`", self.place + 1)
        self._add(Strange(self._text[self.place : end + 1]), end + 1)

    def _closing(self, place: int) -> int:
        """The place after the bracket that closes the one at `place`, quotes left aside."""
        opened, closed = self._text[place], {"(": ")", "{": "}"}[self._text[place]]
        depth = 0
        while True:
            letter = self._text[place : place + 1]
            if not letter:
                raise Incomplete(self._start)
            depth += (letter == opened) - (letter == closed)
            if letter == "'":
                place = self._find("'", place + 1)
            elif letter == "\\":
                place += 1
            place += 1
            if not depth:
                return place

    def _find(self, letter: str, place: int) -> int:
        end = self._text.find(letter, place)
        if end < 0:
            raise Incomplete(self._start)
        return end

    def _letter(self) -> str:
        letter = self._text[self.place : self.place + 1]
        if not letter:
            raise Incomplete(self._start)
        return letter

    def _add(self, part: Part, end: int) -> None:
        self._parts.append(part)
        self.place = end


def _ends_word(text: str, place: int) -> bool:
    return text[place] in " \t\n;&|<>()"


def _marked_braces(parts: tuple[Part, ...], plain: str | None) -> tuple[Part, ...]:
    """`{a,b}` would be several words in mksh, which this shell does not do; other braces are themselves."""
    if plain is None or not _BRACES.search(plain):
        return parts
    return (Strange(plain),)
