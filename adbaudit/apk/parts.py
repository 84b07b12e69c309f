"""Which apps several APK files add up to: a base takes its splits, and every other app stands for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from adbaudit.apk.archive import open_archive
from adbaudit.apk.contents import Bases, Contents, facts_from, read_contents
from adbaudit.apk.manifest import Manifest
from adbaudit.apk.source import Source
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.apk import ApkFacts
from adbaudit.model.code import CodeSigns
from adbaudit.model.permission import PackageName


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One APK file; opening it may raise `Unreadable` or `OSError`."""

    path: str
    name: str
    open: Callable[[], AbstractContextManager[Source]]
    signs: CodeSigns | None = None
    """What to look for in its code; `None`: nobody asked."""
    sha256: str | None = None
    """Where it is known already."""
    with_sha1: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    part: Part
    contents: Contents

    @property
    def manifest(self) -> Manifest | None:
        return self.contents.manifest

    @property
    def package(self) -> PackageName | None:
        return self.manifest.package if self.manifest else None

    @property
    def is_base(self) -> bool:
        return self.manifest is not None and self.manifest.split is None


def apps_in(parts: Sequence[Part], language: str) -> list[tuple[Part, ApkFacts]]:
    """Every app with the file that is its base, in the order of the parts; at least one, also when none can be read.

    A part that cannot be read is a trait of the first app, for whose part it is taken.
    """
    read = _read_all(parts)
    apps = [(group[0].part, _facts(group, language)) for group in _groups(read)]
    unread = sum(one.manifest is None for one in read)
    if unread > (apps[0][1].package is None):
        part, facts = apps[0]
        apps[0] = part, replace(facts, traits=tuple(sorted({*facts.traits, "split-unreadable"})))
    return _each_once(apps)


def _read_all(parts: Sequence[Part]) -> list[_Read]:
    """One file open at a time; names and icon of a base are looked for in the splits that come after it."""
    bases: dict[PackageName, Manifest] = {}
    read = []
    for place, part in enumerate(parts):
        one = _Read(part=part, contents=_contents(part, bases, may_fail=place == 0))
        if one.is_base and one.manifest:
            bases.setdefault(one.manifest.package, one.manifest)
        read.append(one)
    return read


def _contents(part: Part, bases: Bases, *, may_fail: bool) -> Contents:
    """A first file that cannot be opened is the caller's to tell; of a later one the app keeps a trait."""
    try:
        with part.open() as source:
            archive, is_close = open_archive(source), part.signs is not None
            return read_contents(archive, bases=bases, with_icon=True, asks_analysts=is_close, signs=part.signs)
    except Unreadable as unreadable:
        return Contents(manifest=None, traits=(unreadable.why,))
    except OSError:
        if may_fail:
            raise
        return Contents(manifest=None, traits=("cannot-be-opened",))


def _groups(read: Sequence[_Read]) -> Iterator[list[_Read]]:
    """Bases with the splits of their package, then splits that have no base, or without either what was not read."""
    splits: dict[PackageName | None, list[_Read]] = {}
    for one in read:
        if not one.is_base and one.package:
            splits.setdefault(one.package, []).append(one)
    bases = [one for one in read if one.is_base]
    unread = [one for one in read if one.manifest is None]
    if not bases and unread:
        yield unread[:1]
        return
    for base in bases:
        yield [base, *splits.pop(base.package, ())]
    yield from splits.values()


def _facts(group: Sequence[_Read], language: str) -> ApkFacts:
    part = group[0].part
    return facts_from(part.path, part.name, [one.contents for one in group], language)


def _each_once(apps: Sequence[tuple[Part, ApkFacts]]) -> list[tuple[Part, ApkFacts]]:
    """Bundles may hold the same app again for other screens: told once where it says the same."""
    told: dict[ApkFacts, tuple[Part, ApkFacts]] = {}
    for part, facts in apps:
        told.setdefault(replace(facts, path="", name="", icon=None, min_sdk=None, traits=()), (part, facts))
    return list(told.values())
