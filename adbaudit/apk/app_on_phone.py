"""One app on a phone, read from its base and the splits that hold its name in the phone's languages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from adbaudit.apk.contents import Contents, facts_from
from adbaudit.apk.ends_together import FileEnd
from adbaudit.apk.fetch import Fetched, fetch, missed_in
from adbaudit.apk.gaps import gaps_of
from adbaudit.apk.left_unread import NOT_FETCHED, TOO_MUCH, left_unread, names_left
from adbaudit.apk.manifest import Manifest, Resource
from adbaudit.apk.names import LABEL_NOT_FOUND
from adbaudit.apk.otherwise import look_into, read_otherwise
from adbaudit.apk.questions import NotAnswered
from adbaudit.apk.rounds import Reading, in_step
from adbaudit.apk.shell_tools import ShellTools
from adbaudit.apk.source import Source
from adbaudit.apk.sparse import SparseFile
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName

Ends = Mapping[str, FileEnd | NotAnswered]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppRead:
    """What was read of one app, and of its base what was fetched, in which more can be looked for."""

    facts: ApkFacts
    gaps: tuple[Gap, ...]
    file: SparseFile | None = None
    icon: Resource | None = None
    """Under which id its icon stands."""


def read_app(
    package: PackageName, ends: Ends, tools: ShellTools, language: str, *, asks_analysts: bool = False
) -> Reading[AppRead]:
    """Ask, then read; whatever goes wrong ends in facts that say so, with a gap where the phone did not answer.

    The first file is the base. What a split is asked for stands in the base's manifest, so all are read in step.
    """
    bases: dict[PackageName, Manifest] = {}
    (base, end), *_ = ends.items()
    fetched, *splits = yield from _all_fetched(ends, bases)
    name, size = PurePosixPath(base).name, end.size if isinstance(end, FileEnd) else None
    contents, gaps = yield from _base(package, base, fetched, tools, asks_analysts=asks_analysts)
    if contents is None:
        return AppRead(facts=_nothing_of(name, size), gaps=gaps)
    if contents.manifest is not None and contents.manifest.package != package:
        return AppRead(facts=_nothing_of(name, size), gaps=(_of_another(package, contents.manifest.package, base),))
    _note(contents, bases)
    parts = [look_into(split.file, bases) for split in splits if isinstance(split, Fetched)]
    if not gaps:
        gaps = tuple(_names_left(package, base, splits))[:1]
    facts = replace(_facts(name, [contents, *parts], language), size=size)
    if any(gap.wanted == _every_name(package) for gap in gaps):
        facts = replace(facts, traits=tuple(trait for trait in facts.traits if trait != LABEL_NOT_FOUND))
    gaps = (*gaps, *_gaps_of(facts, package, base))
    if not isinstance(fetched, Fetched) or contents.manifest is None:
        return AppRead(facts=facts, gaps=gaps)
    return AppRead(facts=facts, gaps=gaps, file=fetched.file, icon=contents.manifest.icon)


def _all_fetched(ends: Ends, bases: dict[PackageName, Manifest]) -> Reading[Sequence[Fetched | NotAnswered]]:
    """The base first; it tells in `bases` what the splits are asked for."""
    (base, end), *others = ends.items()
    return (
        yield from in_step(
            [
                _fetched(base, end, lambda source: _note(look_into(source), bases)),
                *(_fetched(path, other, lambda source: look_into(source, bases)) for path, other in others),
            ]
        )
    )


def _nothing_of(name: str, size: int | None) -> ApkFacts:
    return ApkFacts(path=name, name=name, manifest=ManifestState.NOT_READ, size=size)


def _fetched(path: str, end: FileEnd | NotAnswered, read: Callable[[Source], object]) -> Reading[Fetched | NotAnswered]:
    """What was fetched, or why nothing was."""
    if isinstance(end, NotAnswered):
        return end
    try:
        return (yield from fetch(path, end, read))
    except NotAnswered as silence:
        return silence


def _note(contents: Contents, bases: dict[PackageName, Manifest]) -> None:
    """Keep what the base calls its names, for the splits."""
    if contents.manifest is not None:
        bases[contents.manifest.package] = contents.manifest


def _base(
    package: PackageName, path: str, fetched: Fetched | NotAnswered, tools: ShellTools, *, asks_analysts: bool
) -> Reading[tuple[Contents | None, tuple[Gap, ...]]]:
    """What the base holds, by another way where it must be; nothing, with a gap, where none works."""
    if isinstance(fetched, Fetched):
        fetched.file.take_missed()
        contents = look_into(fetched.file, asks_analysts=asks_analysts)
        if contents.manifest is not None or fetched.is_enough:
            return contents, tuple(left_unread(package, path, contents, missed=len(missed_in(fetched.file))))
        fetched = NotAnswered("dd", TOO_MUCH)
    other = yield from read_otherwise(path, tools, asks_analysts=asks_analysts)
    if other is None or other.manifest is None:
        return None, (_gap(package, fetched, says(package)),)
    if other.signature is None:
        return other, (_gap(package, fetched, message("who signed {package}", package=package)),)
    return other, ()


def _facts(name: str, parts: Sequence[Contents], language: str) -> ApkFacts:
    """An installed file that holds no manifest hides it: Android would not have installed it otherwise."""
    facts = facts_from(name, name, [_without_misses(one) for one in parts], language)
    return replace(facts, manifest=ManifestState.UNREADABLE) if parts[0].manifest is None else facts


def _without_misses(contents: Contents) -> Contents:
    """What was not fetched has its own gap."""
    return replace(contents, traits=tuple(trait for trait in contents.traits if trait != NOT_FETCHED))


def _gaps_of(facts: ApkFacts, package: PackageName, path: str) -> tuple[Gap, ...]:
    """Told of the package as the phone names it. What services it brings, the phone itself tells."""
    traits = tuple(trait for trait in facts.traits if trait != "component-guard-hidden")
    return tuple(replace(gap, source=path, package=package) for gap in gaps_of(replace(facts, traits=traits)))


def says(package: PackageName) -> Message:
    """What is missing when an app's file was not read."""
    return message("what the APK file of {package} says", package=package)


def _gap(package: PackageName, silence: NotAnswered, wanted: Message) -> Gap:
    return Gap(source=silence.source, wanted=wanted, reason=silence.reason, package=package)


def _names_left(package: PackageName, path: str, splits: Sequence[Fetched | NotAnswered]) -> Iterator[Gap]:
    """Splits hold names only: why some of them stayed unread."""
    for split in splits:
        if isinstance(split, NotAnswered):
            yield _gap(package, split, _every_name(package))
        elif not split.is_enough:
            yield names_left(package, path)


def _every_name(package: PackageName) -> Message:
    return message("every name that {package} shows", package=package)


def _of_another(package: PackageName, other: PackageName, path: str) -> Gap:
    return Gap(
        source=path,
        wanted=says(package),
        reason=message("The phone gave the file of another app, {other}, so it was not believed.", other=other),
        package=package,
    )
