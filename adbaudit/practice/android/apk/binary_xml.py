"""A manifest as an APK holds it: binary XML (AOSP `ResourceTypes.h`, ResXMLTree)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adbaudit.practice.android.apk.chunks import chunk, string_pool

_XML, _NAMES = 0x0003, 0x0180
_START_SPACE, _END_SPACE, _START, _END = 0x0100, 0x0101, 0x0102, 0x0103
_REFERENCE, _STRING, _NUMBER = 0x01, 0x03, 0x10
_NONE = 0xFFFFFFFF
_ANDROID = "http://schemas.android.com/apk/res/android"
_RESOURCE_IDS = {
    "label": 0x01010001,
    "name": 0x01010003,
    "minSdkVersion": 0x0101020C,
    "versionCode": 0x0101021B,
    "versionName": 0x0101021C,
    "targetSdkVersion": 0x01010270,
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A resource by its number."""

    id: int


Value = str | int | Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One element; attributes are of Android's namespace, but for those in `plain`."""

    name: str
    attributes: tuple[tuple[str, Value], ...] = ()
    plain: tuple[tuple[str, Value], ...] = ()
    children: tuple[Element, ...] = ()


def binary_xml(root: Element) -> bytes:
    """The document with one root."""
    texts = [*_RESOURCE_IDS, *sorted({_ANDROID, *_texts_of(root)} - _RESOURCE_IDS.keys())]
    numbers = {text: number for number, text in enumerate(texts)}
    names = chunk(_NAMES, b"", struct.pack(f"<{len(_RESOURCE_IDS)}L", *_RESOURCE_IDS.values()))
    space = struct.pack("<2L", _NONE, numbers[_ANDROID])
    body = _node(_START_SPACE, space) + b"".join(_written(root, numbers)) + _node(_END_SPACE, space)
    return chunk(_XML, b"", string_pool(texts) + names + body)


def _texts_of(element: Element) -> Iterator[str]:
    yield element.name
    for name, value in (*element.attributes, *element.plain):
        yield name
        if isinstance(value, str):
            yield value
    for child in element.children:
        yield from _texts_of(child)


def _written(element: Element, numbers: dict[str, int]) -> Iterator[bytes]:
    # Attributes stand in the order of their resource numbers, those without one last (AOSP AttributeResolution).
    known = sorted(element.attributes, key=lambda one: _RESOURCE_IDS[one[0]])
    attributes = [
        *(_attribute(numbers[_ANDROID], name, value, numbers) for name, value in known),
        *(_attribute(_NONE, name, value, numbers) for name, value in element.plain),
    ]
    head = struct.pack("<2L6H", _NONE, numbers[element.name], 20, 20, len(attributes), 0, 0, 0)
    yield _node(_START, head + b"".join(attributes))
    for child in element.children:
        yield from _written(child, numbers)
    yield _node(_END, struct.pack("<2L", _NONE, numbers[element.name]))


def _attribute(space: int, name: str, value: Value, numbers: dict[str, int]) -> bytes:
    match value:
        case Reference(id=data):
            kind, raw = _REFERENCE, _NONE
        case str():
            kind, raw, data = _STRING, numbers[value], numbers[value]
        case int():
            kind, raw, data = _NUMBER, _NONE, value
    return struct.pack("<3LHBBL", space, numbers[name], raw, 8, 0, kind, data)


def _node(kind: int, body: bytes) -> bytes:
    return chunk(kind, struct.pack("<2L", 1, _NONE), body)


def elements(name: str, values: Sequence[str]) -> tuple[Element, ...]:
    """One element of that name for each `android:name`."""
    return tuple(Element(name=name, attributes=(("name", value),)) for value in values)
