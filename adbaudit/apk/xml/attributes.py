"""The attributes of one tag, as Android's programs get them.

By resource id Android walks the wanted ids and the tag's attributes side by side, both taken to be sorted (AOSP
`RetrieveAttributes`), so an attribute behind one with a higher id is never found. The typed value counts. By name
(`XmlResourceParser.getAttributeValue`) the raw text counts, and the typed value only where there is none.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from adbaudit.apk.pooled_text import LONGEST_TEXT
from adbaudit.apk.unreadable import LABORIOUS, Unreadable
from adbaudit.apk.xml.tree import TAG_SIZE, Tree

ATTRIBUTE = struct.Struct("<3L3xBL")
"""Namespace, name, raw text; type and data of the typed value (ResXMLTree_attribute)."""
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
Row = tuple[int, int, int, int, int]
Layout = tuple[int, int, int]
"""Where the first attribute stands, how long each is, how many there are."""
_NO_LAYOUT: Layout = (0, 0, 0)
_NOTHING_SAID: dict[int, Row] = {}


class Attributes:
    """What one tag says; values are decoded when they are asked for."""

    __slots__ = ("_by_id", "_layout", "tree")

    def __init__(self, tree: Tree, layout: Layout, by_id: Mapping[int, Row]) -> None:
        """Keep where the rows stand in the file, and those that Android finds by their ids."""
        self.tree = tree
        self._layout = layout
        self._by_id = by_id

    def value(self, resource: int) -> Value | None:
        """The typed value under a resource id; `None` when there is none, or it is `@null`."""
        row = self._by_id.get(resource)
        return None if row is None else self._typed(row)

    def text(self, resource: int) -> str | None:
        """A text that stands in the manifest itself: what `getNonResourceString` gives."""
        row = self._by_id.get(resource)
        value = None if row is None else self._typed(row)
        return value if isinstance(value, str) else None

    def number(self, resource: int) -> int | None:
        """A whole number that stands in the manifest itself, or `None`; a text is none."""
        row = self._by_id.get(resource)
        value = None if row is None else self._typed(row)
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
        raw = self.tree.strings[row[2]] if row[2] != _NOTHING else None
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
        strings = self.tree.strings
        first, each, count = self._layout
        for row in (ATTRIBUTE.unpack_from(self.tree.data, first + each * number) for number in range(count)):
            own = None if row[0] == _NOTHING else strings[row[0]]
            if own == namespace and strings[row[1]] == name:
                return row
        return None

    def _typed(self, row: Row) -> Value | None:
        _, _, _, kind, data = row
        if kind == _STRING:
            text = self.tree.strings[data]
            if text is None:
                raise Unreadable("manifest-malformed")
            return text if len(text) <= LONGEST_TEXT else self._cut(text)
        if kind in _TYPES_OF_REFERENCES:
            return Resource(data) if data else None
        if kind in _NUMBERS:
            return data - (1 << 32) if data & 0x80000000 else data
        return None

    def _cut(self, text: str) -> str:
        """No name that Android acts on is so long, and a label it cuts as well (`MAX_SAFE_LABEL_LENGTH`)."""
        self.tree.bends.add("bent-long-text")
        return text[:LONGEST_TEXT]


Taker = Callable[[Attributes], None]
"""Takes what one kind of tag says."""


def read_attributes(tree: Tree, place: int, start: int, each: int, count: int) -> Attributes:
    """The attributes of the start tag at `place`; how they are laid out is noted where it is unusual."""
    if not count:
        return Attributes(tree, _NO_LAYOUT, _NOTHING_SAID)
    tree.left -= count
    if tree.left < 0:
        raise Unreadable(LABORIOUS)
    first = place + start
    if start == TAG_SIZE and each == ATTRIBUTE.size:
        rows: Iterable[Row] = ATTRIBUTE.iter_unpack(tree.data[first : first + each * count])
    else:
        tree.bends.add("bent-attribute-layout")
        rows = _strided(tree, first, each, count)
    return Attributes(tree, (first, each, count), _by_id(tree, rows))


def note_names(tree: Tree, known: Mapping[int, str]) -> None:
    """Attributes that bear another name, or no namespace: Android looks at their ids, other readers at the names."""
    for namespace, name in tree.names:
        key = tree.ids[name] if name < len(tree.ids) else 0
        if key not in known:
            continue
        if tree.strings[name] != known[key]:
            tree.bends.add("bent-attribute-name")
        if namespace == _NOTHING or tree.strings[namespace] != ANDROID:
            tree.bends.add("bent-attribute-namespace")


def _strided(tree: Tree, first: int, each: int, count: int) -> list[Row]:
    """Attributes of another size than usual; one that would reach beyond the file is refused."""
    if first + each * (count - 1) + ATTRIBUTE.size > len(tree.data):
        raise Unreadable("manifest-malformed")
    return [ATTRIBUTE.unpack_from(tree.data, first + each * number) for number in range(count)]


def _by_id(tree: Tree, rows: Iterable[Row]) -> dict[int, Row]:
    """What walking side by side finds: each id that is higher than all before it."""
    found: dict[int, Row] = {}
    ids, spaces, known, highest = tree.ids, tree.spaces, len(tree.ids), 0
    for row in rows:
        namespace, name, raw, kind, data = row
        if spaces.get(name) != namespace:
            tree.names.add((namespace, name))
            spaces[name] = namespace
        key = ids[name] if name < known else 0
        if key > highest:
            found[key] = row
            highest = key
            if raw != data and kind == _STRING:
                tree.bends.add("bent-raw-value")
        elif key:
            tree.bends.add("bent-attribute-order")
    return found
