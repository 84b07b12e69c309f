"""Small files made so that reading them would take minutes or gigabytes: given up at once, and told."""

import io
import struct
import time
import tracemalloc
import zipfile
import zlib

import pytest
from malformed.chunks import changed, chunk, joined, kind_of, split
from malformed.zips import Member, zipped

from adbaudit.apk.archive import open_archive
from adbaudit.apk.manifest import parse_manifest
from adbaudit.apk.source import BytesSource
from adbaudit.apk.table import open_table
from adbaudit.apk.unreadable import Unreadable
from adbaudit.apk.xml.strings import StringPool


@pytest.fixture(autouse=True)
def _within_two_seconds():
    started = time.process_time()
    yield
    assert time.process_time() - started < 2


def test_attributes_that_share_their_bytes_are_counted(loan_parts):
    chunks = split(loan_parts["AndroidManifest.xml"])
    place = next(n for n, one in enumerate(chunks) if kind_of(one) == 0x102 and kind_of(chunks[n + 1]) == 0x103)
    crowded = changed(changed(chunks[place], 26, "<H", 0), 28, "<H", 0xFFFF)
    with pytest.raises(Unreadable, match="manifest-laborious"):
        parse_manifest(joined(chunks[:place] + [crowded, chunks[place + 1]] * 50 + chunks[place:]))


def test_strings_that_share_their_bytes_are_counted():
    long = struct.pack("<HH", 0x8000 | 2_000_000 >> 16, 2_000_000 & 0xFFFF) + b"a\0" * 2_000_000 + bytes(4)
    head = struct.pack("<5L", 500, 0, 0, 28 + 4 * 500, 0)
    pool = chunk(1, head, bytes(4 * 500) + long)
    strings = StringPool(pool, 0, len(pool))
    assert len(strings[0]) == 2_000_000
    with pytest.raises(Unreadable, match="manifest-laborious"):
        [strings[number] for number in range(500)]


def test_names_of_folders_in_comments_are_not_searched_one_by_one():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as content:
        for number in range(100):
            info = zipfile.ZipInfo(f"{number}" if number else "META-INF/A")
            info.comment = b"META-INF/" * 7000
            content.writestr(info, b"")
    archive = open_archive(BytesSource(file.getvalue()))
    assert list(archive.entries.names_in("META-INF/")) == ["META-INF/A"]


def test_packed_table_is_held_once():
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("resources.arsc", bytes(16 << 20))
    archive = open_archive(BytesSource(content.getvalue()))
    tracemalloc.start()
    try:
        table = open_table(archive)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (table.size, peak < 24 << 20) == (16 << 20, True)


def test_inner_file_made_of_nothing_is_not_unpacked(read_one, tmp_path):
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    data = packed.compress(bytes(64 << 20)) + packed.flush()
    path = tmp_path / "a.apks"
    path.write_bytes(zipped([Member(name=b"base.apk", packed=data, crc=0, method=8, size=64 << 20)]))
    assert "entry-too-large" in read_one(path).traits
