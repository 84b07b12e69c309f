"""What is asked of a phone about one file, and how an answer that is none is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from adbaudit.model.message import Message, message
from adbaudit.ports import Answer, reason_of

BLOCK = 4096
"""`dd` counts in these."""

_LONGEST_WORDS = 200


class NotAnswered(Exception):
    """Stays inside this room: a command was refused, or its answer was cut or is not what was asked."""

    def __init__(self, source: str, reason: Message) -> None:
        """Keep what was asked, and in words why there is no answer."""
        super().__init__(source)
        self.source = source
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Whole blocks of a file; the last one may be cut by the file's end."""

    path: str
    skip: int
    count: int
    due: int
    """How many bytes that must bring, of a file of the size it was said to have."""

    @property
    def start(self) -> int:
        """The place of its first byte."""
        return self.skip * BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of an archive, unpacked by the phone."""

    path: str
    name: str
    most: int
    """Bytes it may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """All of a file, where nothing else works."""

    path: str
    most: int


Question: TypeAlias = Stretch | Entry | Whole
Reply: TypeAlias = bytes | NotAnswered


def stretch(path: str, size: int, start: int, end: int) -> Stretch:
    """The blocks from the one with the byte at `start` to the one with the byte before `end`."""
    skip, behind = start // BLOCK, -(-end // BLOCK)
    return Stretch(path=path, skip=skip, count=behind - skip, due=min(size, behind * BLOCK) - skip * BLOCK)


def most_bytes(question: Question) -> int:
    """How much an answer may bring."""
    return question.due if isinstance(question, Stretch) else question.most


def whole(answer: Answer) -> Answer:
    """The answer, when the command ran to its end and says it succeeded.

    Raises:
        NotAnswered: it did not.

    """
    reason = reason_of(answer.ending)
    if reason is not None:
        raise NotAnswered(source_of(answer), reason)
    if answer.status == 0:
        return answer
    words = "" if answer.command.drop_stderr else answer.text.strip()[:_LONGEST_WORDS]
    if words:
        raise NotAnswered(source_of(answer), message("the phone refused: {text}", text=words))
    raise NotAnswered(source_of(answer), message("the phone refused and did not say why"))


def not_understood(answer: Answer) -> NotAnswered:
    """An answer in words that nobody expected."""
    words = answer.text.strip()[:_LONGEST_WORDS]
    return NotAnswered(source_of(answer), message("the phone's answer was not understood: {text}", text=words))


def wrong_length(source: str, got: int, due: int) -> NotAnswered:
    """Other bytes than those that were asked for."""
    return NotAnswered(source, message("The phone sent {got} bytes where {due} were due.", got=got, due=due))


def source_of(answer: Answer) -> str:
    """The program; its arguments are long paths, and the gap names the app."""
    return answer.command.argv[0]
