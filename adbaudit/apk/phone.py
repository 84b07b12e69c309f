"""APKs that are still on the phone, read in parts: some tens of kilobytes each, in a few round trips for all.

First size and end of every file; then, as far as each file needs it, the rest of its directory, its manifest, signing
block and texts (`fetch.py`). What was not fetched stays unknown to the reader (`SparseFile`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from adbaudit.apk.budget import Budget
from adbaudit.apk.contents import Contents, facts_from
from adbaudit.apk.ends import ends_of
from adbaudit.apk.ends_together import FileEnd
from adbaudit.apk.fetch import fetch
from adbaudit.apk.gaps import gaps_of
from adbaudit.apk.otherwise import look_into, read_otherwise
from adbaudit.apk.questions import NotAnswered
from adbaudit.apk.rounds import Reading, run_together
from adbaudit.apk.shell_tools import ShellTools, tools_of
from adbaudit.apk.stretches import ask
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.ports import Shell

LONGEST_PATH = 1024

Read = tuple[ApkFacts, tuple[Gap, ...]]

_TOO_MUCH = message("reading it would have taken more of the file than adbaudit fetches")
_NOT_FETCHED = "not-fetched"


def read_apks_on_phone(
    shell: Shell,
    wanted: Sequence[tuple[PackageName, tuple[str, ...]]],
    *,
    language: str,
    sdk: int | None,
    apart: frozenset[PackageName] = frozenset(),
) -> tuple[Mapping[PackageName, tuple[ApkFacts, ...]], tuple[Gap, ...]]:
    """The facts of each package's base APK, the first of its paths; splits add no permissions and are left alone.

    Those `apart` are asked for in commands of their own. An app that could not be read has a gap; one whose file the
    phone would not name has nothing but the gap.
    """
    bases = {package: paths[0] if paths else "" for package, paths in sorted(wanted)}
    askable = {package: path for package, path in bases.items() if is_askable(path)}
    tools = tools_of(sdk)
    paths_apart = frozenset(path for package, path in askable.items() if package in apart)
    asking = Budget(lambda questions: ask(shell, questions, tools, apart=paths_apart))
    ends = ends_of(shell, tuple(dict.fromkeys(askable.values())), tools, apart=paths_apart)
    readings = [_read_one(package, path, ends[path], tools, language) for package, path in askable.items()]
    results = dict(zip(askable, run_together(asking, readings), strict=True))
    gaps = [
        gap
        for package, path in bases.items()
        for gap in (results[package][1] if package in results else (_unnamed(package, path),))
    ]
    return {package: (facts,) for package, (facts, _) in results.items()}, tuple(gaps)


def is_askable(path: str) -> bool:
    """An absolute path of printable characters to a file of the right kind: nothing else of the phone is read."""
    return path.startswith("/") and path.endswith(".apk") and len(path) <= LONGEST_PATH and path.isprintable()


def _unnamed(package: PackageName, path: str) -> Gap:
    reason = (
        message("The phone named a file that adbaudit does not open: {path}", path=path[:LONGEST_PATH])
        if path
        else message("The phone did not say where the app's file is.")
    )
    return Gap(source="pm list packages -f", wanted=_says(package), reason=reason, package=package)


def _read_one(
    package: PackageName, path: str, end: FileEnd | NotAnswered, tools: ShellTools, language: str
) -> Reading[Read]:
    """Ask, then read; whatever goes wrong ends in facts that say so, with a gap where the phone did not answer."""
    name = PurePosixPath(path).name
    gaps: tuple[Gap, ...] = ()
    try:
        contents, is_enough = yield from _fetched(path, end)
        if not is_enough:
            gaps = (_label_left(package, path),)
    except NotAnswered as silence:
        other = yield from read_otherwise(path, tools)
        if other is None or other.manifest is None:
            facts = ApkFacts(path=name, name=name, manifest=ManifestState.NOT_READ, size=_size(end))
            return facts, (_gap(package, silence, _says(package)),)
        contents = other
        if contents.signature is None:
            gaps = (_gap(package, silence, message("who signed {package}", package=package)),)
    facts = replace(_facts(name, contents, language), size=_size(end))
    return facts, (*gaps, *_gaps_of(facts, package, path))


def _fetched(path: str, end: FileEnd | NotAnswered) -> Reading[tuple[Contents, bool]]:
    """What the file holds, and whether all was fetched that its reader asked for."""
    if isinstance(end, NotAnswered):
        raise end
    fetched = yield from fetch(path, end, look_into)
    contents = look_into(fetched.file)
    if contents.manifest is None and not fetched.is_enough:
        raise NotAnswered("dd", _TOO_MUCH)
    traits = tuple(trait for trait in contents.traits if trait != _NOT_FETCHED)
    return replace(contents, traits=traits), fetched.is_enough


def _facts(name: str, contents: Contents, language: str) -> ApkFacts:
    """An installed file that holds no manifest hides it: Android would not have installed it otherwise."""
    facts = facts_from(name, name, [contents], language)
    return replace(facts, manifest=ManifestState.UNREADABLE) if contents.manifest is None else facts


def _size(end: FileEnd | NotAnswered) -> int | None:
    return end.size if isinstance(end, FileEnd) else None


def _gaps_of(facts: ApkFacts, package: PackageName, path: str) -> tuple[Gap, ...]:
    """Told of the package as the phone names it. What services it brings, the phone itself tells."""
    traits = tuple(trait for trait in facts.traits if trait != "component-guard-hidden")
    return tuple(replace(gap, source=path, package=package) for gap in gaps_of(replace(facts, traits=traits)))


def _says(package: PackageName) -> Message:
    return message("what the APK file of {package} says", package=package)


def _gap(package: PackageName, silence: NotAnswered, wanted: Message) -> Gap:
    return Gap(source=silence.source, wanted=wanted, reason=silence.reason, package=package)


def _label_left(package: PackageName, path: str) -> Gap:
    return Gap(
        source=path,
        wanted=message("every name that {package} shows", package=package),
        reason=message("The file's table of texts is large, and fetching it would have taken long."),
        package=package,
    )
