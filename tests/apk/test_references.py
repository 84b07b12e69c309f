"""Numbers and names that a manifest leaves to the table of texts."""

import struct

import pytest

from adbaudit.apk.archive import open_archive
from adbaudit.apk.manifest import Manifest, Resource
from adbaudit.apk.references import with_references
from adbaudit.apk.source import BytesSource
from adbaudit.apk.unreadable import Unreadable

NUMBER, VERSION = Resource(0x7F010000), Resource(0x7F010001)


def chunk(kind, head, body=b""):
    return struct.pack("<HHL", kind, 8 + len(head), 8 + len(head) + len(body)) + head + body


@pytest.fixture(scope="module")
def table():
    """The number 33 under one id and the text "1.2" under the next."""
    text = struct.pack("<H", 3) + "1.2".encode("utf-16-le") + b"\0\0"
    pool = chunk(1, struct.pack("<5L", 1, 0, 0, 32, 0), struct.pack("<L", 0) + text + bytes(-len(text) % 4))
    values = struct.pack("<HHLHBBL", 8, 0, 0, 8, 0, 0x10, 33) + struct.pack("<HHLHBBL", 8, 0, 0, 8, 0, 3, 0)
    config = struct.pack("<L", 52).ljust(52, b"\0")
    head = struct.pack("<BBHLL", 1, 0, 0, 2, 8 + 12 + len(config) + 8) + config
    kinds = chunk(0x0201, head, struct.pack("<2L", 0, 16) + values)
    package = chunk(0x0200, struct.pack("<L", 0x7F).ljust(280, b"\0"), kinds)
    return chunk(2, struct.pack("<L", 1), pool + package)


def looked_up(zipped, table, **fields):
    entries = {"AndroidManifest.xml": b"", **({"resources.arsc": table} if table is not None else {})}
    return with_references(Manifest(package="a.b", **fields), open_archive(BytesSource(zipped(entries))))


def test_numbers_and_texts_are_looked_up(zipped, table):
    found = looked_up(zipped, table, min_sdk=21, target_sdk=NUMBER, version_name=VERSION)
    assert (found.min_sdk, found.target_sdk, found.version_name) == (21, 33, "1.2")


@pytest.mark.parametrize("resource", [VERSION, Resource(0x7F010009)])
def test_what_is_no_number_stays_unknown(zipped, table, resource):
    assert looked_up(zipped, table, target_sdk=resource).target_sdk == resource


def test_without_a_table_it_stays_unknown(zipped):
    assert looked_up(zipped, None, target_sdk=NUMBER).target_sdk == NUMBER


def test_table_that_cannot_be_read_is_told(zipped):
    with pytest.raises(Unreadable, match="resources-malformed"):
        looked_up(zipped, bytes(100), target_sdk=NUMBER)


def test_manifest_without_references_needs_no_table(zipped):
    assert looked_up(zipped, bytes(100), target_sdk=33).target_sdk == 33
