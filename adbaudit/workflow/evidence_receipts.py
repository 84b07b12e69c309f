"""What `revoke` kept of a phone on this computer, for a bundle about that phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from adbaudit.apply.journal_file import is_as_written
from adbaudit.bounded_file import read_bounded
from adbaudit.errors import FileFault, JournalFault
from adbaudit.model.evidence import FileKind, SealedFile, SignatureState
from adbaudit.model.message import Message, message, messages
from adbaudit.model.report import Report
from adbaudit.workflow.own_visits import own_visits
from adbaudit.workflow.receipts import Visit, sealing_key

_LARGEST = 128 * 1024 * 1024


def receipt_files(environ: Mapping[str, str], report: Report, *, with_captures: bool) -> tuple[SealedFile, ...]:
    """Journal and reports of every change; the raw answers from before it only where they were asked for.

    Raises:
        FileFault: one of them is there and cannot be read.

    """
    every = own_visits(environ, report).visits
    key = _key(environ) if every else None
    return tuple(file for visit in every for file in _of_visit(visit, key, with_captures=with_captures))


def left_out_words(environ: Mapping[str, str], report: Report) -> Iterator[Message]:
    """That something was kept of a phone that names itself alike, and is another."""
    count = own_visits(environ, report).of_others
    if count:
        yield messages(
            "Left out: what one earlier change left behind. The phone that it was made on gives the same serial "
            "number, and is another one.",
            "Left out: what {count} earlier changes left behind. The phones that they were made on give the same "
            "serial number, and are others.",
            count,
        )


def _key(environ: Mapping[str, str]) -> bytes | None:
    try:
        return sealing_key(environ)
    except JournalFault:
        return None


def _of_visit(visit: Visit, key: bytes | None, *, with_captures: bool) -> Iterator[SealedFile]:
    paths = [visit.journal, visit.report, visit.report_after]
    for path in [*paths, visit.capture] if with_captures else paths:
        if path.is_file():
            name, data = f"receipts/{visit.folder.name}/{path.name}", _content(path)
            journal = _journal_state(data, key) if path == visit.journal else None
            yield SealedFile(name=name, data=data, kind=FileKind.RECEIPTS, journal=journal)


def _journal_state(data: bytes, key: bytes | None) -> SignatureState:
    """By its own seal, as `undo` reads it; what does not hold goes in all the same, and is told."""
    if key is None:
        return SignatureState.NOT_CHECKED
    return SignatureState.HOLDS if is_as_written(data, key) else SignatureState.DOES_NOT_HOLD


def _content(path: Path) -> bytes:
    too_large = _unreadable(path, message("it is larger than any journal or report"))
    return read_bounded(path, _LARGEST, unreadable=partial(_unreadable, path), too_large=too_large)


def _unreadable(path: Path, why: Message | str) -> FileFault:
    return FileFault(
        message("{path} could not be read: {why}", path=str(path), why=why),
        means=message("It tells what was changed on the phone, and belongs to the proof. Nothing was sealed."),
        next_step=message("Check whether you may read the file, or move its folder away to seal without it."),
    )
