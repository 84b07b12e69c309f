"""Where the outputs of one `adbaudit apk` go: looked at before a thousand files are read.

A CI job writes its reports again and again, so a report may replace an older file, and never what was read, an archive,
a capture or a policy: none of those can be had again from a report.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from adbaudit.cli.overwriting import check_is_no_capture, is_file
from adbaudit.errors import FileFault, UsageFault
from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason

_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"age-encryption.org/v1")
"""How APKs, bundles of them, evidence, and evidence for one reader begin (APPNOTE.TXT 4.3.7 and 4.3.16; age v1)."""
_APK_ENDINGS = (".apk", ".apks", ".apkm", ".xapk")
_BASELINE = b'"adbaudit/baseline/'
_HEAD = 4096


def check_places(given: Mapping[str, Any]) -> None:
    """Each output has a file of its own, in a folder that is there, and takes nothing away.

    Raises:
        UsageFault: two of them name the same file, or one stands where something would be lost.
        FileFault: the folder of one is not there.

    """
    reports = [path for path in (given["output"], *(path for _, path in given["also"])) if path is not None]
    baseline = given["write_baseline"]
    outputs = [*reports, *([] if baseline is None else [baseline])]
    for place in outputs:
        _check_folder(place)
    _check_differ(outputs)
    read = [*given["paths"], given["policy"], *([] if given["baseline"] == baseline else [given["baseline"]])]
    for place in outputs:
        _check_is_not_read(place, [path for path in read if path is not None])
        _check_takes_nothing(place)
        check_is_no_capture(place)
    if baseline is not None:
        _check_may_hold_a_baseline(baseline)


def _check_folder(place: Path) -> None:
    if not place.resolve().parent.is_dir():
        why = os_reason(FileNotFoundError(errno.ENOENT, ""))
        raise FileFault(
            message("The report could not be written to {path}: {why}", path=str(place.resolve()), why=why),
            means=message("Nothing was printed or saved."),
            next_step=message("Choose another place with -o, or leave -o away to print it."),
        )


def _check_differ(outputs: Iterable[Path]) -> None:
    places = [path.resolve() for path in outputs]
    twice = next((place for place in places if places.count(place) > 1), None)
    if twice is not None:
        raise UsageFault(
            message("Two outputs of this run would go to one file: {path}.", path=str(twice)),
            means=message("Only the last one would be left, so nothing was read or written."),
            next_step=message("Give each output a file of its own."),
        )


def _check_is_not_read(place: Path, read: Iterable[Path]) -> None:
    if is_file(place) and any(is_file(path) and path.samefile(place) for path in read):
        raise _taken(place)


def _check_takes_nothing(place: Path) -> None:
    if place.suffix.lower() in _APK_ENDINGS or _head(place).startswith(_ARCHIVES):
        raise _taken(place)


def _taken(place: Path) -> UsageFault:
    return UsageFault(
        message("{path} is read in this run, or is an APK or another archive, and was left as it is.", path=str(place)),
        means=message("An output would have taken its place, so nothing was read or written."),
        next_step=message("Give the output a name of its own, such as report.json."),
    )


def _check_may_hold_a_baseline(place: Path) -> None:
    head = _head(place)
    if head and _BASELINE not in head:
        raise UsageFault(
            message("{path} is already there and is no baseline; it was left as it is.", path=str(place)),
            means=message("A baseline replaces an older baseline, and no other file."),
            next_step=message("Choose another place after --write-baseline."),
        )


def _head(place: Path) -> bytes:
    if not is_file(place):
        return b""
    try:
        with place.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""  # whoever cannot read it cannot replace it unnoticed either
