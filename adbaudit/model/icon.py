"""The picture under which an app shows itself, where it is a small bitmap."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass

MOST_BYTES = 32 << 10
LONGEST_SIDE = 512
PNG, WEBP = "image/png", "image/webp"

_PNG_MARK, _PNG_HEAD = b"\x89PNG\r\n\x1a\n", b"\0\0\0\x0dIHDR"
_LOSSY_MARK, _LOSSLESS_MARK = b"\x9d\x01\x2a", b"\x2f"
_FOURTEEN_BITS = 0x3FFF


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A bitmap as it stands in an APK: a stranger's, so it is shown as a picture and as nothing else."""

    sha256: str
    media_type: str
    """`PNG` or `WEBP`."""
    data: bytes


def small_bitmap(data: bytes) -> Icon | None:
    """The bytes as a picture; `None` where they are none, or a larger one than an icon is."""
    if len(data) > MOST_BYTES:
        return None
    media_type, sides = _told(data)
    if not media_type or not all(0 < side <= LONGEST_SIDE for side in sides):
        return None
    return Icon(sha256=hashlib.sha256(data).hexdigest(), media_type=media_type, data=data)


def _told(data: bytes) -> tuple[str, tuple[int, ...]]:
    """Kind, width and height by the first bytes (PNG: ISO 15948 §11.2.2; WebP: RFC 9649); empty where it is no such."""
    if data.startswith(_PNG_MARK + _PNG_HEAD) and len(data) >= 24:
        return PNG, struct.unpack_from(">LL", data, 16)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP" and len(data) >= 30:
        return WEBP, _webp_sides(data[12:16], data[20:30])
    return "", ()


def _webp_sides(kind: bytes, head: bytes) -> tuple[int, int]:
    """Of the three kinds of WebP; (0, 0) where it is none of them."""
    if kind == b"VP8X":
        return 1 + int.from_bytes(head[4:7], "little"), 1 + int.from_bytes(head[7:10], "little")
    if kind == b"VP8 " and head[3:6] == _LOSSY_MARK:
        width, height = struct.unpack_from("<HH", head, 6)
        return width & _FOURTEEN_BITS, height & _FOURTEEN_BITS
    if kind == b"VP8L" and head[:1] == _LOSSLESS_MARK:
        packed = int.from_bytes(head[1:5], "little")
        return 1 + (packed & _FOURTEEN_BITS), 1 + (packed >> 14 & _FOURTEEN_BITS)
    return 0, 0
