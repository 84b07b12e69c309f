"""APK files read one by one, or by several processes at once: the same facts in the same order either way."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from adbaudit.apk.distinct import distinctly_named
from adbaudit.apk.find import ApkFile, find_apks
from adbaudit.apk.local import read_apks
from adbaudit.apk.missed import Missed, missed_file
from adbaudit.cache.store import Store
from adbaudit.errors import FileFault
from adbaudit.model.apk import ApkFacts
from adbaudit.model.code import CodeSigns
from adbaudit.model.message import Message, message
from adbaudit.ports import Progress
from adbaudit.workflow.apk_cached import read_cached
from adbaudit.workflow.crew import Lost, at_work

FILES_A_JOB = 64
"""Fewer do not make up for starting a process."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How files are read; it changes nothing in what is told of them, but for the language."""

    language: str = "en"
    jobs: int | None = 1
    """How many processes read; `None` lets the number of files decide."""
    cache: Store | None = None
    """Where what was read is kept and looked for; nothing is kept where nobody asked."""
    signs: CodeSigns | None = None
    """What to look for in code; `None`: nobody asked to look."""
    with_sha1: bool = True
    """Some lists name files by it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """Files that are being read, and what was named and is none."""

    files: tuple[ApkFile, ...]
    missed: tuple[Missed, ...]
    outcomes: Iterator[Reading | Lost]
    """One for each file, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What came of one file: apps, or the three parts of what to say (an error does not travel between processes)."""

    apps: tuple[ApkFacts, ...] = ()
    fault: tuple[Message, Message, Message] | None = None


@contextmanager
def begun(paths: Sequence[Path], manner: Manner) -> Iterator[Begun]:
    """Begin to read the files and folders: several processes do while others prepare what comes next."""
    found = find_apks(paths)
    files = distinctly_named(found.files)
    count = manner.jobs or min(_processors(), len(files) // FILES_A_JOB)
    read = partial(
        read_one, language=manner.language, signs=manner.signs, with_sha1=manner.with_sha1, cache=manner.cache
    )
    if count > 1 and len(files) > 1:
        with at_work(read, files, jobs=count) as outcomes:
            yield Begun(files=files, missed=tuple(found.missed), outcomes=outcomes)
    else:
        yield Begun(files=files, missed=tuple(found.missed), outcomes=map(read, files))


def read_each(begun: Begun, progress: Progress) -> Iterator[tuple[ApkFacts, ...] | Missed]:
    """The apps of each file, or why there are none."""
    for file, outcome in zip(begun.files, begun.outcomes, strict=True):
        progress.step(message("Reading {name}", name=file.path.name))
        yield _told(file, outcome)


def read_one(
    file: ApkFile,
    *,
    language: str,
    signs: CodeSigns | None = None,
    with_sha1: bool = False,
    cache: Store | None = None,
) -> Reading:
    """One file; what it cannot give is said, never raised."""
    read = partial(read_apks, language=language, signs=signs, with_sha1=with_sha1)
    options = (language, "" if signs is None else _digest(signs), str(with_sha1))
    try:
        return Reading(apps=read(file) if cache is None else read_cached(file, read, cache, options))
    except FileFault as fault:
        return Reading(fault=(fault.happened, fault.means, fault.next_step))
    except (MemoryError, RecursionError):
        lost = missed_file(file.path, message("it needs more memory than there is")).fault
        return Reading(fault=(lost.happened, lost.means, lost.next_step))


@lru_cache(maxsize=1)
def _digest(signs: CodeSigns) -> str:
    """What was found with other signs is not found again with these."""
    return hashlib.sha256(repr(signs).encode("utf-8", "surrogatepass")).hexdigest()


def _told(file: ApkFile, outcome: Reading | Lost) -> tuple[ApkFacts, ...] | Missed:
    match outcome:
        case Reading(fault=None):
            return outcome.apps
        case Reading(fault=(happened, means, next_step)):
            return Missed(path=str(file.path), fault=FileFault(happened, means=means, next_step=next_step))
        case Lost.HUNG:
            return missed_file(file.path, message("reading it took too long and was ended"))
        case _:
            return missed_file(file.path, message("reading it ended the process that read it"))


def _processors() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
