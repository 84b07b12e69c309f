"""`dd if=FILE bs=N skip=N count=N iflag=skip_bytes,count_bytes status=none|noxfer`; writes to standard output only."""

from __future__ import annotations

import re
from dataclasses import dataclass

from adbaudit.practice.shell.context import Context
from adbaudit.practice.shell.files import PIECE, Refusal, skip
from adbaudit.practice.shell.state import State
from adbaudit.practice.shell.streams import Source, Streams
from adbaudit.practice.shell.tools.options import BadUsage
from adbaudit.practice.shell.tools.reading import complain, open_named

_NUMBER = re.compile(r"([0-9]{1,15})([A-Za-z]{0,2})\Z")
_FACTORS = {"": 1, "c": 1, "w": 2, "b": 512, "k": 1024, "m": 1024**2, "g": 1024**3, "kb": 1000, "mb": 1000**2}
_INPUT_FLAGS = frozenset(("skip_bytes", "count_bytes"))
_KEYS = frozenset(("if", "bs", "ibs", "skip", "iseek", "count", "iflag", "status"))
_LARGEST_BLOCK = 256 * 1024 * 1024
_SAID_SECONDS = 0.001


@dataclass(frozen=True, slots=True, kw_only=True)
class _Request:
    """What to copy; `length` in bytes, `None` for all."""

    name: str
    block: int
    offset: int
    length: int | None
    says: str


def dd(argv: tuple[str, ...], streams: Streams, state: State, context: Context) -> int:
    """Copy a range, then say on standard error how much, always with the same time."""
    try:
        request = _request(argv)
    except BadUsage as exc:
        return complain("dd", str(exc), streams)
    source = open_named(request.name, streams, state, context)
    if isinstance(source, Refusal):
        return complain("dd", f"{request.name}: {source.value}", streams)
    skip(source, request.offset)
    copied = _copy(source, request.length, streams)
    streams.stderr(_summary(copied, request))
    return 0


def _request(argv: tuple[str, ...]) -> _Request:
    given: dict[str, str] = {}
    for word in argv[1:]:
        key, separator, value = word.partition("=")
        if not separator or key not in _KEYS:
            raise BadUsage(f"bad arg {word}")
        given[key] = value
    flags = set(filter(None, given.get("iflag", "").split(",")))
    if flags - _INPUT_FLAGS:
        raise BadUsage(f"bad iflag={min(flags - _INPUT_FLAGS)}")
    block = _number(given.get("bs", given.get("ibs", "512")))
    if not 1 <= block <= _LARGEST_BLOCK:
        raise BadUsage(f"bad bs={block}")
    skipped = _number(given.get("skip", given.get("iseek", "0")))
    count = _number(given["count"]) if "count" in given else None
    return _Request(
        name=given.get("if", "-"),
        block=block,
        offset=skipped if "skip_bytes" in flags else skipped * block,
        length=count if count is None or "count_bytes" in flags else count * block,
        says=given.get("status", ""),
    )


def _number(text: str) -> int:
    match = _NUMBER.match(text)
    factor = _FACTORS.get(match[2].lower()) if match else None
    if match is None or factor is None:
        raise BadUsage(f"invalid number '{text}'")
    return int(match[1]) * factor


def _copy(source: Source, length: int | None, streams: Streams) -> int:
    copied = 0
    while length is None or copied < length:
        piece = source.read(PIECE if length is None else min(PIECE, length - copied))
        if not piece:
            break
        streams.stdout(piece)
        copied += len(piece)
    return copied


def _summary(copied: int, request: _Request) -> bytes:
    if request.says == "none":
        return b""
    full, rest = divmod(copied, request.block)
    records = f"{full}+{int(bool(rest))} records"
    lines = f"{records} in\n{records} out\n"
    if request.says != "noxfer":
        rate = _readable(int(copied / _SAID_SECONDS))
        lines += f"{copied} bytes ({_readable(copied)}) copied, {_SAID_SECONDS:.3f} s, {rate}/s\n"
    return lines.encode()


def _readable(number: int) -> str:
    """A number as toybox's `human_readable` with a blank and a B: `512 B`, `1.5 K`, `34 M`."""
    value, unit = float(number), 0
    while value >= 1000:
        value /= 1024
        unit += 1
    if not unit:
        return f"{number} B"
    return f"{value:.1f} {'KMGTPE'[unit - 1]}" if value < 10 else f"{value:.0f} {'KMGTPE'[unit - 1]}"
