"""APKs that are still on the phone, read in parts: a few tens of kilobytes each, in at most three round trips for all.

First size, end and digest of every file; then, where a file's directory is longer than its end, the rest of that; then
the manifest, the resource table and the signing block. What was not fetched stays unknown to the reader (`SparseFile`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from adbaudit.apk.contents import facts_from, read_contents
from adbaudit.apk.fetch import fetch_parts, is_table_fetched
from adbaudit.apk.gaps import gaps_of
from adbaudit.apk.questions import NotAnswered, ask_digest, ask_size, ask_tail, bytes_in, digest_in, due_tail, size_in
from adbaudit.apk.rounds import Reading, run_together
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.ports import Answer, Shell

DIGESTS_SINCE = 26
"""The first API level whose toybox has `sha256sum`."""
LONGEST_PATH = 1024

Read = tuple[ApkFacts, tuple[Gap, ...]]


def read_apks_on_phone(
    shell: Shell, wanted: Sequence[tuple[PackageName, tuple[str, ...]]], *, language: str, sdk: int | None
) -> tuple[Mapping[PackageName, tuple[ApkFacts, ...]], tuple[Gap, ...]]:
    """The facts of each package's base APK, the first of its paths; splits add no permissions and are left alone.

    An app that could not be read has a gap; one whose file the phone would not name has nothing but the gap.
    """
    bases = {package: paths[0] if paths else "" for package, paths in sorted(wanted)}
    askable = {package: path for package, path in bases.items() if _is_askable(path)}
    readings = [_read_one(package, path, language=language, sdk=sdk) for package, path in askable.items()]
    results = dict(zip(askable, run_together(shell, readings), strict=True))
    gaps = [
        gap
        for package, path in bases.items()
        for gap in (results[package][1] if package in results else (_unnamed(package, path),))
    ]
    return {package: (facts,) for package, (facts, _) in results.items()}, tuple(gaps)


def _is_askable(path: str) -> bool:
    """An absolute path of printable characters to a file of the right kind: nothing else of the phone is read."""
    return path.startswith("/") and path.endswith(".apk") and len(path) <= LONGEST_PATH and path.isprintable()


def _unnamed(package: PackageName, path: str) -> Gap:
    reason = (
        message("The phone named a file that adbaudit does not open: {path}", path=path[:LONGEST_PATH])
        if path
        else message("The phone did not say where the app's file is.")
    )
    return Gap(source="pm list packages -f", wanted=_says(package), reason=reason, package=package)


def _read_one(package: PackageName, path: str, *, language: str, sdk: int | None) -> Reading[Read]:
    """Ask, then read; whatever goes wrong ends in facts that say so, with a gap where the phone did not answer."""
    name = PurePosixPath(path).name
    facts = ApkFacts(path=name, name=name, manifest=ManifestState.NOT_READ)
    has_digests = sdk is None or sdk >= DIGESTS_SINCE
    size_answer, tail_answer, *digests = yield (
        ask_size(path),
        ask_tail(path),
        *([ask_digest(path)] if has_digests else []),
    )
    sha256, gaps = _digest(package, digests)
    size = None
    try:
        size = size_in(size_answer)
        archive = yield from fetch_parts(path, size, bytes_in(tail_answer, due_tail(size)))
        has_table = is_table_fetched(archive)
        facts = facts_from(name, name, [read_contents(archive, with_label=has_table)], language)
        gaps += _gaps_of(facts, package, path)
        gaps += () if has_table or facts.label else (_label_left(package, path),)
    except NotAnswered as silence:
        gaps += (_gap(package, silence, _says(package)),)
    except Unreadable as unreadable:
        facts = replace(facts, manifest=ManifestState.UNREADABLE, traits=(unreadable.why,))
        gaps += _gaps_of(facts, package, path)
    return replace(facts, sha256=sha256, size=size), gaps


def _gaps_of(facts: ApkFacts, package: PackageName, path: str) -> tuple[Gap, ...]:
    """Told of the package as the phone names it. What services it brings, the phone itself tells."""
    traits = tuple(trait for trait in facts.traits if trait != "component-guard-hidden")
    return tuple(replace(gap, source=path, package=package) for gap in gaps_of(replace(facts, traits=traits)))


def _digest(package: PackageName, answers: Sequence[Answer]) -> tuple[str | None, tuple[Gap, ...]]:
    """The digest, when it was asked for; Android before 8 has nothing to make one with."""
    try:
        return (digest_in(answers[0]), ()) if answers else (None, ())
    except NotAnswered as silence:
        return None, (_gap(package, silence, message("the digest of {package}'s APK file", package=package)),)


def _says(package: PackageName) -> Message:
    return message("what the APK file of {package} says", package=package)


def _gap(package: PackageName, silence: NotAnswered, wanted: Message) -> Gap:
    return Gap(source=silence.source, wanted=wanted, reason=silence.reason, package=package)


def _label_left(package: PackageName, path: str) -> Gap:
    return Gap(
        source=path,
        wanted=message("the name that {package} shows", package=package),
        reason=message("The file's table of texts is large, and fetching it would have taken long."),
        package=package,
    )
