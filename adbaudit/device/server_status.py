"""What an adb server says of itself: its number, and which program it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from adbaudit.device.connection import NoAnswer, ask_server, open_service
from adbaudit.device.server import ServerAddress, is_listening

_SECONDS = 3.0
_EXECUTABLE = 7
"""Field of `AdbServerStatus` (AOSP adb_host.proto, platform-tools 35 and later)."""


class ServerState(Enum):
    """What is behind the port."""

    NOT_RUNNING = "not-running"
    NO_ADB = "no-adb"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerStatus:
    """A server as it describes itself; older ones tell only their number."""

    state: ServerState
    protocol: int | None = None
    program: str | None = None


def server_status(address: ServerAddress) -> ServerStatus:
    """Ask, without starting anything."""
    if not is_listening(address):
        return ServerStatus(state=ServerState.NOT_RUNNING)
    try:
        protocol = int(ask_server(address, "host:version", seconds=_SECONDS), 16)
    except NoAnswer:
        return ServerStatus(state=ServerState.NO_ADB)
    program = _described(address).get(_EXECUTABLE)
    return ServerStatus(state=ServerState.ANSWERS, protocol=protocol, program=program)


def _described(address: ServerAddress) -> dict[int, str]:
    try:
        with open_service(address, "host:server-status", seconds=_SECONDS) as connection:
            length = int(connection.read_exact(4), 16)
            return dict(texts_of(connection.read_exact(length)))
    except (*NoAnswer, EOFError):  # an older server refuses what it does not know
        return {}


def texts_of(data: bytes) -> Iterator[tuple[int, str]]:
    """The texts of a protocol buffer with their field numbers, up to the first byte that makes no sense.

    Only varints (wire type 0) and length-delimited values (2) occur in this message.
    """
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        value, at = _varint(data, at)
        if tag & 7 not in {0, 2} or (tag & 7 == 2 and at + value > len(data)):
            return
        if tag & 7 == 2 and value:
            yield tag >> 3, data[at : at + value].decode("utf-8", errors="replace")
            at += value


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value, shift = 0, 0
    while at < len(data) and shift < 64:
        byte = data[at]
        value |= (byte & 127) << shift
        at, shift = at + 1, shift + 7
        if byte < 128:
            break
    return value, at
