"""AndroidManifest.xml in its binary form, read as Android reads it: attributes by resource id, values by type.

androguard's `AXMLParser` walks the chunks; the values are taken from the typed data, because the raw text beside it and
an attribute's name are ignored by Android and are where files lie. Formats: AOSP `ResourceTypes.h` and, for what the
tags mean, `ParsingPackageUtils`.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from adbaudit.apk.resources import LONGEST_TEXT
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.apk import UsesPermission
from adbaudit.model.permission import PackageName, PermissionName

LABEL, NAME, PERMISSION = 0x01010001, 0x01010003, 0x01010006
MIN_SDK, TARGET_SDK, MAX_SDK = 0x0101020C, 0x01010270, 0x01010271
VERSION_CODE, VERSION_NAME, VERSION_CODE_MAJOR = 0x0101021B, 0x0101021C, 0x01010576

MOST_CHUNKS = 60_000
MOST_NAMESPACES = 1_000
DEEPEST = 100

_REQUESTS = frozenset({"uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m"})
_GUARDS = frozenset(
    f"android.permission.{name}"
    for name in ("BIND_ACCESSIBILITY_SERVICE", "BIND_NOTIFICATION_LISTENER_SERVICE", "BIND_DEVICE_ADMIN")
)
_PACKAGE = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)*")
_CHUNK = struct.Struct("<HHL")
_NAMESPACE = 0x0100
_START_TAG, _END_TAG, _END_DOCUMENT = 2, 3, 1
_FIELDS = 5  # namespace, name, raw text, type, data (ResXMLTree_attribute)
_FAULTS = (
    struct.error,  # a chunk ends in the middle of a number
    AssertionError,  # androguard's check of string lengths
    IndexError,  # a string or attribute beyond its pool
    ValueError,  # a negative length
    OverflowError,  # a position beyond any file
)


@dataclass(frozen=True, slots=True)
class Resource:
    """A value that stands in `resources.arsc` under this id."""

    id: int


Value = str | int | Resource
Attributes = dict[int | str, Value]
"""By resource id; an attribute without one (`package`, `split`) by its name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What we take from a manifest; `split` names a part of an app that cannot stand alone."""

    package: PackageName
    split: str | None
    label: str | Resource | None
    version_name: str | None
    version_code: int | None
    min_sdk: int | None
    target_sdk: int | None
    declared: tuple[UsesPermission, ...]
    guarded: tuple[tuple[str, str], ...]
    """(component, permission) of the services and receivers that only the system may bind."""
    hides_guard: bool
    """A component takes its permission from a resource, where this reader does not look."""


def parse_manifest(axml: bytes) -> Manifest:
    """Read a whole manifest, or raise `Unreadable`: half a manifest would look like one that asks for little."""
    elements = list(_elements(axml))
    if not elements or elements[0][0] != ("manifest",):
        raise Unreadable("manifest-malformed")
    root = elements[0][1]
    package = _text(root.get("package"))
    if package is None or not _PACKAGE.fullmatch(package):
        raise Unreadable("no-package-name")
    minimum, target = _sdks([one for path, one in elements if path == ("manifest", "uses-sdk")])
    requests = [one for path, one in elements if len(path) == 2 and path[1] in _REQUESTS]
    applications = [one for path, one in elements if path == ("manifest", "application")]
    parts = [one for path, one in elements if path[1:] in {("application", "service"), ("application", "receiver")}]
    label = applications[0].get(LABEL) if applications else None
    return Manifest(
        package=PackageName(package),
        split=_text(root.get("split")),
        label=label[:LONGEST_TEXT] if isinstance(label, str) else label if isinstance(label, Resource) else None,
        version_name=_text(root.get(VERSION_NAME)),
        version_code=_version_code(root),
        min_sdk=minimum,
        target_sdk=target,
        declared=_declared(requests),
        guarded=_guarded(package, parts),
        hides_guard=any(isinstance(one.get(PERMISSION), Resource) for one in parts),
    )


def _elements(axml: bytes) -> Iterator[tuple[tuple[str, ...], Attributes]]:
    """Every element with the names on the way to it; the end must be reached, whole."""
    from androguard.core.axml import AXMLParser, ResParserError  # noqa: PLC0415  # takes 0.2 s, so only when needed
    from loguru import logger  # noqa: PLC0415  # comes with androguard

    logger.disable("androguard")  # it writes out every chunk, which takes three times as long as reading
    path: list[str] = []
    _check_chunks(axml)
    try:
        parser = AXMLParser(axml)
        for _ in range(MOST_CHUNKS):
            event = next(parser) if parser.is_valid() else None
            if event == _START_TAG:
                path.append(str(parser.sb[parser.m_name]))
                if len(path) > DEEPEST:
                    break
                yield tuple(path), _attributes(parser)
            elif event == _END_TAG:
                path.pop()
            elif event == _END_DOCUMENT and not path:
                return
            elif not parser.is_valid() or event == _END_DOCUMENT:
                break
    except (ResParserError, *_FAULTS) as fault:
        raise Unreadable("manifest-malformed") from fault
    raise Unreadable("manifest-malformed")


def _check_chunks(axml: bytes) -> None:
    """Every chunk ends inside the file and on a multiple of four (AOSP `validate_chunk`).

    androguard searches on, byte by byte, behind a chunk that does not, and may then see tags that Android does not.
    """
    if len(axml) < _CHUNK.size:
        raise Unreadable("manifest-malformed")
    _, place, end = _CHUNK.unpack_from(axml)
    kinds: list[int] = []
    while place + _CHUNK.size <= end <= len(axml) and len(kinds) < MOST_CHUNKS:
        kind, header, size = _CHUNK.unpack_from(axml, place)
        if not _CHUNK.size <= header <= size <= end - place or (header | size) % 4:
            raise Unreadable("manifest-malformed")
        kinds.append(kind)
        place += size
    if len(kinds) >= MOST_CHUNKS or kinds.count(_NAMESPACE) > MOST_NAMESPACES:
        raise Unreadable("manifest-too-many-parts")
    if place != end:
        raise Unreadable("manifest-malformed")


def _attributes(parser: Any) -> Attributes:  # noqa: ANN401  # androguard ships no types
    """The element's attributes; a layout that androguard does not follow is refused."""
    if (parser.at_start, parser.at_size) != (20, 20) and parser.m_attribute_count:
        raise Unreadable("manifest-unusual-layout")
    attributes: Attributes = {}
    for first in range(0, len(parser.m_attributes), _FIELDS):
        _, name, _, kind, data = parser.m_attributes[first : first + _FIELDS]
        key = parser.m_resourceIDs[name] if name < len(parser.m_resourceIDs) else 0
        attributes.setdefault(key or str(parser.sb[name]), _value(parser, kind, data))
    return attributes


def _value(parser: Any, kind: int, data: int) -> Value:  # noqa: ANN401  # androguard ships no types
    """Res_value: 1 and 7 are references, 3 is a string, the rest is a number."""
    if kind in {1, 7}:
        return Resource(data)
    return str(parser.sb[data]) if kind == 3 else int(data)


def _text(value: Value | None) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: Value | None) -> int | None:
    """A number, also when a tool wrote it as text."""
    if isinstance(value, str):
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None
    return value if isinstance(value, int) else None


def _sdks(tags: list[Attributes]) -> tuple[int | None, int | None]:
    """Android takes 1 for a missing minimum and the minimum for a missing target; a code name stays unknown."""
    tag = tags[-1] if tags else {}
    minimum = _number(tag.get(MIN_SDK, 1))
    return minimum, _number(tag[TARGET_SDK]) if TARGET_SDK in tag else minimum


def _version_code(root: Attributes) -> int | None:
    low, high = _number(root.get(VERSION_CODE)), _number(root.get(VERSION_CODE_MAJOR))
    return low if low is None or not high else (high << 32) + low


def _declared(requests: list[Attributes]) -> tuple[UsesPermission, ...]:
    """Each permission once; asked for without a limit anywhere, it has none."""
    limits: dict[str, set[int | None]] = {}
    for request in requests:
        name = _text(request.get(NAME))
        if not name:
            raise Unreadable("permission-without-name")
        limits.setdefault(name, set()).add(_number(request.get(MAX_SDK)))
    return tuple(
        UsesPermission(permission=PermissionName(name), max_sdk=_widest(limits[name])) for name in sorted(limits)
    )


def _widest(limits: set[int | None]) -> int | None:
    return None if None in limits else max(limit for limit in limits if limit is not None)


def _guarded(package: str, parts: list[Attributes]) -> tuple[tuple[str, str], ...]:
    found = ((_text(one.get(NAME)), _text(one.get(PERMISSION))) for one in parts)
    return tuple(sorted({(_component(package, name), guard) for name, guard in found if name and guard in _GUARDS}))


def _component(package: str, name: str) -> str:
    """AOSP `ParsingUtils.buildClassName`: a name that starts with a dot or has none is the package's own."""
    if name.startswith("."):
        return package + name
    return name if "." in name else f"{package}.{name}"
