"""Files that a person adds to a bundle: read as they are, under names that are harmless everywhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from adbaudit.errors import FileFault, UsageFault
from adbaudit.evidence.faults import more_than_fits
from adbaudit.evidence.members import LARGEST, MOST_FILES
from adbaudit.evidence.names import harmless_names
from adbaudit.model.evidence import FileKind, SealedFile
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.model.report import Report
from adbaudit.report.hostile import LONGEST_NAME, visible
from adbaudit.report.json_reading.traits import ids_in
from adbaudit.saved.capture_file import HEAD, is_capture

_HEAD_OF_REPORT = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What goes in, and the folders inside named folders, which do not."""

    files: tuple[SealedFile, ...]
    left_out: tuple[str, ...]


def added_files(paths: Sequence[Path], *, with_captures: bool) -> Added:
    """The files, and those that lie directly in a folder that was named.

    Raises:
        FileFault: one cannot be read.
        UsageFault: one is a link, a device or a capture, or there are too many.

    """
    found, left_out = _files(paths)
    if len(found) > MOST_FILES:
        raise more_than_fits()
    given = [visible(name, longest=LONGEST_NAME) for name, _ in found]
    names = harmless_names([name for name, _ in found])
    left = LARGEST
    files = []
    for (_, path), name, shown in zip(found, names, given, strict=True):
        data = _content(path, left)
        left -= len(data)
        if len(data) > HEAD and is_capture(data) and not with_captures:
            raise _is_a_capture(path)
        files.append(SealedFile(name=name, data=data, kind=FileKind.ADDED, given_as=shown))
    return Added(files=tuple(files), left_out=tuple(left_out))


def check_of_one_phone(added: Added, report: Report) -> None:
    """Nothing that tells of another client's phone goes in by accident.

    Raises:
        UsageFault: one of the files is a report that carries the name of another phone.

    """
    known = report.device.id if report.device else None
    for file in added.files:
        is_report = known is not None and b'"adbaudit/report/' in file.data[:_HEAD_OF_REPORT]
        if is_report and ids_in(file.data.decode("utf-8-sig", errors="replace")) - {known}:
            raise _of_another_phone(file.given_as or file.name)


def _files(paths: Sequence[Path]) -> tuple[list[tuple[str, Path]], list[str]]:
    """Each with the name it is known by; folders inside a folder that was named are not gone into."""
    found: list[tuple[str, Path]] = []
    left_out: list[str] = []
    for path in paths:
        if path.is_symlink() or not path.is_dir():
            found.append((path.name, path))
            continue
        for inside in _inside(path):
            if inside.is_dir() and not inside.is_symlink():
                left_out.append(visible(str(inside), longest=LONGEST_NAME))
            else:
                found.append((f"{path.name}/{inside.name}", inside))
    return found, left_out


def _inside(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder.iterdir())
    except OSError as fault:
        raise _unreadable(folder, os_reason(fault)) from fault


def _content(path: Path, most: int) -> bytes:
    """Opened without following a link and without waiting for what is no ordinary file."""
    if path.is_symlink():
        raise _no_file(path)
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _no_file(path)
            data = file.read(most + 1)
    except OSError as fault:
        raise _unreadable(path, os_reason(fault)) from fault
    if len(data) > most:
        raise more_than_fits()
    return data


def _unreadable(path: Path, why: Message) -> FileFault:
    return FileFault(
        message("{path} could not be read: {why}", path=str(path), why=why),
        means=message("A bundle that lacks what you wanted in it would mislead, so nothing was sealed."),
        next_step=message("Check the name and whether you may read the file, or leave it away."),
    )


def _no_file(path: Path) -> UsageFault:
    return UsageFault(
        message("{path} is a link or no ordinary file.", path=str(path)),
        means=message("What it leads to may be something else than you mean, so nothing was sealed."),
        next_step=message("Give the file itself, by its own name."),
    )


def _of_another_phone(name: str) -> UsageFault:
    return UsageFault(
        message("{name} is a report that carries the name of another phone.", name=name),
        means=message(
            "A bundle is about one phone, so that it can be given to one person. Nothing was sealed. A phone also goes "
            "by another name in the reports of another computer."
        ),
        next_step=message("Leave that file away, or seal it in a bundle of its own."),
    )


def _is_a_capture(path: Path) -> UsageFault:
    return UsageFault(
        message("{path} is a capture: it holds what the phone printed, serial numbers too.", path=str(path)),
        means=message("Such things go into a bundle only where you ask for them. Nothing was sealed."),
        next_step=message(
            "To seal what it says, give it with --from. To have the capture itself in the bundle, add --with-capture."
        ),
    )
