"""From tokens to a script. What it does not know becomes `Unknown`, never an error."""

from __future__ import annotations

from dataclasses import dataclass, field

from adbaudit.practice.shell.syntax import (
    Assignment,
    Command,
    Direction,
    Group,
    Link,
    Literal,
    Pipeline,
    Redirection,
    Script,
    Simple,
    Strange,
    Unknown,
    Word,
)
from adbaudit.practice.shell.tokens import Incomplete, Operator, Token, tokens_of

_DEEPEST = 32
_NEWLINE = frozenset("\n")
_SEPARATORS = _NEWLINE | {";"}
_RESERVED = frozenset(
    (
        *("if", "then", "else", "elif", "fi", "for", "while", "until", "do", "done"),
        *("case", "esac", "select", "function", "time", "!", "[[", "}"),
    )
)
_DIRECTIONS = {
    "<": Direction.READ,
    ">": Direction.WRITE,
    ">>": Direction.WRITE,
    "<&": Direction.DUPLICATE,
    ">&": Direction.DUPLICATE,
}


def parse(text: str, *, is_whole: bool = True) -> Script:
    """The script in `text`.

    A command with a strange word is unknown by itself; a structure that is not known (`if`, `(`, `&`, `<<`, an open
    quote) makes everything from there on one unknown command, because nobody can say where it ends. With `is_whole`
    false a text that breaks off is `Incomplete` instead, as more of it may come.
    """
    tokens: list[Token] = []
    broken_at: int | None = None
    try:
        tokens.extend(tokens_of(text))
    except Incomplete as exc:
        if not is_whole:
            raise
        broken_at = exc.start
        tokens = _tokens_before(text, exc.start)
    return _Parser(text, tokens, broken_at=broken_at, is_whole=is_whole).script()


def _tokens_before(text: str, end: int) -> list[Token]:
    return list(tokens_of(text[:end]))


class _Strange(Exception):
    """Nothing from `start` on is understood."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.start = start


@dataclass(slots=True)
class _Parser:
    """Walks over the tokens once."""

    text: str
    tokens: list[Token]
    broken_at: int | None
    is_whole: bool
    _place: int = 0
    _depth: int = 0
    _unknown: Unknown | None = field(default=None)

    def script(self) -> Script:
        links = self._links(ends_at_brace=False)
        if self.broken_at is not None and self._unknown is None:
            links.append(self._unknown_link(self.broken_at))
        return Script(tuple(links))

    def _links(self, *, ends_at_brace: bool) -> list[Link]:
        """Pipelines up to the end, or to the brace; an unknown structure is the last of them."""
        links: list[Link] = []
        operator = ";"
        while True:
            self._skip(_NEWLINE)
            if operator == ";" and (self._is_end() or (ends_at_brace and self._plain() == "}")):
                return links
            pipeline = self._pipeline()
            links.append(Link(";" if self._unknown else operator, pipeline))
            operator = ";"
            if self._operator() in {"&&", "||"}:
                operator = self._operator() or ";"
                self._place += 1
            elif self._operator() in _SEPARATORS:
                self._place += 1
            elif not self._may_end(ends_at_brace=ends_at_brace):
                links.append(self._unknown_link(self._start()))

    def _may_end(self, *, ends_at_brace: bool) -> bool:
        closes = ends_at_brace and self._plain() == "}"
        return self._is_end() or closes

    def _unknown_link(self, start: int) -> Link:
        return Link(";", Pipeline((self._give_up(start),)))

    def _pipeline(self) -> Pipeline:
        commands: list[Command] = []
        while True:
            start = self._start()
            try:
                commands.append(self._command())
            except _Strange:
                commands.append(self._give_up(start))
            if self._unknown or self._operator() != "|":
                return Pipeline(tuple(commands))
            self._place += 1
            self._skip(_NEWLINE)

    def _command(self) -> Command:
        plain = self._plain()
        if plain in _RESERVED or (plain is None and self._operator() is not None and not self._is_redirection()):
            raise _Strange(self._start())
        if plain == "{":
            return self._group()
        if self._is_end():
            raise self._ending()
        return self._simple()

    def _group(self) -> Group:
        start = self._start()
        self._place += 1
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _Strange(start)
        body = self._links(ends_at_brace=True)
        self._depth -= 1
        if self._unknown:
            raise _Strange(start)
        if self._is_end():
            raise self._ending()
        self._place += 1
        redirections: list[Redirection] = []
        while self._is_redirection():
            redirections.append(self._redirection())
        return Group(Script(tuple(body)), tuple(redirections))

    def _simple(self) -> Command:
        start = self._start()
        assignments: list[Assignment] = []
        words: list[Word] = []
        redirections: list[Redirection] = []
        while not self._is_end():
            if self._is_redirection():
                redirections.append(self._redirection())
                continue
            word = self._word()
            if word is None:
                break
            if word.assigns is not None and not words:
                assignments.append(_assignment(word, word.assigns))
            else:
                words.append(word)
            self._place += 1
        if self._operator() in {"(", ")", "&", "&>", "|&", ";;"} or (self._is_end() and self.broken_at is not None):
            raise _Strange(start)
        every = (*words, *(each.value for each in assignments), *(each.target for each in redirections))
        if any(isinstance(part, Strange) for word in every for part in word.parts):
            return Unknown(self.text[start : self._start()].strip())
        return Simple(tuple(assignments), tuple(words), tuple(redirections))

    def _redirection(self) -> Redirection:
        start = self._start()
        operator = self.tokens[self._place].item
        direction = _DIRECTIONS.get(operator.text) if isinstance(operator, Operator) else None
        self._place += 1
        target = self._word()
        if direction is None or target is None or not isinstance(operator, Operator):
            raise _Strange(start)
        self._place += 1
        default = 0 if operator.text.startswith("<") else 1
        return Redirection(default if operator.descriptor is None else operator.descriptor, direction, target)

    def _ending(self) -> Exception:
        """The text broke off where a command was due."""
        return _Strange(len(self.text)) if self.is_whole or self.broken_at is not None else Incomplete(len(self.text))

    def _give_up(self, start: int) -> Unknown:
        """Everything from `start` on is one unknown command; the first to say so, the innermost, has the say."""
        if self._unknown is None:
            self._unknown = Unknown(self.text[start:].strip())
            self._place = len(self.tokens)
        return self._unknown

    def _is_end(self) -> bool:
        return self._place >= len(self.tokens)

    def _start(self) -> int:
        return len(self.text) if self._is_end() else self.tokens[self._place].start

    def _word(self) -> Word | None:
        item = None if self._is_end() else self.tokens[self._place].item
        return item if isinstance(item, Word) else None

    def _plain(self) -> str | None:
        word = self._word()
        return word.plain if word else None

    def _operator(self) -> str | None:
        item = None if self._is_end() else self.tokens[self._place].item
        return item.text if isinstance(item, Operator) else None

    def _is_redirection(self) -> bool:
        text = self._operator()
        return text is not None and text[0] in "<>"

    def _skip(self, operators: frozenset[str]) -> None:
        while self._operator() in operators:
            self._place += 1


def _assignment(word: Word, name: str) -> Assignment:
    match word.parts:
        case (Literal(text), *rest):
            return Assignment(name, Word((Literal(text[len(name) + 1 :]), *rest)))
        case parts:
            return Assignment(name, Word(parts))
