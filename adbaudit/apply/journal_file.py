"""A journal on the disk: one line an entry, each sealed with this computer's key and chained to the line before."""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from adbaudit.errors import JournalFault
from adbaudit.model.journal import Begun, Entry
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason

if TYPE_CHECKING:
    from cattrs.preconf.json import JsonConverter

_CONTEXT = b"adbaudit journal 1"
_MOST_BYTES = 64 * 1024 * 1024


class JournalFile:
    """`ports.Journal` over a file that only its owner can read; every entry is on the disk before `write` returns."""

    def __init__(self, path: Path, key: bytes, seal: str = "") -> None:
        """`seal` is that of the last entry, where the file goes on."""
        self._path = path
        self._key = key
        self._seal = seal
        self.has_grown = False
        """Whether this run wrote to it, so that the phone may have been changed since."""

    def write(self, entry: Entry) -> None:
        """Add a line.

        Raises:
            JournalFault: there is no room or no permission.

        """
        text = _converter().dumps(entry, Entry)
        seal = _sealed(self._key, self._seal, text)
        line = json.dumps({"seal": seal, "entry": text}) + "\n"
        try:
            _append(self._path, line.encode())
        except OSError as fault:
            raise _not_written(self._path, fault) from fault
        self._seal, self.has_grown = seal, True


def read_journal(path: Path, key: bytes) -> tuple[tuple[Entry, ...], JournalFile]:
    """All entries, and the journal ready to go on; a last line that a crash cut off never took effect and is dropped.

    No entries at all: nothing was begun.

    Raises:
        JournalFault: it cannot be read, was not written on this computer, or was changed since.

    """
    entries, seal, whole = _read(path, key)
    if entries and whole is not None:
        _cut(path, whole)
    return entries, JournalFile(path, key, seal)


def read_entries(path: Path, key: bytes) -> tuple[Entry, ...]:
    """The same entries for somebody who only looks: another run may be writing the last line at this moment.

    Raises:
        JournalFault: as above.

    """
    return _read(path, key)[0]


def is_as_written(content: bytes, key: bytes) -> bool:
    """Whether each whole line of a journal has the seal that this computer gave it, in the order it was written."""
    seal = ""
    for line in content.split(b"\n")[:-1]:
        found = _seal_and_text(key, seal, line)
        if found is None:
            return False
        seal = found[0]
    return True


def _read(path: Path, key: bytes) -> tuple[tuple[Entry, ...], str, int | None]:
    """All entries, the last seal, and how much of the file is whole lines where that is not all of it."""
    content = _content(path)
    lines = content.split(b"\n")
    entries: list[Entry] = []
    seal = ""
    for line in lines[:-1]:
        seal, entry = _entry(path, key, seal, line)
        entries.append(entry)
    if entries and not isinstance(entries[0], Begun):
        raise _changed(path)
    return tuple(entries), seal, len(content) - len(lines[-1]) if lines[-1] else None


def _content(path: Path) -> bytes:
    """All of an ordinary file; a pipe would be waited for without end."""
    try:
        if not path.is_file():
            raise _unreadable(path, message("it is no ordinary file"))
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as fault:
        raise _unreadable(path, os_reason(fault)) from fault
    if len(content) > _MOST_BYTES:
        raise _unreadable(path, message("it is larger than any journal"))
    return content


def _entry(path: Path, key: bytes, before: str, line: bytes) -> tuple[str, Entry]:
    from cattrs.errors import BaseValidationError  # noqa: PLC0415  # only what changes a phone needs it

    found = _seal_and_text(key, before, line)
    if found is None:
        raise _changed(path)
    seal, text = found
    try:
        return seal, _converter().loads(text, Entry)  # type: ignore[arg-type]  # a union is no class to mypy
    except (BaseValidationError, ValueError, KeyError, TypeError) as fault:
        raise _unreadable(path, message("another version of adbaudit wrote it")) from fault


def _seal_and_text(key: bytes, before: str, line: bytes) -> tuple[str, str] | None:
    """What a line holds; `None` where its seal is not that of this text after that line."""
    try:
        given = json.loads(line)
        seal, text = str(given["seal"]), str(given["entry"])
        holds = hmac.compare_digest(_sealed(key, before, text).encode(), seal.encode(errors="replace"))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (seal, text) if holds else None


def _sealed(key: bytes, before: str, text: str) -> str:
    return hmac.new(
        key, b"\n".join((_CONTEXT, before.encode(), text.encode(errors="surrogatepass"))), hashlib.sha256
    ).hexdigest()


def _append(path: Path, line: bytes) -> None:
    """Write and wait for the disk, the folder's entry too; a line that did not fit is taken out again."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        size = os.fstat(descriptor).st_size
        try:
            _write_all(descriptor, line)
        except OSError:
            os.ftruncate(descriptor, size)
            if size == 0:
                path.unlink(missing_ok=True)
            raise
    finally:
        os.close(descriptor)
    if size == 0 and hasattr(os, "O_DIRECTORY"):
        _sync_folder(path.parent)


def _write_all(descriptor: int, line: bytes) -> None:
    while line:
        line = line[os.write(descriptor, line) :]
    os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    """So that the new file's name survives a power cut; Windows keeps names by itself."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _cut(path: Path, size: int) -> None:
    try:
        os.truncate(path, size)
    except OSError as fault:
        raise _not_written(path, fault) from fault


@cache
def _converter() -> JsonConverter:
    from adbaudit.apply.journal_format import journal_converter  # noqa: PLC0415  # cattrs is loaded when it is needed

    return journal_converter()


def _not_written(path: Path, fault: OSError) -> JournalFault:
    return JournalFault(
        message("The journal {path} could not be written: {why}", path=str(path), why=os_reason(fault)),
        means=message("Without it nothing could be put back later, so nothing more is changed on the phone."),
        next_step=message("Make room, or choose another place with the environment variable ADBAUDIT_HOME."),
    )


def _unreadable(path: Path, why: Message | str) -> JournalFault:
    return JournalFault(
        message("The journal {path} could not be read: {why}", path=str(path), why=why),
        means=message("So adbaudit does not know what it changed on the phone, and changes nothing."),
        next_step=message(
            "Look at the report that was saved before the change: it says how each permission stood. What it names "
            "can be switched back on the phone’s own screens."
        ),
    )


def _changed(path: Path) -> JournalFault:
    return JournalFault(
        message("The journal {path} was changed since, or comes from another computer.", path=str(path)),
        means=message("What it says cannot be trusted, so nothing was changed on the phone."),
        next_step=message("Use the journal on the computer that made the change, as it was written there."),
    )
