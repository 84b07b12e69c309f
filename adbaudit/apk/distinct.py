"""Names of files, made longer where two are the same: what is said of one must never be taken for the other."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from adbaudit.apk.find import ApkFile


def distinctly_named(files: Iterable[ApkFile]) -> tuple[ApkFile, ...]:
    """Each file once, however its path was typed; files of one name go by as many folders as tell them apart."""
    once: dict[str, ApkFile] = {}
    for file in files:
        once.setdefault(_whole(file), file)
    return _told_apart(tuple(once.values()))


def _told_apart(files: Sequence[ApkFile]) -> tuple[ApkFile, ...]:
    while True:
        times = Counter(file.name for file in files)
        longer = tuple(_longer(file) if times[file.name] > 1 else file for file in files)
        if longer == tuple(files):
            return longer
        files = longer


def _longer(file: ApkFile) -> ApkFile:
    """With one folder more before its name, as long as there is one."""
    parts = Path(_whole(file)).parts[1:]
    depth = len(Path(file.name).parts) + 1
    return replace(file, name="/".join(parts[-depth:]))


def _whole(file: ApkFile) -> str:
    return os.path.abspath(file.path)  # noqa: PTH100  links are not followed: a link is a file of its own
