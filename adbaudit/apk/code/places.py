"""Which method of which class refers to what: pieces of code that could, taken apart to see which do."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from adbaudit.apk.code.candidates import candidates
from adbaudit.apk.code.class_data import Method, classes, methods
from adbaudit.apk.code.dex import Dex
from adbaudit.apk.code.disassemble import FIELDS, METHODS, STRINGS, references
from adbaudit.apk.code.members import method_name
from adbaudit.apk.code.static_values import holders
from adbaudit.apk.code.strings import type_name
from adbaudit.model.code import CodeSubject

MOST_METHODS_READ = 2000
"""Of one dex file. Apps that refer to these things in more places say no more by it."""

Target = tuple[CodeSubject, str]
Named = Mapping[int, tuple[Target, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """By their numbers in one dex file: strings, fields, methods and extended types, each with what it stands for."""

    strings: dict[int, tuple[Target, ...]] = field(default_factory=dict)
    fields: dict[int, tuple[Target, ...]] = field(default_factory=dict)
    methods: dict[int, tuple[Target, ...]] = field(default_factory=dict)
    parents: dict[int, tuple[Target, ...]] = field(default_factory=dict)


Place = tuple[str | None, Target]


def places(dex: Dex, wanted: Wanted) -> Iterator[Place]:
    """(place, target) of every reference; a text that no code was seen to use has no place.

    Raises:
        Unreadable: the lists of classes lead outside the file.

    """
    yield from _extending(dex, wanted.parents)
    placed: set[Target] = set()
    for place, target in _in_code(dex, wanted):
        placed.add(target)
        yield place, target
    left = {number: targets for number, targets in wanted.strings.items() if not placed.issuperset(targets)}
    kept = tuple(_kept(dex, left))
    yield from kept
    placed.update(target for _, target in kept)
    yield from ((None, target) for target in chain.from_iterable(left.values()) if target not in placed)


def _extending(dex: Dex, parents: Named) -> Iterator[Place]:
    if parents:
        for one in classes(dex):
            for target in parents.get(one.parent if one.parent is not None else -1, ()):
                yield type_name(dex, one.type), target


def _in_code(dex: Dex, wanted: Wanted) -> Iterator[Place]:
    """Each method once for each thing it refers to."""
    kinds: tuple[tuple[frozenset[int], Named], ...] = (
        (STRINGS, wanted.strings),
        (FIELDS, wanted.fields),
        (METHODS, wanted.methods),
    )
    could = sorted(place for operations, named in kinds for place in candidates(dex.data, operations, named.keys()))
    if not could:
        return
    for method in _methods_with(dex, could)[:MOST_METHODS_READ]:
        code = memoryview(dex.data)[method.start : method.end]
        seen = dict.fromkeys(
            target
            for operation, number in references(code)
            for operations, named in kinds
            if operation in operations
            for target in named.get(number, ())
        )
        if seen:
            name = f"{type_name(dex, method.type)}.{method_name(dex, method.number)}"
            yield from ((name, target) for target in seen)


def _methods_with(dex: Dex, could: list[int]) -> list[Method]:
    """The methods in whose code one of these places lies, in the order of the code."""
    found = []
    for method in methods(dex):
        first = bisect_right(could, method.start - 1)
        if first < len(could) and could[first] < method.end:
            found.append(method)
    return sorted(found, key=lambda one: (one.start, one.number))


def _kept(dex: Dex, strings: Named) -> Iterator[Place]:
    """Classes that keep a text as a constant."""
    if strings:
        for kind, number in holders(dex, strings.keys()):
            yield from ((type_name(dex, kind), target) for target in strings[number])
