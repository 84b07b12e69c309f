"""Fetches of an APK on a phone what its reader needs, so that it can be read there without being copied.

The reader reads; what it asked for in vain is fetched, and it reads again. What it will ask for next is foreseen
(`foreseen.py`), so that few rounds do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from adbaudit.apk.end_record import FILE_MARK
from adbaudit.apk.ends_together import FileEnd
from adbaudit.apk.foreseen import foreseen, widened
from adbaudit.apk.questions import BLOCK, NotAnswered, stretch
from adbaudit.apk.rounds import Reading
from adbaudit.apk.source import Source
from adbaudit.apk.sparse import Range, SparseFile

MOST_ROUNDS = 7
MOST_BYTES = 8 << 20
"""Of one file: what would need more is left on the phone."""

_NEAR = 32 << 10
"""Two stretches closer than this are asked for as one: starting a program costs a phone more than sending that."""
_FIRST_BYTES = (0, len(FILE_MARK))
"""Not worth a program of its own: Android looked at them when it installed the app."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What was fetched of a file, and whether that is all its reader asks for."""

    file: SparseFile
    is_enough: bool


def fetch(path: str, end: FileEnd, read: Callable[[Source], object]) -> Reading[Fetched]:
    """All that the reader asks for, as long as that is not too much.

    Raises:
        NotAnswered: the phone did not give what was asked for.

    """
    file = SparseFile(end.size, [(end.size - len(end.tail), end.tail)])
    due = 0
    for _ in range(MOST_ROUNDS):
        read(file)
        wanted = _wanted(file)
        due += sum(behind - start for start, behind in wanted)
        if not wanted or due > MOST_BYTES:
            return Fetched(file=file, is_enough=not wanted)
        yield from ask_for(path, file, wanted)
    read(file)
    return Fetched(file=file, is_enough=not _wanted(file))


def missed_in(file: SparseFile) -> list[Range]:
    """What of a file its reader asked for in vain since the last time."""
    return [one for one in file.take_missed() if one != _FIRST_BYTES]


def _wanted(file: SparseFile) -> Sequence[Range]:
    """Nothing when the reader had all it needed."""
    missed = missed_in(file)
    if not missed:
        return ()
    ranges = (*widened(file, missed), *foreseen(file))
    file.take_missed()
    unknown = (file.unknown(start, end) for start, end in ranges)
    return _joined(one for one in unknown if one is not None)


def ask_for(path: str, file: SparseFile, wanted: Iterable[Range]) -> Reading[None]:
    """Let the file know these stretches; what lies close together is asked for as one.

    Raises:
        NotAnswered: the phone did not give one of them.

    """
    unknown = (file.unknown(start, end) for start, end in wanted)
    joined = _joined(one for one in unknown if one is not None)
    stretches = [stretch(path, file.size, start, end) for start, end in joined]
    replies = yield tuple(stretches)
    for one, reply in zip(stretches, replies, strict=True):
        if isinstance(reply, NotAnswered):
            raise reply
        file.add(one.skip * BLOCK, reply)


def _joined(ranges: Iterable[Range]) -> list[Range]:
    """Sorted, with what lies close together joined."""
    joined: list[Range] = []
    for start, end in sorted(ranges):
        if joined and start - joined[-1][1] <= _NEAR:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined
