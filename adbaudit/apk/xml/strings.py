"""The strings of a binary XML file: AOSP `ResStringPool`, each decoded when it is asked for."""

from __future__ import annotations

import struct

from adbaudit.apk.xml.chunks import is_whole

_HEADER = struct.Struct("<HHL5L")
_PLACE, _LENGTH = struct.Struct("<L"), struct.Struct("<H")
_UTF8 = 0x100
_END_OF_STYLES = b"\xff" * 12


class StringPool:
    """One pool inside a file; `text` gives what an app's program would get from Android."""

    def __init__(self, data: bytes, start: int, size: int) -> None:
        """Take the chunk at `start`; whether Android takes it says `is_whole`."""
        self._data = data
        self._cache: dict[int, str | None] = {}
        self.count = 0
        self._units = 0
        self.is_whole = size >= _HEADER.size and self._open(start, size)

    def text(self, number: int) -> str | None:
        """The string, `None` where Android finds none: outside the pool, cut off, or not ended by a zero."""
        try:
            return self._cache[number]
        except KeyError:
            text = self._cache[number] = self._decode(number) if 0 <= number < self.count else None
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
            return self._decode_utf8(place) if self._is_utf8 else self._decode_utf16(place)
        except (struct.error, IndexError):
            return None  # its length is cut off by the end of the file

    def _decode_utf16(self, place: int) -> str | None:
        (length,) = _LENGTH.unpack_from(self._data, self._strings + 2 * place)
        place += 1
        if length & 0x8000:
            (low,) = struct.unpack_from("<H", self._data, self._strings + 2 * place)
            length, place = (length & 0x7FFF) << 16 | low, place + 1
        start, end = self._strings + 2 * place, self._strings + 2 * (place + length)
        if place + length >= self._units or self._data[end : end + 2] != b"\0\0":
            return None
        return self._data[start:end].decode("utf-16-le", errors="replace")

    def _decode_utf8(self, place: int) -> str | None:
        """The text ends at its first zero, because Android hands it on as a C string (`NewStringUTF`)."""
        _, place = self._short_length(place)
        length, place = self._short_length(place)
        end = place + length
        while end < self._units:
            if not self._data[self._strings + end]:
                text = self._data[self._strings + place : self._strings + end]
                return text.partition(b"\0")[0].decode("utf-8", errors="replace")
            end += 0x8000  # aapt cut longer lengths down to fifteen bits (AOSP `stringDecodeAt`)
        return None

    def _short_length(self, place: int) -> tuple[int, int]:
        first = self._data[self._strings + place]
        if not first & 0x80:
            return first, place + 1
        return (first & 0x7F) << 8 | self._data[self._strings + place + 1], place + 2
