"""The strings of a binary XML file: AOSP `ResStringPool`, each decoded when it is asked for."""

from __future__ import annotations

import struct
from codecs import utf_16_le_decode

from adbaudit.apk.pooled_text import LENGTHS, decoded, text_length
from adbaudit.apk.unreadable import LABORIOUS, Unreadable
from adbaudit.apk.xml.chunks import is_whole

_HEADER = struct.Struct("<HHL5L")
_PLACE, _LENGTH = struct.Struct("<L"), struct.Struct("<H")
_UTF8 = 0x100
MOST_CHARACTERS = 8 << 20
"""Of all strings together: a manifest holds no more, unless its strings share their bytes."""
_END_OF_STYLES = b"\xff" * 12


class StringPool(dict[int, str | None]):
    """One pool inside a file: by its number each string as an app's program would get it from Android.

    `None` where Android finds none: outside the pool, cut off, or not ended by a zero.
    """

    def __init__(self, data: bytes, start: int, size: int) -> None:
        """Take the chunk at `start`; whether Android takes it says `is_whole`."""
        super().__init__()
        self._data = data
        self._left = MOST_CHARACTERS
        self.count = 0
        self._units = 0
        self.is_whole = size >= _HEADER.size and self._open(start, size)

    def __missing__(self, number: int) -> str | None:
        """Decode it, once.

        Raises:
            Unreadable: together they are longer than their file.

        """
        try:
            text = self[number] = self._decode(number) if 0 <= number < self.count else None
        except (struct.error, IndexError):
            text = self[number] = None  # its length is cut off by the end of the file
        if text:
            self._left -= len(text)
            if self._left < 0:
                raise Unreadable(LABORIOUS)
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
        """Right here only strings as nearly all are: in UTF-16, their length in one unit."""
        data = self._data
        (offset,) = _PLACE.unpack_from(data, self._entries + 4 * number)
        unit = offset // self._unit
        if unit >= self._units - 1:
            return None
        place = self._strings + unit * self._unit
        if self._is_utf8:
            return self._short_utf8(place)
        (length,) = _LENGTH.unpack_from(data, place)
        start, end = place + 2, place + 2 + 2 * length
        if length & 0x8000 or unit + length + 1 >= self._units or data[end : end + 2] != b"\0\0":
            return self._decode_at(place)
        return utf_16_le_decode(data[start:end], "replace", True)[0]  # `bytes.decode` looks it up by name first

    def _short_utf8(self, place: int) -> str | None:
        """The same, with its two lengths in one byte each."""
        start, length = place + 2, self._data[place + 1]
        end = start + length
        text = self._data[start:end]
        if (self._data[place] | length) & 0x80 or end >= self._strings + self._units or self._data[end] or 0 in text:
            return self._decode_at(place)
        return text.decode("utf-8", "replace")

    def _decode_at(self, place: int) -> str | None:
        length, skipped = text_length(self._data[place : place + LENGTHS], is_utf8=self._is_utf8)
        start = place + skipped
        end = self._end_of_utf8(start, length) if self._is_utf8 else self._end_of_utf16(start, length)
        if end is None:
            return None
        return decoded(self._data[start:end], is_utf8=self._is_utf8)

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
