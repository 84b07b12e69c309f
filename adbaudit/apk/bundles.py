"""Many stretches of many files in one command, packed where the phone can pack.

Each stretch must bring as many bytes as are due, then its status; so where one ends and the next begins is counted,
never searched for, and no file's content can pretend to be a frame.
"""

from __future__ import annotations

import re
import shlex
import zlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from adbaudit.apk.questions import BLOCK, Stretch, whole
from adbaudit.apk.shell_tools import ShellTools
from adbaudit.ports import Answer, Command

MOST_BYTES = 4 << 20
"""Of one bundle: one that hangs or is cut must not take all others with it."""
SECONDS = 25.0
SLACK = 1 << 16
"""Bytes that packing, headings and marks may add."""

_STATUS = re.compile(rb"(\d{1,3})\n")
_WITH_HEADER = 31


def bundles_of(stretches: Sequence[Stretch], tools: ShellTools) -> Iterator[tuple[Stretch, ...]]:
    """All stretches in order, as many together as one command may have."""
    some: list[Stretch] = []
    weight = length = 0
    for one in stretches:
        room = len(shlex.quote(_script([one])))
        if some and (weight + one.due > MOST_BYTES or length + room > tools.longest_line):
            yield tuple(some)
            some, weight, length = [], 0, 0
        some.append(one)
        weight, length = weight + one.due, length + room
    if some:
        yield tuple(some)


def command_of(bundle: Sequence[Stretch], tools: ShellTools) -> Command:
    """The command that brings a whole bundle."""
    script = f"{{ {_script(bundle)}}}" + ("|gzip -1" if tools.has_gzip else "")
    return Command(argv=("sh", "-c", script), seconds=SECONDS, max_bytes=_weight(bundle) + SLACK, drop_stderr=True)


def stretches_in(answer: Answer, bundle: Sequence[Stretch], tools: ShellTools) -> Iterator[tuple[Stretch, bytes]]:
    """Those that came as they should; one that failed, or cannot be told apart from others that did, is left out.

    Raises:
        NotAnswered: the bundle did not come whole.

    """
    content = whole(answer).output
    if tools.has_gzip:
        content = unpacked(content, _weight(bundle) + SLACK)
    place = 0
    for one in bundle:
        behind = place + one.due
        is_whole = content[behind : behind + 2] == b"0\n"
        status = _STATUS.match(content, place)
        if is_whole:
            yield one, content[place:behind]
            place = behind + 2
        elif status:
            place = status.end()
        else:
            return


def unpacked(content: bytes, most: int) -> bytes:
    """What gzip packed, when it is whole, undamaged and not more than may be in it; else nothing."""
    packed = zlib.decompressobj(_WITH_HEADER)
    try:
        data = packed.decompress(content, most)
    except zlib.error:
        return b""
    return data if packed.eof else b""


def _script(stretches: Sequence[Stretch]) -> str:
    """`f=PATH;dd if="$f" …;echo $?;` and so on: each file is named once."""
    return "".join(
        f"f={shlex.quote(path)};"
        + "".join(f'dd if="$f" bs={BLOCK} skip={one.skip} count={one.count};echo $?;' for one in of_file)
        for path, of_file in groupby(stretches, key=lambda one: one.path)
    )


def _weight(stretches: Sequence[Stretch]) -> int:
    return sum(one.due for one in stretches)
