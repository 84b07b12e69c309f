"""A binary XML file, opened as AOSP `ResXMLTree::setTo` opens it, and its tags in the order in which they stand.

Nothing is built and nothing recurses, so depth and number of tags cost no memory. A chunk that Android refuses is only
refused when the reading gets there: Android stops reading a manifest at its end tag, and so may the caller.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from adbaudit.apk.unreadable import Unreadable
from adbaudit.apk.xml.chunks import (
    CHUNK,
    END_NAMESPACE,
    END_TAG,
    LAST_NODE,
    NODE_HEADER,
    RESOURCE_MAP,
    START_NAMESPACE,
    START_TAG,
    STRING_POOL,
    TEXT,
    XML,
    is_whole,
)
from adbaudit.apk.xml.strings import StringPool

TAG = struct.Struct("<LLHHH")
"""Namespace, name, start, size and number of the attributes (ResXMLTree_attrExt)."""
TAG_SIZE = 20
_TAGS, _END = frozenset({START_TAG, END_TAG}), struct.Struct("<LL")
_LEAST = {START_NAMESPACE: 8, END_NAMESPACE: 8, END_TAG: 8, TEXT: 12}
_NODE = struct.Struct("<HHL8x4xL3H")
"""Header of a node and what of its tag tells name and attributes; of an end tag these stand in the next node."""
_SHORTEST_START, _SHORTEST_END = NODE_HEADER + TAG_SIZE, NODE_HEADER + 8

Event = tuple[int, int, int, int, int, int]
"""`START_TAG` or `END_TAG`, number of the name; of a start tag its place, and of its attributes start, size, count."""


MOST_ATTRIBUTES = 500_000
"""Of all tags: more do not fit into a manifest, unless they share their bytes."""


@dataclass(slots=True, kw_only=True)
class Tree:
    """An open file; what follows `ids` changes as it is read."""

    data: bytes
    end: int
    root: int
    strings: StringPool
    ids: tuple[int, ...]
    """The resource id of each attribute name, by the name's number."""
    bends: set[str] = field(default_factory=set)
    names: set[tuple[int, int]] = field(default_factory=set)
    """(namespace, name) of the attributes that were read."""
    spaces: dict[int, int] = field(default_factory=dict)
    """By name the namespace in which it was read last."""
    left: int = MOST_ATTRIBUTES
    """How many attributes may still be read."""


def open_tree(data: bytes) -> Tree:
    """Find the strings, the resource ids and the first node."""
    if len(data) < CHUNK.size:
        raise Unreadable("manifest-malformed")
    kind, header, end = CHUNK.unpack_from(data)
    if header > end or end > len(data):
        raise Unreadable("manifest-malformed")
    bends = {"bent-xml-type": kind != XML, "bent-xml-header": header != CHUNK.size, "bent-xml-end": end != len(data)}
    return _with_parts(data, header, end, {word for word, holds in bends.items() if holds})


def events(tree: Tree) -> Iterator[Event]:
    """Start tags and end tags, from the first node on; other nodes are checked and passed over.

    Tags as compilers write them are looked at right here, since a manifest may have thousands.
    """
    data, end, place, unpack = tree.data, tree.end, tree.root, _NODE.unpack_from
    last = end - _NODE.size
    while place < end:
        if place <= last:
            kind, header, size, name, start, each, count = unpack(data, place)
            if header == NODE_HEADER and size <= end - place and not size & 3:
                if kind == START_TAG and size >= _SHORTEST_START and start + each * count <= size - NODE_HEADER:
                    yield START_TAG, name, place + NODE_HEADER, start, each, count
                    place += size
                    continue
                if kind == END_TAG and size >= _SHORTEST_END:
                    yield END_TAG, name, 0, 0, 0, 0
                    place += size
                    continue
        kind, following, next_place = read_node(data, place, end)
        if kind in _TAGS:
            yield _event(data, kind, following)
        elif not START_NAMESPACE <= kind <= TEXT:
            tree.bends.add("bent-unknown-chunk")
        place = next_place


def _event(data: bytes, kind: int, place: int) -> Event:
    if kind == END_TAG:
        return END_TAG, _END.unpack_from(data, place)[1], 0, 0, 0, 0
    _, name, start, each, count = TAG.unpack_from(data, place)
    return START_TAG, name, place, start, each, count


def read_node(data: bytes, place: int, end: int) -> tuple[int, int, int]:
    """(kind, place behind the header, place of the next node) of a node that Android takes.

    AOSP `validateNode` and `nextNode`: a whole chunk, long enough for what it is, its attributes inside it.
    """
    if place + CHUNK.size > end:
        raise Unreadable("manifest-malformed")
    kind, header, size = CHUNK.unpack_from(data, place)
    if not NODE_HEADER <= header <= size <= end - place or (header | size) & 3:
        raise Unreadable("manifest-malformed")
    if kind == START_TAG:
        if size - header < TAG_SIZE:
            raise Unreadable("manifest-malformed")
        _, _, start, each, count = TAG.unpack_from(data, place + header)
        if start + each * count > size - header:
            raise Unreadable("manifest-malformed")
    elif size - header < _LEAST.get(kind, 0):
        raise Unreadable("manifest-malformed")
    return kind, place + header, place + size


def _with_parts(data: bytes, place: int, end: int, bends: set[str]) -> Tree:
    """The last pool and the last resource map before the first node count; unknown chunks are passed over."""
    strings, ids, last = None, (), place
    while place < end - CHUNK.size:
        kind, header, size = CHUNK.unpack_from(data, place)
        if place >= end - size:
            break
        if not is_whole(header, size, end - place, least=CHUNK.size):
            raise Unreadable("manifest-malformed")
        if kind == STRING_POOL:
            strings = StringPool(data, place, size)
        elif kind == RESOURCE_MAP:
            ids = struct.unpack_from(f"<{(size - header) // 4}L", data, place + header)
        elif START_NAMESPACE <= kind <= LAST_NODE:
            root = _node_after(data, last, end)
            if strings is None or not strings.is_whole:
                break
            if strings.has_strays:
                bends.add("bent-string-offset")
            return Tree(data=data, end=end, root=root, strings=strings, ids=ids, bends=bends)
        else:
            bends.add("bent-unknown-chunk")
        last, place = place, place + size
    raise Unreadable("manifest-malformed")


def _node_after(data: bytes, last: int, end: int) -> int:
    """The first node: Android looks for it behind the chunk that came before."""
    place = last + CHUNK.unpack_from(data, last)[2]
    if place >= end:
        raise Unreadable("manifest-malformed")
    read_node(data, place, end)
    return int(place)
