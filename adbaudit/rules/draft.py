"""The files of one load, read kind by kind, and what a later pack puts in place of an earlier one's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

from adbaudit.model.message import message
from adbaudit.rules.folder import RuleFile
from adbaudit.rules.kinds import kind_of
from adbaudit.rules.place import Place
from adbaudit.rules.yaml_file import parse_yaml

Item = TypeVar("Item")
OVERRIDES = "overrides"


class Identified(Protocol):
    """What has an id that scripts and other files name it by."""

    @property
    def id(self) -> str:
        """The id, one for all packs together."""


Named = TypeVar("Named", bound=Identified)


class Draft:
    """All files, in the order of their packs; faults go to `place`."""

    def __init__(self, files: Sequence[RuleFile], place: Place) -> None:
        """Sort the files by their kinds; one that is of none is a fault."""
        self.place = place
        self.packs = 1 + max((file.pack for file in files), default=0)
        self._by_kind: dict[str, list[RuleFile]] = {}
        for file in files:
            kind = kind_of(file.name)
            if kind is None:
                self._at(file).fault(message("is of no known kind; rules/README.md names them"))
            else:
                self._by_kind.setdefault(kind.name, []).append(file)

    def each(
        self, kind: str, read: Callable[[object, Place], Iterable[Item]], *, later_first: bool = False
    ) -> list[Item]:
        """The items of every file of a kind, those of later packs last, or first where the first that fits is taken."""
        found = [(file.pack, items) for file, _, items in self._read(kind, read)]
        if later_first:
            found.sort(key=lambda pair: -pair[0])
        return [item for _, items in found for item in items]

    def latest(self, kind: str, read: Callable[[object, Place], Item]) -> Item | None:
        """The last pack's, of a kind that has one file a pack."""
        return next((items[-1] for _, _, items in reversed(list(self._read(kind, _one(read))))), None)

    def one_by_id(self, kind: str, read: Callable[[object, Place], Named]) -> tuple[Named, ...]:
        """As `by_id`, of files that hold one item each."""
        return self.by_id(kind, _one(read))

    def by_id(self, kind: str, read: Callable[[object, Place], Iterable[Named]]) -> tuple[Named, ...]:
        """Items by their ids, in order of them; a file that says `overrides: true` replaces those of earlier packs."""
        found: dict[str, tuple[Named, RuleFile]] = {}
        for file, overrides, items in self._read(kind, read):
            before = {item.id: found[item.id][1] for item in items if item.id in found}
            self._check(file, before, overrides=overrides)
            _check_once(items, self._at(file))
            found.update({item.id: (item, file) for item in items if item.id})
        return tuple(found[name][0] for name in sorted(found))

    def tables(self, kind: str) -> Iterator[tuple[RuleFile, Place]]:
        """The tables of a kind as text, those of later packs last."""
        for file in self._by_kind.get(kind, ()):
            yield file, self._at(file)

    def _read(
        self, kind: str, read: Callable[[object, Place], Iterable[Item]]
    ) -> Iterator[tuple[RuleFile, bool, tuple[Item, ...]]]:
        """Each file with its items and whether it overrides; a file that is not YAML is left out, its fault noted."""
        for file in self._by_kind.get(kind, ()):
            at = self._at(file)
            before = len(at.noted)
            value = parse_yaml(file.text, at)
            if len(at.noted) == before:
                overrides = _taken(value, at)
                yield file, overrides, tuple(read(value, at))

    def _check(self, file: RuleFile, before: dict[str, RuleFile], *, overrides: bool) -> None:
        at = self._at(file)
        for name, earlier in before.items():
            if earlier.pack == file.pack:
                told = message("id: {value} is also in {earlier}", value=f"{name!r}", earlier=earlier.shown)
                at.fault(told, beside=earlier.shown)
            elif not overrides:
                told = message(
                    "id: {value} is also in {earlier}; to replace that one, write overrides: true",
                    value=f"{name!r}",
                    earlier=earlier.shown,
                )
                at.fault(told, beside=earlier.shown)
        if overrides and not before:
            at.at(OVERRIDES).fault(message("no earlier pack has such an id"))

    def _at(self, file: RuleFile) -> Place:
        return self.place.inside(file.shown)


def _one(read: Callable[[object, Place], Item]) -> Callable[[object, Place], Iterable[Item]]:
    return lambda value, at: (read(value, at),)


def _taken(value: object, at: Place) -> bool:
    """What the file says of overriding, taken out: the readers know nothing of packs."""
    if not isinstance(value, dict) or OVERRIDES not in value:
        return False
    said = value.pop(OVERRIDES)
    if said is not True:
        at.at(OVERRIDES).fault(message("must be true, or be left out"))
    return said is True


def _check_once(items: Sequence[Identified], at: Place) -> None:
    names = [item.id for item in items if item.id]
    for name in sorted({name for name in names if names.count(name) > 1}):
        at.fault(message("id: {value} is given twice", value=f"{name!r}"))
