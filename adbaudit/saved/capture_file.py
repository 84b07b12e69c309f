"""A capture as one file: `adbaudit-capture/1 sha256=<hex>`, a newline, then zlib data under that digest.

Unpacked it is one line of JSON that tells of every answer, then all outputs one after another. The digest shows
damage, not forgery: whoever changes a capture on purpose can make a new digest too.
"""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from adbaudit.model.os_reason import os_reason
from adbaudit.ports import Answer, Command, Ending
from adbaudit.private_file import write_private
from adbaudit.saved.capture import Capture, Recorded
from adbaudit.saved.faults import damaged, too_much, unreadable, unwritable

FORMAT = "adbaudit-capture/1"
LARGEST_FILE = 128 * 1024 * 1024
LARGEST_UNPACKED = 128 * 1024 * 1024
_LARGEST_INDEX = 32 * 1024 * 1024
_START = f"{FORMAT} sha256=".encode()
_FIRST_LINE = re.compile(re.escape(_START) + rb"([0-9a-f]{64})\n")
_TRACES = re.compile(rb"adbaudit-capture|sha256=[0-9a-f]{16}|[0-9a-f]{16}\nx\xda")
"""A change at one place leaves one of these at the start; `x\\xda` is how zlib data of the highest level begins."""
HEAD = 128


def write_capture(capture: Capture, path: Path, *, is_new: bool = False) -> None:
    """Keep a capture in a file that only its owner can read.

    Raises:
        FileExistsError: the file is to be new, and is there.
        FileFault: the file cannot be written.

    """
    try:
        write_private(path, capture_bytes(capture), is_new=is_new)
    except FileExistsError:
        raise
    except OSError as fault:
        raise unwritable(path, os_reason(fault)) from fault


def capture_bytes(capture: Capture) -> bytes:
    """What such a file holds."""
    packed = zlib.compress(_unpacked(capture), 9)
    return _START + hashlib.sha256(packed).hexdigest().encode() + b"\n" + packed


def is_capture(head: bytes) -> bool:
    """Whether a file's first bytes are a capture's, be they whole or damaged."""
    head = head[:HEAD]
    return bool(head) and (_START.startswith(head) or _TRACES.search(head) is not None)


def read_capture(path: Path, *, largest: int = LARGEST_UNPACKED) -> Capture:
    """Read a capture back, exactly as it was written.

    Raises:
        FileFault: it cannot be read, any byte of it was changed, or it is larger than a capture can be.

    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        raise unreadable(path, os_reason(fault)) from fault
    if len(data) > LARGEST_FILE:
        raise too_much(path)
    first_line = _FIRST_LINE.match(data)
    packed = data[first_line.end() :] if first_line else b""
    if first_line is None or hashlib.sha256(packed).hexdigest().encode() != first_line.group(1):
        raise damaged(path)
    try:
        return _parsed(_unpack(path, packed, largest))
    except (zlib.error, ValueError, KeyError, TypeError, OverflowError, RecursionError) as fault:
        raise damaged(path) from fault


def _unpacked(capture: Capture) -> bytes:
    index = {
        "device": capture.device_id,
        "captured_at": capture.captured_at.isoformat(),
        "redacted": capture.is_redacted,
        "answers": [_row(recorded) for recorded in capture.answers],
    }
    outputs = b"".join(recorded.answer.output for recorded in capture.answers)
    return json.dumps(index, ensure_ascii=True, sort_keys=True).encode() + b"\n" + outputs


def _row(recorded: Recorded) -> dict[str, Any]:
    answer = recorded.answer
    return {
        "argv": answer.command.argv,
        "seconds": answer.command.seconds,
        "status": answer.status,
        "ending": answer.ending.value,
        "at": recorded.at.isoformat(),
        "bytes": len(answer.output),
        "sha256": recorded.sha256,
    }


def _unpack(path: Path, packed: bytes, largest: int) -> bytes:
    inflater = zlib.decompressobj()
    unpacked = inflater.decompress(packed, largest)
    if inflater.unconsumed_tail:
        raise too_much(path)
    if not inflater.eof or inflater.unused_data:
        raise damaged(path)
    return unpacked


def _parsed(unpacked: bytes) -> Capture:
    line, newline, outputs = unpacked.partition(b"\n")
    if not newline or len(line) > _LARGEST_INDEX:
        raise ValueError
    index = json.loads(line)
    answers, place = [], 0
    for row in index["answers"]:
        end = place + _count(row["bytes"])
        answers.append(_recorded(row, outputs[place:end]))
        place = end
    if place != len(outputs):
        raise ValueError
    return Capture(
        device_id=_text(index["device"]),
        captured_at=_time(index["captured_at"]),
        answers=tuple(answers),
        is_redacted=index["redacted"] is True,
    )


def _recorded(row: Mapping[str, Any], output: bytes) -> Recorded:
    if hashlib.sha256(output).hexdigest() != row["sha256"]:
        raise ValueError
    status = row["status"]
    if not isinstance(row["argv"], list):
        raise TypeError
    command = Command(argv=tuple(_text(word) for word in row["argv"]), seconds=float(row["seconds"]))
    answer = Answer(
        command=command,
        output=output,
        status=None if status is None else int(status),
        ending=Ending(row["ending"]),
    )
    return Recorded(answer=answer, at=_time(row["at"]))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _count(value: object) -> int:
    if not isinstance(value, int) or value < 0:
        raise ValueError
    return value


def _time(value: object) -> datetime:
    time = datetime.fromisoformat(_text(value))
    if time.tzinfo is None or not 2000 <= time.year < 2100:
        raise ValueError
    return time
