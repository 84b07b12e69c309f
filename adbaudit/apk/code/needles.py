"""What is looked for, written as a dex file writes it: `com.x.Foo` becomes `Lcom/x/Foo;` and what may follow a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from adbaudit.apk.code.dex import Dex
from adbaudit.apk.code.lookup import string_table, type_table
from adbaudit.apk.code.members import fields_of, methods_of
from adbaudit.apk.code.places import Target, Wanted
from adbaudit.apk.code.strings import text, type_name
from adbaudit.model.code import CodeSign, CodeSigns, Sdk, SdkSign

_CLASS, _INSIDE, _BELOW = b";", b"$", b"/"

Item = TypeVar("Item")
SdkHit = tuple[Sdk, SdkSign, str]
"""The SDK, the sign, and the class that stands in the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needles:
    """Sorted, as the tables are; for each the signs it belongs to."""

    texts: dict[bytes, tuple[CodeSign, ...]]
    classes: dict[bytes, tuple[CodeSign, ...]]
    parents: dict[bytes, tuple[CodeSign, ...]]
    sdks: dict[bytes, tuple[tuple[Sdk, SdkSign], ...]]
    types: tuple[bytes, ...]


@lru_cache(maxsize=2)
def needles(signs: CodeSigns) -> Needles:
    """Made once for many files."""
    references = signs.references
    classes = _gathered(
        (_written(one.class_name, end), one) for one in references if one.class_name for end in (_CLASS, _INSIDE)
    )
    parents = _gathered((_written(one.extends, _CLASS), one) for one in references if one.extends)
    sdks = _gathered(
        (_written(sign.class_name, end), (sdk, sign))
        for sdk in signs.sdks
        for sign in sdk.signs
        if sign.class_name
        for end in (_CLASS, _INSIDE, _BELOW)
    )
    return Needles(
        texts=_gathered((one.text.encode(), one) for one in references if one.text),
        classes=classes,
        parents=parents,
        sdks=sdks,
        types=tuple(sorted({*classes, *parents, *sdks})),
    )


def look_up(dex: Dex, wanted: Needles) -> tuple[Wanted, list[SdkHit], bool]:
    """What of it stands in one dex file's tables, and whether they were sound."""
    strings = string_table(dex)
    types = type_table(dex, strings)
    found = Wanted()
    for needle, numbers in strings.starting_with(tuple(wanted.texts)).items():
        for number in numbers:
            _add(found.strings, number, wanted.texts[needle], text(dex, number))
    hits: list[SdkHit] = []
    referred: dict[int, list[CodeSign]] = {}
    for needle, numbers in types.starting_with(wanted.types).items():
        hits += [(sdk, sign, type_name(dex, numbers[0])) for sdk, sign in wanted.sdks.get(needle, ())]
        for number in numbers:
            _add(found.parents, number, wanted.parents.get(needle, ()), type_name(dex, number))
            referred.setdefault(number, []).extend(wanted.classes.get(needle, ()))
    _add_members(dex, found, {number: signs for number, signs in referred.items() if signs})
    return found, hits, strings.is_sound and types.is_sound


def _add_members(dex: Dex, found: Wanted, referred: dict[int, list[CodeSign]]) -> None:
    """Fields and methods of the classes that were found, as far as a sign names them."""
    if not referred:
        return
    for members, into in ((fields_of, found.fields), (methods_of, found.methods)):
        for number, kind, name_number in members(dex, referred.keys()):
            name = text(dex, name_number)
            signs = [one for one in referred[kind] if not one.members or name in one.members]
            _add(into, number, signs, f"{type_name(dex, kind)}.{name}")


def _add(into: dict[int, tuple[Target, ...]], number: int, signs: Iterable[CodeSign], shown: str) -> None:
    targets = dict.fromkeys((sign.subject, shown) for sign in signs)
    if targets:
        into[number] = tuple(dict.fromkeys((*into.get(number, ()), *targets)))


def _written(name: str | None, end: bytes) -> bytes:
    return b"L" + (name or "").replace(".", "/").encode() + end


def _gathered(pairs: Iterator[tuple[bytes, Item]]) -> dict[bytes, tuple[Item, ...]]:
    """Sorted by needle."""
    found: dict[bytes, list[Item]] = {}
    for needle, item in pairs:
        found.setdefault(needle, []).append(item)
    return {needle: tuple(found[needle]) for needle in sorted(found)}
