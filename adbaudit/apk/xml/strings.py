"""The strings of a binary XML file: AOSP `ResStringPool`, each decoded when it is asked for."""

from __future__ import annotations

import struct

from adbaudit.apk.pooled_text import LENGTHS, decoded, text_length
from adbaudit.apk.unreadable import LABORIOUS, Unreadable
from adbaudit.apk.xml.chunks import is_whole

_HEADER = struct.Struct("<HHL5L")
_PLACE = struct.Struct("<L")
_UTF8 = 0x100
LONGEST = 0xFFFF
"""Characters of one string; a name that Android would act on is far shorter."""
MOST_CHARACTERS = 8 << 20
"""Of all strings together: a manifest holds no more, unless its strings share their bytes."""
_END_OF_STYLES = b"\xff" * 12


class StringPool:
    """One pool inside a file; `text` gives what an app's program would get from Android."""

    def __init__(self, data: bytes, start: int, size: int) -> None:
        """Take the chunk at `start`; whether Android takes it says `is_whole`."""
        self._data = data
        self._cache: dict[int, str | None] = {}
        self._left = MOST_CHARACTERS
        self.count = 0
        self._units = 0
        self.is_whole = size >= _HEADER.size and self._open(start, size)

    def text(self, number: int) -> str | None:
        """The string, `None` where Android finds none: outside the pool, cut off, or not ended by a zero."""
        try:
            return self._cache[number]
        except KeyError:
            text = self._cache[number] = self._decode(number) if 0 <= number < self.count else None
            self._left -= len(text or "")
            if self._left < 0:
                raise Unreadable(LABORIOUS) from None
            return text

    @property
    def has_strays(self) -> bool:
        """A string lies outside the pool; Android minds only when it is asked for."""
        places = struct.unpack_from(f"<{self.count}L", self._data, self._entries)
        return max(places, default=0) // self._unit >= max(1, self._units - 1)

    def _open(self, start: int, size: int) -> bool:
        _, header, whole, self.count, styles, flags, strings_start, styles_start = _HEADER.unpack_from(
            self._data, start
        )
        if not is_whole(header, whole, size, least=_HEADER.size):
            return False
        self._entries, self._strings = start + header, start + strings_start
        self._is_utf8 = bool(flags & _UTF8)
        self._unit = 1 if self._is_utf8 else 2
        if header + 4 * self.count > size:
            return False
        if self.count and not self._has_strings(whole, strings_start, styles_start if styles else whole):
            return False
        return not styles or self._has_styles(start, whole, styles_start, styles_end=header + 4 * self.count)

    def _has_strings(self, whole: int, strings_start: int, strings_end: int) -> bool:
        """There is room for a string, and the last one ends with a zero."""
        if strings_start >= whole - 2 or strings_end <= strings_start or strings_end > whole:
            return False
        self._units = (strings_end - strings_start) // self._unit
        last = self._strings + (self._units - 1) * self._unit
        return self._units > 0 and not any(self._data[last : last + self._unit])

    def _has_styles(self, start: int, whole: int, styles_start: int, *, styles_end: int) -> bool:
        if styles_end > whole or styles_start >= whole - 2:
            return False
        last = start + styles_start + (whole - styles_start) // 4 * 4 - len(_END_OF_STYLES)
        return last >= start and self._data[last : last + len(_END_OF_STYLES)] == _END_OF_STYLES

    def _decode(self, number: int) -> str | None:
        (offset,) = _PLACE.unpack_from(self._data, self._entries + 4 * number)
        place = offset // self._unit
        if place >= self._units - 1:
            return None
        try:
            return self._decode_at(self._strings + place * self._unit)
        except (struct.error, IndexError):
            return None  # its length is cut off by the end of the file

    def _decode_at(self, place: int) -> str | None:
        length, skipped = text_length(self._data[place : place + LENGTHS], is_utf8=self._is_utf8)
        start = place + skipped
        end = self._end_of_utf8(start, length) if self._is_utf8 else self._end_of_utf16(start, length)
        if end is None:
            return None
        return decoded(self._data[start : min(end, start + LONGEST * self._unit)], is_utf8=self._is_utf8)

    def _end_of_utf16(self, start: int, length: int) -> int | None:
        end = start + length
        is_inside = end < self._strings + 2 * self._units
        return end if is_inside and self._data[end : end + 2] == b"\0\0" else None

    def _end_of_utf8(self, start: int, length: int) -> int | None:
        """Where a zero stands: aapt cut longer lengths down to fifteen bits (AOSP `stringDecodeAt`)."""
        for end in range(start + length, self._strings + self._units, 0x8000):
            if not self._data[end]:
                return end
            self._left -= 1
        return None
