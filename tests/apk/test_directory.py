"""The directory of a zip, held against a reader that takes one record after another, as slowly as it is written."""

import struct
from dataclasses import dataclass

from hypothesis import example, given
from hypothesis import strategies as st

from adbaudit.apk.directory import parse_directory
from adbaudit.apk.end_record import Directory
from adbaudit.apk.unreadable import Unreadable

MARK, NOTHING, WHERE = b"PK\1\2", 0xFFFFFFFF, 1000
HEAD = struct.Struct("<4s6H3L5H2L")


@dataclass(frozen=True)
class Record:
    name: bytes
    extra: bytes = b""
    comment: bytes = b""
    offset: int = 0
    mark: bytes = MARK

    def packed(self):
        sizes = (len(self.name), len(self.extra), len(self.comment))
        head = HEAD.pack(self.mark, 20, 20, 0, 8, 0, 0, 7, 5, 9, *sizes, 0, 0, 0, self.offset)
        return head + self.name + self.extra + self.comment


def zip64(offset):
    return struct.pack("<HHQ", 1, 8, offset)


NAMES = st.sampled_from(
    [
        *(b"AndroidManifest.xml", b"AndroidManifest.xml/a", b"a", b"b/c", b"", b"META-INF/A.RSA", b"\xe4\xb8\xad"),
        *(MARK, MARK + b"x", b"a" + Record(b"inner").packed(), b"a\0b", b"\xff\xfe", b"n" * 300),
    ]
)
EXTRAS = st.sampled_from([b"", b"", b"", zip64(5), zip64(WHERE), zip64(1 << 40), b"\xfe\xca\0\0", MARK, b"\1\0\x40\0"])
RECORDS = st.lists(
    st.builds(
        Record,
        name=NAMES,
        extra=EXTRAS,
        comment=st.sampled_from([b"", b"", b"", b"note", Record(b"inner").packed()]),
        offset=st.sampled_from([0, 0, 7, WHERE - 1, WHERE, NOTHING - 1, NOTHING]),
        mark=st.sampled_from([MARK] * 9 + [b"PK\1\3"]),
    ),
    min_size=1,
    max_size=6,
)
ORDINARY = st.builds(Record, name=st.text(max_size=8).map(str.encode), offset=st.integers(0, WHERE - 1))


def one_after_another(content, count):
    """(name, where its local header stands) of each, and whether bytes are left; `None` where Android refuses."""
    place, found = 0, {}
    for _ in range(count):
        if place + HEAD.size > len(content):
            return None
        mark, *_, name_size, extra_size, comment_size, _, _, _, offset = HEAD.unpack_from(content, place)
        name_end = place + HEAD.size + name_size
        name, extra = content[place + HEAD.size : name_end], content[name_end : name_end + extra_size]
        offset = offset if offset != NOTHING else offset_in(extra)
        place = name_end + extra_size + comment_size
        if mark != MARK or place > len(content) or offset is None or offset >= WHERE:
            return None
        if name in found or b"\0" in name or not is_text(name):
            return None
        found[name] = offset
    return found, place != len(content)


def offset_in(extra):
    """As Android walks the fields: a field that is cut off is refused, and only an offset is missing here."""
    place = 0
    while place < len(extra) - 4:
        kind, size = struct.unpack_from("<HH", extra, place)
        place += 4
        if size > len(extra) - place:
            return None
        if kind == 1:
            return struct.unpack_from("<Q", extra, place)[0] if size == 8 else None
        place += size
    return None


def is_text(name):
    """The names here are text or clearly none."""
    try:
        name.decode()
    except UnicodeDecodeError:
        return False
    return True


def parsed(content, count):
    try:
        entries, bends = parse_directory(content, Directory(offset=WHERE, size=len(content), entries=count))
    except Unreadable:
        return None
    names = [name.encode() for name in entries]
    assert "bent-manifest-folder" in bends or not any(name.startswith(b"AndroidManifest.xml/") for name in names)
    assert [entries[name.decode()].header_offset for name in names] == list(entries.offsets())
    return dict(zip(names, entries.offsets(), strict=True)), "bent-entry-count" in bends


@given(records=RECORDS, more=st.integers(-1, 1), rest=st.sampled_from([b"", b"", MARK, b"rest" * 20]))
@example(records=[Record(b"a", comment=Record(b"b").packed()), Record(b"c")], more=1, rest=b"")
@example(records=[Record(b"a"), Record(b"a")], more=0, rest=b"")
@example(records=[Record(b"a", extra=zip64(5), offset=NOTHING)], more=0, rest=b"")
def test_directories_say_what_their_records_say_one_after_another(records, more, rest):
    content = b"".join(one.packed() for one in records) + rest
    count = max(1, len(records) + more)
    assert parsed(content, count) == one_after_another(content, count)


@given(records=st.lists(ORDINARY, min_size=1))
def test_ordinary_directories_are_refused_only_for_a_name_given_twice_or_with_a_zero_in_it(records):
    names = [one.name for one in records]
    is_sound = len(set(names)) == len(names) and not any(b"\0" in name for name in names)
    expected = ({one.name: one.offset for one in records}, False) if is_sound else None
    assert parsed(b"".join(one.packed() for one in records), len(records)) == expected
