"""What `revoke` kept of a phone on this computer, for a bundle about that phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from adbaudit.errors import FileFault
from adbaudit.model.evidence import FileKind, SealedFile
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.workflow.receipts import Visit, visits

_LARGEST = 64 * 1024 * 1024


def receipt_files(environ: Mapping[str, str], device_id: str, *, with_captures: bool) -> tuple[SealedFile, ...]:
    """Journal and reports of every change; the raw answers from before it only where they were asked for.

    Raises:
        FileFault: one of them is there and cannot be read.

    """
    every = visits(environ, device_id)
    return tuple(file for visit in every for file in _of_visit(visit, with_captures=with_captures))


def _of_visit(visit: Visit, *, with_captures: bool) -> Iterator[SealedFile]:
    paths = [visit.journal, visit.report, visit.report_after]
    for path in [*paths, visit.capture] if with_captures else paths:
        if path.is_file():
            name = f"receipts/{visit.folder.name}/{path.name}"
            yield SealedFile(name=name, data=_content(path), kind=FileKind.RECEIPTS)


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as fault:
        raise _unreadable(path, os_reason(fault)) from fault
    if len(data) > _LARGEST:
        raise _unreadable(path, message("it is larger than any journal or report"))
    return data


def _unreadable(path: Path, why: Message | str) -> FileFault:
    return FileFault(
        message("{path} could not be read: {why}", path=str(path), why=why),
        means=message("It tells what was changed on the phone, and belongs to the proof. Nothing was sealed."),
        next_step=message("Check whether you may read the file, or move its folder away to seal without it."),
    )
