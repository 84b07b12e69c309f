"""YAML as rule files use it: safe, bounded, each key once, and words stay words.

The events of PyYAML's parser are read here, not its constructed values: rule files hold only mappings, lists and plain
values, and this takes a third of the time.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.events import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent, StreamEndEvent

from adbaudit.model.message import Message, message
from adbaudit.rules.place import Place

_MOST_VALUES = 20_000
_MOST_DEPTH = 12
_Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, object] = {"true": True, "false": False, "null": None, "~": None, "": None}
"""Plain words that are more than text: the country code NO stays a word, and so do days."""
_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)(\.[0-9]*)?")


def parse_yaml(text: str, place: Place) -> object:
    """The value of a file, or `None` after noting the fault."""
    try:
        return _Document(text).value()
    except (yaml.YAMLError, _NotAsUsedError) as error:
        place.fault(_in_one_line(error))
    except _TooMuchError:
        place.fault(
            message(
                "holds more than {values} values or nests deeper than {depth}", values=_MOST_VALUES, depth=_MOST_DEPTH
            )
        )
    return None


class _TooMuchError(Exception):
    """More than a rule file has use for."""


class _NotAsUsedError(Exception):
    """YAML that rule files have no use for."""

    def __init__(self, problem: Message, event: Any) -> None:  # noqa: ANN401  # the events of PyYAML have no types
        super().__init__(str(problem))
        self.problem = problem
        self.problem_mark = event.start_mark


class _Document:
    """Values are counted, and their depth taken, as if every alias were written out."""

    def __init__(self, text: str) -> None:
        self._next = _Parser(text).get_event
        self._count = 0
        self._deepest = 0
        self._anchors: dict[str, tuple[object, int, int]] = {}

    def value(self) -> object:
        """The one document that a file holds; `None` of an empty file."""
        self._next()  # the stream begins
        if isinstance(self._next(), StreamEndEvent):
            return None
        value = self._read(self._next(), 0)
        self._next()  # the document ends
        after = self._next()
        if not isinstance(after, StreamEndEvent):
            raise _NotAsUsedError(message("a file holds one document"), after)
        return value

    def _read(self, event: Any, depth: int) -> object:  # noqa: ANN401  # the events of PyYAML have no types
        if event.anchor is None:
            return self._value(event, depth)
        if isinstance(event, AliasEvent):
            return self._aliased(event, depth)
        return self._anchored(event, depth)

    def _value(self, event: Any, depth: int) -> object:  # noqa: ANN401  # as above
        self._bound(1, depth + 1)
        if event.tag not in {None, "!"}:
            told = message("could not determine a constructor for the tag {tag}", tag=repr(event.tag))
            raise _NotAsUsedError(told, event)
        if isinstance(event, ScalarEvent):
            return _plain(event.value) if event.implicit[0] else event.value
        return self._list(depth + 1) if isinstance(event, SequenceStartEvent) else self._mapping(depth + 1)

    def _anchored(self, event: Any, depth: int) -> object:  # noqa: ANN401  # as above
        count, deepest = self._count, self._deepest
        self._deepest = depth
        value = self._value(event, depth)
        self._anchors[event.anchor] = value, self._count - count, self._deepest - depth
        self._deepest = max(deepest, self._deepest)
        return value

    def _aliased(self, event: Any, depth: int) -> object:  # noqa: ANN401  # as above
        """What stands at the anchor; inside itself an anchor is not known yet."""
        if event.anchor not in self._anchors:
            raise _NotAsUsedError(message("{name} is not known here", name=f"*{event.anchor}"), event)
        value, size, height = self._anchors[event.anchor]
        self._bound(size, depth + height)
        return value

    def _bound(self, more: int, depth: int) -> None:
        self._count += more
        self._deepest = max(self._deepest, depth)
        if self._count > _MOST_VALUES or depth > _MOST_DEPTH:
            raise _TooMuchError

    def _list(self, depth: int) -> list[object]:
        values: list[object] = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            values.append(self._read(event, depth))
        return values

    def _mapping(self, depth: int) -> dict[object, object]:
        values: dict[object, object] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            if not isinstance(event, ScalarEvent):
                raise _NotAsUsedError(message("a key is not a word"), event)
            if event.value in values:
                raise _NotAsUsedError(message("{value} is given twice", value=event.value), event)
            values[event.value] = self._read(self._next(), depth)
        return values


def _plain(text: str) -> object:
    """A number, `true`, `false`, nothing, or the word itself."""
    if text in _WORDS:
        return _WORDS[text]
    number = _NUMBER.fullmatch(text) if len(text) < 16 else None
    if number is None:
        return text
    return float(text) if number[1] else int(text)


def _in_one_line(error: yaml.YAMLError | _NotAsUsedError) -> Message:
    """The problem, which PyYAML tells in English, and its line; the marks of the C parser count lines from 0."""
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return message("is not YAML: {problem}", problem=problem)
    return message("is not YAML: {problem} (line {line})", problem=problem, line=mark.line + 1)
