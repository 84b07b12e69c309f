"""The attributes of one tag, as Android's programs get them.

By resource id Android walks the wanted ids and the tag's attributes side by side, both taken to be sorted (AOSP
`RetrieveAttributes`), so an attribute behind one with a higher id is never found. The typed value counts. By name
(`XmlResourceParser.getAttributeValue`) the raw text counts, and the typed value only where there is none.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from adbaudit.apk.pooled_text import LONGEST_TEXT
from adbaudit.apk.unreadable import Unreadable
from adbaudit.apk.xml.tree import TAG, TAG_SIZE, Tree

ATTRIBUTE = struct.Struct("<LLLHBBL")
"""Namespace, name, raw text; size, a zero, type and data of the typed value (ResXMLTree_attribute)."""
_TAG_NAME = struct.Struct("<4xL")
ANDROID = "http://schemas.android.com/apk/res/android"
_NOTHING = 0xFFFFFFFF
_TYPES_OF_REFERENCES = frozenset({1, 7})
_STRING = 3
_NUMBERS = range(0x10, 0x20)


@dataclass(frozen=True, slots=True)
class Resource:
    """A value that stands in `resources.arsc` under this id."""

    id: int


Value = str | int | Resource
Row = tuple[int, int, int, int, int, int, int]
_NONE: dict[int, Row] = {}


class Attributes:
    """What one tag says; values are decoded when they are asked for."""

    __slots__ = ("_by_id", "rows", "tree")

    def __init__(self, tree: Tree, rows: tuple[Row, ...]) -> None:
        """Keep the rows as they stand in the file."""
        self.tree = tree
        self.rows = rows
        self._by_id = _by_id(tree, rows) if rows else _NONE

    def value(self, resource: int) -> Value | None:
        """The typed value under a resource id; `None` when there is none, or it is `@null`."""
        row = self._by_id.get(resource)
        return None if row is None else self._typed(row)

    def text(self, resource: int) -> str | None:
        """A text that stands in the manifest itself: what `getNonResourceString` gives."""
        value = self.value(resource)
        return value if isinstance(value, str) else None

    def number(self, resource: int) -> int | None:
        """A whole number that stands in the manifest itself, or `None`; a text is none."""
        value = self.value(resource)
        return value if isinstance(value, int) else None

    def flag(self, resource: int, *, default: bool | None) -> bool | None:
        """Yes or no: `getBoolean`; `None` when it stands in a resource."""
        value = self.value(resource)
        if value is None:
            return default
        if isinstance(value, str):
            return value in {"1", "true", "TRUE", "True"}
        return None if isinstance(value, Resource) else value != 0

    def named(self, name: str, namespace: str | None = None) -> str | None:
        """The text under a name, as `getAttributeValue` gives it; a number or reference as its own text."""
        row = self._row_named(name, namespace)
        if row is None:
            return None
        raw = self.tree.strings.text(row[2]) if row[2] != _NOTHING else None
        if raw is not None:
            return raw
        value = self._typed(row)
        return value if value is None or isinstance(value, str) else str(value)

    def typed_named(self, name: str) -> str | None:
        """The typed text under a name without a namespace, which Android asks for only where it has an id."""
        row = self._row_named(name, None)
        value = None if row is None else self._typed(row)
        return value if isinstance(value, str) else None

    def _row_named(self, name: str, namespace: str | None) -> Row | None:
        text = self.tree.strings.text
        for row in self.rows:
            own = None if row[0] == _NOTHING else text(row[0])
            if own == namespace and text(row[1]) == name:
                return row
        return None

    def _typed(self, row: Row) -> Value | None:
        kind, data = row[5], row[6]
        if kind == _STRING:
            text = self.tree.strings.text(data)
            if text is None:
                raise Unreadable("manifest-malformed")
            return text[:LONGEST_TEXT]
        if kind in _TYPES_OF_REFERENCES:
            return Resource(data) if data else None
        if kind in _NUMBERS:
            return data - (1 << 32) if data & 0x80000000 else data
        return None


Taker = Callable[[Attributes], None]
"""Takes what one kind of tag says."""


def read_attributes(tree: Tree, place: int) -> Attributes:
    """The attributes of the start tag at `place`; how they are laid out is noted where it is unusual."""
    _, _, start, each, count = TAG.unpack_from(tree.data, place)
    first = place + start
    if each == ATTRIBUTE.size:
        rows = tuple(ATTRIBUTE.iter_unpack(tree.data[first : first + each * count]))
    else:
        rows = _strided(tree, first, each, count)
    if count and (start != TAG_SIZE or each != ATTRIBUTE.size):
        tree.bends.add("bent-attribute-layout")
    return Attributes(tree, rows)


def note_names(tree: Tree, known: Mapping[int, str]) -> None:
    """Attributes that bear another name, or no namespace: Android looks at their ids, other readers at the names."""
    for namespace, name in tree.names:
        key = tree.ids[name] if name < len(tree.ids) else 0
        if key not in known:
            continue
        if tree.strings.text(name) != known[key]:
            tree.bends.add("bent-attribute-name")
        if namespace == _NOTHING or tree.strings.text(namespace) != ANDROID:
            tree.bends.add("bent-attribute-namespace")


def tag_name(tree: Tree, place: int) -> str:
    """The name of the tag at `place`, start or end."""
    (number,) = _TAG_NAME.unpack_from(tree.data, place)
    name = tree.strings.text(number)
    if name is None:
        raise Unreadable("manifest-malformed")
    return name


def _strided(tree: Tree, first: int, each: int, count: int) -> tuple[Row, ...]:
    """Attributes of another size than usual; one that would reach beyond the file is refused."""
    if count and first + each * (count - 1) + ATTRIBUTE.size > len(tree.data):
        raise Unreadable("manifest-malformed")
    return tuple(ATTRIBUTE.unpack_from(tree.data, first + each * number) for number in range(count))


def _by_id(tree: Tree, rows: tuple[Row, ...]) -> dict[int, Row]:
    """What walking side by side finds: each id that is higher than all before it."""
    found: dict[int, Row] = {}
    ids, names, known, highest = tree.ids, tree.names, len(tree.ids), 0
    for row in rows:
        namespace, name, raw, _, _, kind, data = row
        names.add((namespace, name))
        key = ids[name] if name < known else 0
        if key > highest:
            found[key] = row
            highest = key
            if kind == _STRING and raw != data:
                tree.bends.add("bent-raw-value")
        elif key:
            tree.bends.add("bent-attribute-order")
    return found
