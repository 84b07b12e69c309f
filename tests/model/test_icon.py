"""What is taken for a small picture: by its first bytes, never by its name."""

import hashlib
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.model.icon import LONGEST_SIDE, MOST_BYTES, small_bitmap


def png(width, height):
    return b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR" + struct.pack(">LL", width, height)


def webp(kind, head):
    return b"RIFF" + struct.pack("<L", 22) + b"WEBP" + kind + struct.pack("<L", 10) + head.ljust(10, b"\0")


def lossy(width, height):
    return webp(b"VP8 ", b"\0\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height))


def lossless(width, height):
    return webp(b"VP8L", b"\x2f" + struct.pack("<L", (height - 1) << 14 | (width - 1)))


def extended(width, height):
    return webp(b"VP8X", bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little"))


FORMS = [png, lossy, lossless, extended]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("width", "height"), [(1, 1), (96, 72), (512, 512)])
def test_small_pictures_are_taken_with_their_digest(form, width, height):
    data = form(width, height)
    icon = small_bitmap(data)
    kind = "image/png" if form is png else "image/webp"
    assert (icon.data, icon.media_type, icon.sha256) == (data, kind, hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("width", "height"), [(513, 1), (1, 513), (10_000, 10_000)])
def test_larger_pictures_are_not(form, width, height):
    assert small_bitmap(form(width, height)) is None


@pytest.mark.parametrize("form", [png, lossy])
def test_picture_without_width_is_none(form):
    assert small_bitmap(form(0, 8)) is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        png(8, 8)[:23],
        lossy(8, 8)[:29],
        b"GIF89a" + bytes(30),
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>",
        b"\xff\xd8\xff\xe0" + bytes(30),
        b" " + png(8, 8),
        webp(b"VP8 ", b"\0\0\0\0\0\0\x08\0\x08\0"),
        webp(b"VP8L", b"\0\x07\xc0\x01\0"),
        webp(b"ALPH", b""),
        png(8, 8).replace(b"IHDR", b"iCCP"),
    ],
)
def test_anything_else_is_no_picture(data):
    assert small_bitmap(data) is None


def test_file_larger_than_an_icon_is_none():
    head = png(8, 8)
    assert small_bitmap(head.ljust(MOST_BYTES, b"\0"))
    assert small_bitmap(head.ljust(MOST_BYTES + 1, b"\0")) is None


@given(st.sampled_from(FORMS), st.integers(1, (1 << 14) - 1), st.integers(1, (1 << 14) - 1), st.binary(max_size=64))
def test_what_is_taken_is_small_by_its_own_head(form, width, height, rest):
    icon = small_bitmap(form(width, height) + rest)
    assert (icon is not None) == (max(width, height) <= LONGEST_SIDE)
