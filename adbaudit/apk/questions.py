"""The commands that read parts of a file on a phone, each with the check that its answer is whole.

Tools: AOSP `shell_and_utilities/README.md`. `stat` and `tail` are toybox's since Android 6; `dd` is BSD's to Android 9
and toybox's since, and both know `bs`, `skip` and `count`; `sha256sum` came with Android 8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from adbaudit.apk.end_record import LARGEST_TAIL
from adbaudit.model.message import Message, message
from adbaudit.ports import Answer, Command, reason_of

BLOCK = 4096
LARGEST_FILE = 1 << 36

_LONGEST_WORDS = 200
_DIGEST = re.compile(r"\\?([0-9a-f]{64})\s")


class NotAnswered(Exception):
    """Stays inside this room: a command was refused, or its answer was cut or is not what was asked."""

    def __init__(self, source: str, reason: Message) -> None:
        """Keep what was asked, and in words why there is no answer."""
        super().__init__(source)
        self.source = source
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Whole blocks of a file that cover what is wanted."""

    skip: int
    count: int

    @property
    def start(self) -> int:
        """The place of its first byte."""
        return self.skip * BLOCK


def stretch(start: int, end: int) -> Stretch:
    """The blocks from the one with the byte at `start` to the one with the byte before `end`."""
    return Stretch(skip=start // BLOCK, count=-(-end // BLOCK) - start // BLOCK)


def ask_size(path: str) -> Command:
    """How many bytes the file has."""
    return Command(argv=("stat", "-c", "%s", path))


def ask_tail(path: str) -> Command:
    """The file's last bytes, enough for the end record of a zip with the longest comment."""
    return Command(
        argv=("tail", "-c", str(LARGEST_TAIL), path), max_bytes=LARGEST_TAIL + BLOCK, seconds=30.0, drop_stderr=True
    )


def ask_stretch(path: str, blocks: Stretch) -> Command:
    """Some blocks of the file."""
    argv = ("dd", f"if={path}", f"bs={BLOCK}", f"skip={blocks.skip}", f"count={blocks.count}")
    return Command(argv=argv, max_bytes=(blocks.count + 1) * BLOCK, seconds=60.0, drop_stderr=True)


def ask_digest(path: str) -> Command:
    """The file's SHA-256, worked out by the phone."""
    return Command(argv=("sha256sum", path), seconds=60.0)


def due_tail(size: int) -> int:
    """How many bytes `ask_tail` must bring of a file of this size."""
    return min(size, LARGEST_TAIL)


def size_in(answer: Answer) -> int:
    """The size that `stat` gave."""
    words = _whole(answer).text.strip()
    if not words.isascii() or not words.isdigit() or len(words) > 12 or int(words) > LARGEST_FILE:
        raise _not_understood(answer)
    return int(words)


def bytes_in(answer: Answer, due: int) -> bytes:
    """The bytes of a binary answer, exactly as many as the file's size says there must be."""
    got = len(_whole(answer).output)
    if got != due:
        raise NotAnswered(
            _source(answer),
            message("The phone sent {got} bytes where {due} were due.", got=got, due=due),
        )
    return answer.output


def digest_in(answer: Answer) -> str:
    """The digest that `sha256sum` gave."""
    match = _DIGEST.match(_whole(answer).text)
    if match is None:
        raise _not_understood(answer)
    return match.group(1)


def _whole(answer: Answer) -> Answer:
    """The answer, when the command ran to its end and says it succeeded."""
    reason = reason_of(answer.ending)
    if reason is not None:
        raise NotAnswered(_source(answer), reason)
    if answer.status == 0:
        return answer
    raise _refused(answer)


def _refused(answer: Answer) -> NotAnswered:
    words = "" if answer.command.drop_stderr else answer.text.strip()[:_LONGEST_WORDS]
    if words:
        return NotAnswered(_source(answer), message("the phone refused: {text}", text=words))
    return NotAnswered(_source(answer), message("the phone refused and did not say why"))


def _not_understood(answer: Answer) -> NotAnswered:
    words = answer.text.strip()[:_LONGEST_WORDS]
    return NotAnswered(_source(answer), message("the phone's answer was not understood: {text}", text=words))


def _source(answer: Answer) -> str:
    """The program; its arguments are long paths, and the gap names the app."""
    return answer.command.argv[0]
