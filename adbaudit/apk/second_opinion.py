"""What androguard, with which analysts read APKs, makes of a manifest: where it fails or differs, that is told.

It is only asked about files that are bent, and about every file when their code is looked into: it takes long to load
and longer to read. It is no judge: what counts is what Android reads. It gets the manifest alone, and no large one.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from adbaudit.apk.manifest import Manifest

MOST_BYTES = 256 << 10
"""It reads some three megabytes a second, and keeps many times that in memory."""

FAIL, DISAGREE, NOT_ASKED = "bent-analysts-fail", "bent-analysts-disagree", "analysts-not-asked"

_NAME = "{http://schemas.android.com/apk/res/android}name"
_REQUESTS = frozenset({"uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m"})
_FAULTS = (
    struct.error,  # a chunk ends in the middle of a number
    AssertionError,  # its check of string lengths
    LookupError,  # a string or attribute beyond its pool
    ValueError,  # a negative length, a name that is none, what its XML library does not take
    TypeError,  # a value it did not foresee
    AttributeError,  # a document without a root
    OverflowError,  # a position beyond any file
    RecursionError,  # tags too deep for it
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """What it read."""

    package: str
    permissions: frozenset[str]


def second_opinion(axml: bytes, manifest: Manifest | None) -> str | None:
    """The word for how it differs from what we read, `None` when it does not; of what we cannot read, it may fail."""
    if len(axml) > MOST_BYTES:
        return NOT_ASKED
    opinion = _ask(axml)
    if manifest is None:
        return DISAGREE if opinion and opinion.permissions else None
    if opinion is None:
        return FAIL
    ours = Opinion(package=manifest.package, permissions=frozenset(uses.permission for uses in manifest.declared))
    return None if opinion == ours else DISAGREE


def _ask(axml: bytes) -> Opinion | None:
    from androguard.core.axml import AXMLPrinter, ResParserError  # noqa: PLC0415  # takes 0.2 s, so only when needed
    from loguru import logger  # noqa: PLC0415  # comes with androguard

    logger.disable("androguard")  # it writes out every chunk, which takes three times as long as reading
    try:
        printer = AXMLPrinter(axml)
        root = printer.get_xml_obj() if printer.is_valid() else None
        if root is None or root.tag != "manifest":
            return None
        names = ((one.tag, one.get(_NAME)) for one in root)
        return Opinion(package=root.get("package") or "", permissions=frozenset(_requests(names)))
    except (ResParserError, *_FAULTS):
        return None


def _requests(names: Iterator[tuple[str, str | None]]) -> Iterator[str]:
    return (name for tag, name in names if tag in _REQUESTS and name)
