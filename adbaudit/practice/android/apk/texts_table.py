"""A resource table with nothing but texts (AOSP `ResourceTypes.h`, ResTable)."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

from adbaudit.practice.android.apk.chunks import chunk, string_pool

FIRST_TEXT = 0x7F010000
"""The number of the first text; the others follow."""

_TABLE, _PACKAGE, _TYPE, _SPEC = 0x0002, 0x0200, 0x0201, 0x0202
_PACKAGE_HEADER = 288
_CONFIG = 64
_STRING = 0x03
_NONE = 0xFFFFFFFF


def texts_table(package: str, texts: Sequence[Mapping[str, str]]) -> bytes:
    """Each text in its forms by language tag, such as `zh` or `zh-CN`; the empty tag is the default form."""
    languages = sorted({language for text in texts for language in text})
    forms = [form for language in languages for text in texts for tag, form in text.items() if tag == language]
    numbers = {form: number for number, form in enumerate(dict.fromkeys(forms))}
    spec = chunk(_SPEC, struct.pack("<BBHL", 1, 0, 0, len(texts)), bytes(4 * len(texts)))
    types = (_type(language, [_number(text, language, numbers) for text in texts]) for language in languages)
    body = spec + b"".join(types)
    return chunk(_TABLE, struct.pack("<L", 1), string_pool(list(numbers)) + _package(package, len(texts), body))


def _number(text: Mapping[str, str], language: str, numbers: Mapping[str, int]) -> int | None:
    return numbers[text[language]] if language in text else None


def _package(name: str, count: int, body: bytes) -> bytes:
    kinds, keys = string_pool(["string"]), string_pool(["app_name", *(f"text{number}" for number in range(1, count))])
    encoded = name.encode("utf-16-le")[:254].ljust(256, b"\0")
    places = struct.pack("<5L", _PACKAGE_HEADER, 1, _PACKAGE_HEADER + len(kinds), count, 0)
    return chunk(_PACKAGE, struct.pack("<L", 0x7F) + encoded + places, kinds + keys + body)


def _type(language: str, numbers: Sequence[int | None]) -> bytes:
    """All texts in one language; those that have no form in it have no entry."""
    entries = bytearray()
    offsets = []
    for key, number in enumerate(numbers):
        offsets.append(_NONE if number is None else len(entries))
        if number is not None:
            entries += struct.pack("<HHLHBBL", 8, 0, key, 8, 0, _STRING, number)
    tag, _, region = language.partition("-")
    config = struct.pack("<LL2s2s", _CONFIG, 0, tag.encode(), region.encode()).ljust(_CONFIG, b"\0")
    start = 20 + _CONFIG + 4 * len(offsets)
    header = struct.pack("<BBHLL", 1, 0, 0, len(offsets), start) + config
    return chunk(_TYPE, header, struct.pack(f"<{len(offsets)}L", *offsets) + bytes(entries))
