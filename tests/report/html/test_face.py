"""The picture of an app: its own where it is one, else a letter."""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import replace

import pytest

from adbaudit.model.icon import Icon, small_bitmap


def png(side=8, filler=b""):
    """A grey square (ISO 15948), made longer by a private chunk."""
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * side for _ in range(side)))
    chunks = (
        (b"IHDR", struct.pack(">LLBBBBB", side, side, 8, 0, 0, 0, 0)),
        (b"fiLl", filler),
        (b"IDAT", rows),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(_chunk, chunks))


def _chunk(named):
    name, data = named
    return struct.pack(">L", len(data)) + name + data + struct.pack(">L", zlib.crc32(name + data))


@pytest.fixture
def shown(build, page):
    """The pictures in the page of apps with these icons."""

    def of(*icons):
        apps = []
        for number, icon in enumerate(icons):
            app = build.app(f"com.loan.n{number}", access=(build.access(),))
            apk = replace(build.apk_app().apks[0], icon=icon)
            apps.append(replace(app, apks=(apk,)))
        return [one.attributes["src"] for one in page(build.report(*apps)).all("img")]

    return of


def test_icon_stands_in_the_page_itself_for_card_and_section(shown):
    address = f"data:image/png;base64,{base64.b64encode(png()).decode()}"
    assert shown(small_bitmap(png())) == [address, address]


def test_app_without_icon_has_a_letter(shown):
    assert shown(None) == []


def test_what_only_calls_itself_a_picture_is_not_shown(shown):
    page = Icon(sha256="0" * 64, media_type="text/html", data=b"<script>alert(1)</script>")
    drawing = Icon(sha256="0" * 64, media_type="image/svg+xml", data=b"<svg onload=alert(1)>")
    assert shown(page, drawing) == []


def test_kind_of_a_picture_is_what_it_begins_with_and_not_what_is_claimed(shown):
    claimed = Icon(sha256="0" * 64, media_type='text/html"><script>', data=png())
    assert {address.partition(";")[0] for address in shown(claimed)} == {"data:image/png"}


def test_pictures_beyond_the_room_for_them_are_left_out(shown):
    large = small_bitmap(png(filler=b"x" * 30_000))
    assert len(shown(*[large] * 20)) == 2 * (256 * 1024 // len(large.data))
