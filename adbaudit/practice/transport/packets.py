"""Packets of the ADB protocol: a header of six little-endian words, then the payload (AOSP `types.h`, `amessage`)."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass
from enum import Enum

HEADER = struct.Struct("<6I")
VERSION_WITH_CHECKSUM = 0x01000000
VERSION_WITHOUT_CHECKSUM = 0x01000001
SMALLEST_MAX_DATA = 4096
LARGEST_MAX_DATA = 1024 * 1024


class Kind(Enum):
    """The commands a packet may carry; STLS is left out because this phone does not offer it."""

    CONNECT = 0x4E584E43
    AUTH = 0x48545541
    OPEN = 0x4E45504F
    OKAY = 0x59414B4F
    WRITE = 0x45545257
    CLOSE = 0x45534C43


class BrokenPacket(Exception):
    """What arrived is no packet this phone would take."""


class ConnectionEnded(Exception):
    """The computer went away."""


@dataclass(frozen=True, slots=True)
class Packet:
    """One packet; what `first` and `second` mean depends on the kind (version and maxdata, or two stream ids)."""

    kind: Kind
    first: int
    second: int
    payload: bytes = b""


def encode(packet: Packet, *, with_checksum: bool) -> bytes:
    """The packet as it travels; without checksums the field is zero."""
    check = checksum(packet.payload) if with_checksum else 0
    command = packet.kind.value
    header = HEADER.pack(command, packet.first, packet.second, len(packet.payload), check, command ^ 0xFFFFFFFF)
    return header + packet.payload


def receive(connection: socket.socket, *, max_data: int, with_checksum: bool) -> Packet:
    """The next packet; nonsense, too long a payload or a wrong checksum is a `BrokenPacket`."""
    command, first, second, length, check, magic = HEADER.unpack(_exactly(connection, HEADER.size))
    if magic != command ^ 0xFFFFFFFF:
        raise BrokenPacket(f"magic {magic:#x} does not belong to command {command:#x}")
    if length > max_data:
        raise BrokenPacket(f"a payload of {length} bytes, more than {max_data}")
    try:
        kind = Kind(command)
    except ValueError as exc:
        raise BrokenPacket(f"unknown command {command:#x}") from exc
    payload = _exactly(connection, length)
    if with_checksum and check != checksum(payload):
        raise BrokenPacket("the checksum does not fit")
    return Packet(kind, first, second, payload)


def checksum(payload: bytes) -> int:
    """The sum of all bytes; the protocol calls the field `data_crc32`, but it never was a CRC."""
    return sum(payload) & 0xFFFFFFFF


def _exactly(connection: socket.socket, length: int) -> bytes:
    if not length:
        return b""
    buffer = bytearray(length)
    view = memoryview(buffer)
    filled = 0
    while filled < length:
        count = connection.recv_into(view[filled:])
        if not count:
            raise ConnectionEnded
        filled += count
    return bytes(buffer)
