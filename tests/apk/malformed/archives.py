"""Archives bent in each way that was seen to stop analysis tools, and what Android makes of them.

Each variant: (how it is made of the manifest and the other entries, the word it is refused with or `None`, the bends).
"""

import hashlib

from malformed.zips import deflated, stored, zipped

NAME = b"AndroidManifest.xml"
SIZES_FOLLOW, ENCRYPTED = 0x8, 0x1
DIFFERS = "manifest-header-differs"


def whole(manifest, others, **end):
    return zipped([manifest, *others], **end)


def plain(axml, others):
    return whole(deflated(NAME, axml), others)


def raw(axml, others, **said):
    return whole(stored(NAME, axml).saying(**said), others)


def garbage_header(axml, others, **more):
    member = stored(NAME, axml).saying(method=0x2233)
    return whole(member.saying_locally(method=0x4455, packed_size=7, size=9, crc=1, **more), others)


def prefixed(axml, others):
    junk = b"\x5a" * 65_536
    members = [deflated(NAME, axml), *others]
    places, place = [], len(junk)
    for one in members:
        places.append(place)
        place += 30 + len(one.name) + len(one.extra) + len(one.packed)
    moved = [one.saying_in_directory(offset=at) for one, at in zip(members, places, strict=True)]
    return junk + zipped(moved, offset=place)


def fake_end(axml, others):
    return whole(deflated(NAME, axml), others, comment=b"PK\5\6" + bytes(60))


def twice(axml, others):
    return zipped([deflated(NAME, axml[:-4] + b"junk"), deflated(NAME, axml), *others])


def zeros(axml, others):
    del axml
    return whole(deflated(NAME, bytes(300 << 20)), others)


def changed_directory(axml, others, **said):
    return whole(deflated(NAME, axml).saying_in_directory(**said), others)


def changed_header(axml, others, **said):
    return whole(deflated(NAME, axml).saying_locally(**said), others)


def with_entry(axml, others, name):
    return zipped([deflated(NAME, axml), stored(name, b"x"), *others])


VARIANTS = {
    "z00 nothing bent": (plain, None, set()),
    "z01 header says stored, directory deflated": (
        lambda axml, others: changed_header(axml, others, method=0),
        None,
        {"bent-headers-differ"},
    ),
    "z02 unknown method, stored": (lambda axml, others: raw(axml, others, method=0x2233), None, {"bent-compression"}),
    "z03 garbage in the header": (garbage_header, DIFFERS, set()),
    "z03b garbage in the header, sizes follow": (
        lambda axml, others: garbage_header(axml, others, flags=SIZES_FOLLOW),
        None,
        {"bent-compression", "bent-headers-differ"},
    ),
    "z03c unknown method, another packed size": (
        lambda axml, others: raw(axml, others, method=0x2233, packed_size=len(axml) + 3),
        None,
        {"bent-compression", "bent-stored-size"},
    ),
    "z03d method 9, deflated": (
        lambda axml, others: whole(deflated(NAME, axml).saying(method=9), others),
        "manifest-malformed",
        set(),
    ),
    "z04 header says deflated, directory stored": (
        lambda axml, others: whole(stored(NAME, axml).saying_locally(method=8), others),
        None,
        {"bent-headers-differ"},
    ),
    "z05 marked encrypted": (
        lambda axml, others: whole(deflated(NAME, axml).saying(flags=ENCRYPTED), others),
        None,
        {"bent-encrypted"},
    ),
    "z06 marked encrypted in the header": (
        lambda axml, others: changed_header(axml, others, flags=ENCRYPTED),
        None,
        {"bent-encrypted"},
    ),
    "z07 checksum 0": (
        lambda axml, others: whole(deflated(NAME, axml).saying(crc=0), others),
        None,
        {"bent-checksum"},
    ),
    "z08 junk before the first entry": (prefixed, "starts-otherwise", set()),
    "z09 longest comment": (
        lambda axml, others: whole(deflated(NAME, axml), others, comment=b"c" * 65_535),
        None,
        set(),
    ),
    "z10 mark of an end in the comment": (fake_end, "bytes-after-the-end", set()),
    "z11 junk behind the end": (lambda axml, others: plain(axml, others) + b"j" * 100, "bytes-after-the-end", set()),
    "z12 disk numbers": (
        lambda axml, others: whole(deflated(NAME, axml), others, disk=0x1234, first_disk=0x1234),
        None,
        {"bent-disk-numbers"},
    ),
    "z13 two manifests": (twice, "duplicate-entry", set()),
    "z14 manifest that is a folder too": (
        lambda axml, others: with_entry(axml, others, NAME + b"/x"),
        None,
        {"bent-manifest-folder"},
    ),
    "z15 other length of the name in the header": (
        lambda axml, others: changed_header(axml, others, name_size=5),
        DIFFERS,
        set(),
    ),
    "z16 extra field": (
        lambda axml, others: whole(deflated(NAME, axml, extra=bytes(4)).saying_in_directory(extra_size=0), others),
        None,
        set(),
    ),
    "z17 extra field only in the header": (
        lambda axml, others: whole(deflated(NAME, axml, extra=b"e" * 20), others),
        None,
        set(),
    ),
    "z18 one entry fewer counted": (
        lambda axml, others: whole(deflated(NAME, axml), others, entries=len(others), here=len(others)),
        None,
        {"bent-entry-count"},
    ),
    "z19 five entries more counted": (
        lambda axml, others: whole(deflated(NAME, axml), others, entries=len(others) + 6, here=len(others) + 6),
        "directory-miscounted",
        set(),
    ),
    "z20 four gigabytes claimed": (
        lambda axml, others: changed_directory(axml, others, size=0xFFFFFFFE),
        "manifest-too-large",
        set(),
    ),
    "z20b four gigabytes claimed, in the extra field": (
        lambda axml, others: changed_directory(axml, others, size=0xFFFFFFFF),
        "directory-malformed",
        set(),
    ),
    "z21 300 megabytes of zeros": (zeros, "manifest-too-large", set()),
    "z22 cut off": (lambda axml, others: plain(axml, others)[:-200], "cut-off", set()),
    "z23 zero in a name": (
        lambda axml, others: with_entry(axml, others, b"AndroidManifest.xml\0x"),
        "entry-name-malformed",
        set(),
    ),
    "z24 nothing": (lambda _axml, _others: b"", "empty-file", set()),
    "z25 noise": (lambda _axml, _others: hashlib.shake_128(b"seed").digest(50_000), "not-a-zip", set()),
    "z26 gap behind the directory": (
        lambda axml, others: whole(deflated(NAME, axml), others, gap=b"gap"),
        None,
        {"bent-directory-gap"},
    ),
    "z27 name that is no text": (
        lambda axml, others: with_entry(axml, others, b"\xff\xfe"),
        "entry-name-malformed",
        set(),
    ),
}
