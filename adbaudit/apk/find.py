"""Finds the APK files in what a person named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from adbaudit.errors import FileFault
from adbaudit.model.message import message

BASE = "base.apk"
BUNDLES = frozenset({".apks", ".apkm", ".xapk"})
_SUFFIXES = BUNDLES | {".apk"}


def find_apks(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Named files as they are, and every APK below named folders, sorted; a folder of splits is one app.

    Links to folders are not followed, so no folder is entered twice.
    """
    return tuple(dict.fromkeys(found for path in paths for found in _below(path)))


def is_split_set(folder: Path) -> bool:
    """A folder as Android keeps an app of several files: `base.apk` and `split_*.apk`."""
    return (folder / BASE).is_file() and any(folder.glob("split_*.apk"))


def _below(path: Path) -> tuple[Path, ...]:
    if not path.is_dir():
        return (path,)
    found = tuple(sorted(_walk(path)))
    if found:
        return found
    raise FileFault(
        message("There is no APK file in {folder}.", folder=str(path)),
        means=message("Nothing was looked at, so this says nothing about any app."),
        next_step=message("Name a folder that holds .apk, .apks, .apkm or .xapk files, or name the files themselves."),
    )


def _walk(top: Path) -> Iterator[Path]:
    """A folder that may not be listed is a fault: an app could lie in it."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        if is_split_set(folder):
            yield folder
            continue
        for one in _listed(folder):
            if one.is_dir() and not one.is_symlink():
                waiting.append(one)
            elif one.suffix.lower() in _SUFFIXES and one.is_file():
                yield one


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as fault:
        raise FileFault(
            message("The folder {folder} cannot be listed: {reason}.", folder=str(folder), reason=str(fault.strerror)),
            means=message("There may be apps in it that this audit would miss, so it was not started."),
            next_step=message("Check that you may open the folder, or name other folders."),
        ) from fault
