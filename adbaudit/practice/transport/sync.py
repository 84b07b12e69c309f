"""The service `sync:`: files to and from the phone (AOSP SYNC.TXT, `file_sync_protocol.h`, `file_sync_service.cpp`).

Requests and answers are four letters, then little-endian words. Compression is neither offered nor taken.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from adbaudit.practice.machine import FileStatus, Machine
from adbaudit.practice.shell.paths import absolute
from adbaudit.practice.transport.stream import Stream
from adbaudit.practice.transport.sync_records import (
    HEAD,
    SETUP_RECEIVE,
    SETUP_SEND,
    Missing,
    name_entry,
    name_entry_2,
    names_done,
    names_done_2,
    status_1,
    status_2,
)

_LONGEST_PATH = 1024
_LARGEST_DATA = 64 * 1024
_LARGEST_FILE = 256 * 1024 * 1024
_FILE_TYPE = 0o170000
_REGULAR = 0o100000
_PERMISSIONS = 0o777


def serve(machine: Machine, stream: Stream) -> None:
    """Answer requests until QUIT, or one that no adb sends."""
    session = _Session(machine=machine, stream=stream)
    while True:
        request, length = HEAD.unpack(session.exactly(HEAD.size))
        answer = _REQUESTS.get(request)
        if answer is None or length > _LONGEST_PATH:
            if request != b"QUIT":
                session.fail("unknown request" if answer is None else "path too long")
            return
        answer(session, session.exactly(length).decode("utf-8", errors="surrogateescape"))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Session:
    """One opened `sync:`."""

    machine: Machine
    stream: Stream

    def exactly(self, length: int) -> bytes:
        gathered = bytearray()
        while len(gathered) < length:
            gathered += self.stream.read(length - len(gathered))
        return bytes(gathered)

    def fail(self, reason: str) -> None:
        encoded = reason.encode()
        self.stream.write(HEAD.pack(b"FAIL", len(encoded)) + encoded)

    def status_of(self, path: str) -> FileStatus | Missing:
        if not path.startswith("/") or "\0" in path:
            return Missing.NO_ENTRY
        return self.machine.status_of(absolute(path)) or Missing.NO_ENTRY


_Answer: TypeAlias = Callable[[_Session, str], None]


def _answer_status(session: _Session, path: str) -> None:
    session.stream.write(status_1(session.status_of(path)))


def _answer_status_2(identifier: bytes) -> _Answer:
    def answer(session: _Session, path: str) -> None:
        session.stream.write(status_2(identifier, path, session.status_of(path)))

    return answer


def _answer_names(entry: Callable[[str, str, FileStatus], bytes], done: Callable[[], bytes]) -> _Answer:
    """Every name in the folder, `.` and `..` first; no names when there is no such folder, as adbd does."""

    def answer(session: _Session, path: str) -> None:
        folder = absolute(path) if path.startswith("/") else None
        names = session.machine.names_in(folder) if folder else None
        for name in (".", "..", *names) if names is not None else ():
            full = absolute(posixpath.join(folder or "/", name))
            status = session.machine.status_of(full)
            if status is not None:
                session.stream.write(entry(name, full, status))
        session.stream.write(done())

    return answer


def _receive(session: _Session, path: str) -> None:
    status = session.status_of(path)
    if isinstance(status, Missing):
        session.fail("open failed: No such file or directory")
    elif status.mode & _FILE_TYPE != _REGULAR:
        session.fail("read failed: Is a directory")
    elif not status.mode & 0o444:
        session.fail("open failed: Permission denied")
    else:
        _send_content(session, absolute(path))


def _send_content(session: _Session, path: str) -> None:
    offset = 0
    while piece := session.machine.read(path, offset, _LARGEST_DATA):
        session.stream.write(HEAD.pack(b"DATA", len(piece)) + piece)
        offset += len(piece)
    session.stream.write(HEAD.pack(b"DONE", 0))


def _receive_2(session: _Session, path: str) -> None:
    _, flags = SETUP_RECEIVE.unpack(session.exactly(SETUP_RECEIVE.size))
    if flags:
        session.fail("unknown flags")
    else:
        _receive(session, path)


def _send(session: _Session, argument: str) -> None:
    path, _, mode = argument.rpartition(",")
    if not path or not mode.isdecimal():
        session.fail("missing mode")
        return
    _keep(session, path, int(mode))


def _send_2(session: _Session, path: str) -> None:
    _, mode, flags = SETUP_SEND.unpack(session.exactly(SETUP_SEND.size))
    if flags:
        session.fail("unknown flags")
    else:
        _keep(session, path, mode)


def _keep(session: _Session, path: str, mode: int) -> None:
    """Take DATA up to DONE, then write; what cannot be kept is still read to its end, as adbd does."""
    content = bytearray()
    while True:
        identifier, length = HEAD.unpack(session.exactly(HEAD.size))
        if identifier == b"DONE":
            break
        if identifier != b"DATA" or length > _LARGEST_DATA or len(content) + length > _LARGEST_FILE:
            session.fail("invalid data message")
            return
        content += session.exactly(length)
    permissions = _REGULAR | (mode & _PERMISSIONS)
    is_named = path.startswith("/") and "\0" not in path
    if is_named and session.machine.write(absolute(path), bytes(content), permissions, length):
        session.stream.write(HEAD.pack(b"OKAY", 0))
    else:
        session.fail("couldn't create file: Permission denied")


_REQUESTS: Mapping[bytes, _Answer] = MappingProxyType(
    {
        b"STAT": _answer_status,
        b"STA2": _answer_status_2(b"STA2"),
        b"LST2": _answer_status_2(b"LST2"),
        b"LIST": _answer_names(name_entry, names_done),
        b"LIS2": _answer_names(name_entry_2, names_done_2),
        b"RECV": _receive,
        b"RCV2": _receive_2,
        b"SEND": _send,
        b"SND2": _send_2,
    }
)
