"""The records of the sync service (AOSP `file_sync_protocol.h`: `sync_stat_v1`, `sync_stat_v2`, `sync_dent_v1`, …)."""

from __future__ import annotations

import struct
import zlib
from enum import Enum

from adbaudit.practice.machine import FileStatus

HEAD = struct.Struct("<4sI")
SETUP_RECEIVE = struct.Struct("<4sI")
SETUP_SEND = struct.Struct("<4sII")

_STATUS_1 = struct.Struct("<4sIII")
_STATUS_2 = struct.Struct("<4sIQQIIIIQqqq")
_NAME_1 = struct.Struct("<4sIIII")
_NAME_2 = struct.Struct("<4sIQQIIIIQqqqI")
_DEVICE = 1
_OWNER = 0
_WORD = 0xFFFFFFFF


class Missing(Enum):
    """Why there is no status: numbers of Linux, as they travel."""

    NO_ENTRY = 2


def status_1(status: FileStatus | Missing) -> bytes:
    """The answer to STAT; a missing file is all zeros."""
    if isinstance(status, Missing):
        return _STATUS_1.pack(b"STAT", 0, 0, 0)
    return _STATUS_1.pack(b"STAT", status.mode, status.size & _WORD, status.modified & _WORD)


def status_2(identifier: bytes, path: str, status: FileStatus | Missing) -> bytes:
    """The answer to STA2 and LST2; a missing file is its error number, then zeros."""
    if isinstance(status, Missing):
        return _STATUS_2.pack(identifier, status.value, *(0 for _ in range(10)))
    return _STATUS_2.pack(identifier, 0, *_numbers(path, status))


def name_entry(name: str, _path: str, status: FileStatus) -> bytes:
    """One name in the answer to LIST."""
    encoded = name.encode("utf-8", errors="surrogateescape")
    head = _NAME_1.pack(b"DENT", status.mode, status.size & _WORD, status.modified & _WORD, len(encoded))
    return head + encoded


def name_entry_2(name: str, path: str, status: FileStatus) -> bytes:
    """One name in the answer to LIS2."""
    encoded = name.encode("utf-8", errors="surrogateescape")
    return _NAME_2.pack(b"DNT2", 0, *_numbers(path, status), len(encoded)) + encoded


def names_done() -> bytes:
    """The end of the answer to LIST."""
    return b"DONE" + bytes(_NAME_1.size - 4)


def names_done_2() -> bytes:
    """The end of the answer to LIS2."""
    return b"DONE" + bytes(_NAME_2.size - 4)


def _numbers(path: str, status: FileStatus) -> tuple[int, ...]:
    """Device, inode, mode, links, owner, group, size, and the three times; the inode is made from the path."""
    inode = zlib.crc32(path.encode("utf-8", errors="surrogateescape"))
    times = (status.modified, status.modified, status.modified)
    return (_DEVICE, inode, status.mode, 1, _OWNER, _OWNER, status.size, *times)
