"""APKs that are still on the phone, read in parts: some tens of kilobytes each, in a few round trips for all.

First size and end of every file; then, as far as each file needs it, the rest of its directory, its manifest, signing
block and texts (`fetch.py`). What was not fetched stays unknown to the reader (`SparseFile`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from adbaudit.apk.app_on_phone import AppRead, read_app, says
from adbaudit.apk.budget import Budget
from adbaudit.apk.ends import ends_of
from adbaudit.apk.icon_on_phone import icon_on_phone
from adbaudit.apk.rounds import Reading, run_together
from adbaudit.apk.shell_tools import tools_of
from adbaudit.apk.stretches import ask
from adbaudit.model.apk import ApkFacts
from adbaudit.model.gap import Gap
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.ports import Shell

LONGEST_PATH = 1024
MOST_SPLITS = 8
"""Of one app: a phone keeps the splits of its own few languages."""

_LANGUAGE_SPLIT = re.compile(r"/split_(?:[A-Za-z0-9_]+\.)?config\.[a-z]{2,3}(?:_[A-Za-z0-9]+)*\.apk$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What is done otherwise for some apps."""

    apart: frozenset[PackageName] = frozenset()
    """These are asked for in commands of their own."""
    wants_icon: Callable[[PackageName, ApkFacts], bool] = lambda *_: False
    """By what was read, whether the icon is fetched too."""


_NONE_CHOSEN = Chosen()


def read_apks_on_phone(
    shell: Shell,
    wanted: Sequence[tuple[PackageName, tuple[str, ...]]],
    *,
    language: str,
    sdk: int | None,
    chosen: Chosen = _NONE_CHOSEN,
    asks_analysts: bool = False,
) -> tuple[Mapping[PackageName, tuple[ApkFacts, ...]], tuple[Gap, ...]]:
    """The facts of each package: its base APK is the first of its paths; of its splits those are read that hold names.

    Of every manifest a second opinion is asked for where a caller `asks_analysts`. An app that could not be read has a
    gap; one whose file the phone would not name has nothing but the gap.
    """
    files = {package: _files(paths) for package, paths in sorted(wanted)}
    askable = {package: some for package, some in files.items() if is_askable(some[0])}
    tools = tools_of(sdk)
    paths_apart = frozenset(path for package, some in askable.items() if package in chosen.apart for path in some)
    asking = Budget(lambda questions: ask(shell, questions, tools, apart=paths_apart))
    every = tuple(dict.fromkeys(path for some in askable.values() for path in some))
    ends = ends_of(shell, every, tools, apart=paths_apart)
    readings = [
        read_app(package, {path: ends[path] for path in some}, tools, language, asks_analysts=asks_analysts)
        for package, some in askable.items()
    ]
    read = zip(askable, run_together(asking, readings), strict=True)
    pictured = [_with_icon(package, askable[package][0], one, chosen) for package, one in read]
    results = dict(zip(askable, run_together(asking, pictured), strict=True))
    return {package: (one.facts,) for package, one in results.items()}, tuple(_gaps(files, results))


def _gaps(files: Mapping[PackageName, tuple[str, ...]], results: Mapping[PackageName, AppRead]) -> Iterator[Gap]:
    """In the order of the packages."""
    for package, (path, *_) in files.items():
        yield from results[package].gaps if package in results else (_unnamed(package, path),)


def _with_icon(package: PackageName, path: str, read: AppRead, chosen: Chosen) -> Reading[AppRead]:
    """After all else, so that what else is asked of a phone does not depend on whose icons are wanted."""
    if read.file is None or not chosen.wants_icon(package, read.facts):
        return read
    icon = yield from icon_on_phone(path, read.file, read.icon)
    return replace(read, facts=replace(read.facts, icon=icon))


def is_askable(path: str) -> bool:
    """An absolute path of printable characters to a file of the right kind: nothing else of the phone is read."""
    return path.startswith("/") and path.endswith(".apk") and len(path) <= LONGEST_PATH and path.isprintable()


def _files(paths: Sequence[str]) -> tuple[str, ...]:
    """The base, or nothing that could be asked for; then the splits with texts of one language."""
    base, *others = paths or ("",)
    languages = [path for path in others if _LANGUAGE_SPLIT.search(path) and is_askable(path)]
    return base, *languages[:MOST_SPLITS]


def _unnamed(package: PackageName, path: str) -> Gap:
    reason = (
        message("The phone named a file that adbaudit does not open: {path}", path=path[:LONGEST_PATH])
        if path
        else message("The phone did not say where the app's file is.")
    )
    return Gap(source="pm list packages -f", wanted=says(package), reason=reason, package=package)
