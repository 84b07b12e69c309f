"""Where the journals of changes are kept, and that only one run at a time changes a phone."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from adbaudit.device.hashing import is_key_kept, local_key
from adbaudit.errors import JournalFault, PhoneBusy
from adbaudit.locations import state_folder
from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason

JOURNAL = "journal.jsonl"
RECEIPTS = "receipts"
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The folder of one change to one phone."""

    folder: Path

    @property
    def journal(self) -> Path:
        """What was done, line by line."""
        return self.folder / JOURNAL

    @property
    def capture(self) -> Path:
        """What the phone answered before the change."""
        return self.folder / "before.capture"

    @property
    def report(self) -> Path:
        """The report from before the change."""
        return self.folder / "before.json"

    @property
    def report_after(self) -> Path:
        """The report from after the change, with the receipts in it."""
        return self.folder / "after.json"


@contextlib.contextmanager
def alone(environ: Mapping[str, str], device_id: str) -> Iterator[None]:
    """Hold the phone's lock; it ends with the process, whatever ends that.

    Nothing is left that tells whose phone was here and stayed as it was. One at a time
    takes a lock or removes its file, so that nobody locks a file that is just going.

    Raises:
        PhoneBusy: another run on this computer is changing the phone.

    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  # only what changes a phone needs it

    folder = _made(environ, "locks")
    one_at_a_time = FileLock(folder / "any", mode=0o600)
    lock = FileLock(folder / device_id, timeout=0, mode=0o600)
    try:
        with one_at_a_time:
            lock.acquire()
    except Timeout as busy:
        raise _busy() from busy
    try:
        yield
    finally:
        with one_at_a_time:
            lock.release()
            (folder / device_id).unlink(missing_ok=True)


def sealing_key(environ: Mapping[str, str]) -> bytes:
    """The key that journals are sealed with.

    Raises:
        JournalFault: it is damaged or cannot be kept, so that no later run could read the journal.

    """
    folder = state_folder(environ)
    key = local_key(folder)
    if is_key_kept(folder):
        return key
    raise JournalFault(
        message("This computer’s key {path} is damaged, or could not be kept.", path=str(folder / "device.key")),
        means=message("Journals are sealed with it: those from before cannot be read, and a new one would be lost."),
        next_step=message(
            "Put the file back from a copy if you have one. If there is none, remove it: changes made before then "
            "have to be put back on the phone’s own screens."
        ),
    )


def new_visit(environ: Mapping[str, str], device_id: str, at: datetime) -> Visit:
    """A folder of its own, named after the time, which only its owner can read; never that of an earlier change.

    Clocks tell whole seconds, and two small changes fit into one.
    """
    of_phone = _made(environ, RECEIPTS, device_id)
    names = ((at + timedelta(microseconds=more)).strftime("%Y-%m-%dT%H-%M-%S.%f") for more in count())
    free = next(name for name in names if not (of_phone / name).exists())
    return Visit(folder=_made(environ, RECEIPTS, device_id, free))


def visits(environ: Mapping[str, str], device_id: str) -> tuple[Visit, ...]:
    """Every change that was begun on the phone from this computer, the newest first.

    What a report calls its phone may be anything, so only a plain name is looked for.
    """
    if not _NAME.fullmatch(device_id):
        return ()
    folder = _of_phone(environ, device_id)
    folders = sorted((path for path in folder.glob("*") if (path / JOURNAL).is_file()), reverse=True)
    return tuple(Visit(folder=path) for path in folders)


def _of_phone(environ: Mapping[str, str], device_id: str) -> Path:
    return state_folder(environ) / RECEIPTS / device_id


def _made(environ: Mapping[str, str], *names: str) -> Path:
    """Each folder on the way there is its owner's alone."""
    folder = state_folder(environ)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in names:
            folder /= name
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as fault:
        raise JournalFault(
            message("The folder {path} could not be made: {why}", path=str(folder), why=os_reason(fault)),
            means=message("Without a place for the journal nothing could be put back later, so nothing was changed."),
            next_step=message("Make room, or choose another place with the environment variable ADBAUDIT_HOME."),
        ) from fault
    return folder


def _busy() -> PhoneBusy:
    return PhoneBusy(
        message("Another run of adbaudit is changing this phone."),
        means=message("Two at once could undo each other’s work, so this one did not begin."),
        next_step=message("Wait until the other one has ended, then run the same command again."),
    )
