"""For which Android an app is built, and which version of it this is."""

from __future__ import annotations

from adbaudit.apk.manifest.ids import MIN_SDK, TARGET_SDK, VERSION_CODE, VERSION_CODE_MAJOR
from adbaudit.apk.xml.attributes import Attributes, Resource, Value

PREVIEW_SDK = 10_000
"""AOSP `VERSION_CODES.CUR_DEVELOPMENT`, for which an Android that has a code name but no number yet is taken."""
_FIRST_SDK = 1


def sdks(tag: Attributes | None) -> tuple[int | Resource | None, int | Resource | None]:
    """Android takes 1 for a missing minimum and the minimum for a missing target; a code name is a preview."""
    if tag is None:
        return _FIRST_SDK, _FIRST_SDK
    minimum, target = tag.value(MIN_SDK), tag.value(TARGET_SDK)
    if minimum is None:
        minimum = target if isinstance(target, str) and not target.isdigit() else _FIRST_SDK
    return _sdk(minimum), _sdk(minimum if target is None else target)


def version_code(root: Attributes) -> int | None:
    """The long version code; `None` when it stands in a resource."""
    low, high = _number(root.value(VERSION_CODE)), _number(root.value(VERSION_CODE_MAJOR))
    return low if low is None or not high else (high & 0xFFFFFFFF) << 32 | low & 0xFFFFFFFF


def _sdk(value: Value) -> int | Resource | None:
    if isinstance(value, str) and not value.isdigit():
        return PREVIEW_SDK if value else None
    return value if isinstance(value, Resource) else _number(value)


def _number(value: Value | None) -> int | None:
    """A number, also when a tool wrote it as text."""
    if isinstance(value, str):
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None
    return value if isinstance(value, int) else None
