"""Manifests bent in each way that was seen to stop analysis tools, and what Android makes of them.

Each variant: (what is done, the word it is refused with or `None`, the bends that are named).
"""

import struct

from malformed.chunks import (
    ATTRIBUTE,
    NO_STRING,
    attributes_of,
    changed,
    chunk,
    each_attribute,
    each_tag,
    end_tag,
    joined,
    kind_of,
    node,
    resized,
    split,
    tag,
    tag_numbered,
)

MALFORMED = "manifest-malformed"
UNKNOWN = 0x7777
RESOURCE_MAP = 0x0180


def attribute(one, **values):
    """An attribute with some of its fields changed."""
    names = ("namespace", "name", "raw", "size", "zero", "kind", "data")
    fields = dict(zip(names, ATTRIBUTE.unpack(one), strict=True))
    return ATTRIBUTE.pack(*{**fields, **values}.values())


def on_each_attribute(axml, change):
    return joined(each_tag(split(axml), lambda one: each_attribute(one, change)))


def inserted(axml, place, *more):
    chunks = split(axml)
    return joined([*chunks[:place], *more, *chunks[place:]])


def first_tag(axml):
    return tag_numbered(split(axml), 0)


def larger_attributes(axml):
    def wider(one):
        rows = b"".join(row + b"junk" for row in attributes_of(one))
        return resized(changed(one[:36] + rows, 26, "<H", 24))

    return joined(each_tag(split(axml), wider))


def later_attributes(axml):
    def moved(one):
        return resized(changed(one[:36] + b"junk" * 3 + one[36:], 24, "<H", 32))

    return joined(each_tag(split(axml), moved))


def junk_names(axml):
    """Names of attributes that have a resource id become as many q."""
    chunks = split(axml)
    pool = bytearray(chunks[0])
    count = next((len(one) - 8) // 4 for one in chunks if kind_of(one) == RESOURCE_MAP)
    _, _, flags, strings = struct.unpack_from("<4L", pool, 8)
    for number in range(count):
        place = strings + struct.unpack_from("<L", pool, 28 + 4 * number)[0]
        width = 1 if flags & 0x100 else 2
        length = pool[place + (1 if width == 1 else 0)]
        pool[place + 2 : place + 2 + width * length] = b"q".ljust(width, b"\0") * length
    return joined([bytes(pool), *chunks[1:]])


def no_raw_values(axml):
    return on_each_attribute(axml, lambda one: _typed_text(one, NO_STRING))


def decoy_raw_values(axml):
    return on_each_attribute(axml, lambda one: _typed_text(one, 0))


def _typed_text(one, raw):
    """Only where the value is a text, and only where Android looks by id: `package` it asks for by its raw text."""
    is_looked_up = one[:4] != b"\xff" * 4
    return attribute(one, raw=raw) if one[15] == 3 and is_looked_up else one


def on_tag(axml, number, change):
    chunks = split(axml)
    place = tag_numbered(chunks, number)
    chunks[place] = change(chunks[place])
    return joined(chunks)


def misaligned(axml):
    chunks = split(axml)
    place = tag_numbered(chunks, 1)
    chunks[place] = resized(chunks[place] + b"\0\0")
    return joined(chunks)


def pool_changed(axml, place, value):
    chunks = split(axml)
    return joined([changed(chunks[0], place, "<L", value), *chunks[1:]])


def more_strings(axml):
    count = struct.unpack_from("<L", split(axml)[0], 8)[0]
    return pool_changed(axml, 8, count + 100_000)


def within_manifest(axml, *more):
    """Chunks right before the last end tag."""
    return inserted(axml, len(split(axml)) - 2, *more)


def swapped_attributes(axml):
    def swapped(one):
        rows = attributes_of(one)
        return one[:36] + b"".join(reversed(rows)) if len(rows) == 2 else one

    return joined(each_tag(split(axml), swapped))


VARIANTS = {
    "a01 type of the file 0": (lambda axml: changed(axml, 0, "<H", 0), None, {"bent-xml-type"}),
    "a02 type of the file 0x1234": (lambda axml: changed(axml, 0, "<H", 0x1234), None, {"bent-xml-type"}),
    "a03 size larger than the file": (lambda axml: changed(axml, 4, "<L", len(axml) + 4096), MALFORMED, set()),
    "a04 junk behind the end": (lambda axml: axml + b"\x5a" * 8192, None, {"bent-xml-end"}),
    "a05 unknown chunk with a short header": (
        lambda axml: inserted(axml, first_tag(axml), chunk(UNKNOWN, body=b"junk")),
        MALFORMED,
        set(),
    ),
    "a05b unknown chunk with a long header": (
        lambda axml: inserted(axml, first_tag(axml), node(UNKNOWN, b"junk")),
        None,
        {"bent-unknown-chunk"},
    ),
    "a05c unknown chunk between tags": (
        lambda axml: inserted(axml, tag_numbered(split(axml), 3), node(UNKNOWN, b"junk")),
        None,
        {"bent-unknown-chunk"},
    ),
    "a06 unknown chunk before the strings": (
        lambda axml: inserted(axml, 0, chunk(UNKNOWN, body=b"junk")),
        None,
        {"bent-unknown-chunk"},
    ),
    "a07 longer header": (lambda axml: joined(split(axml), header=b"junkjunk"), None, {"bent-xml-header"}),
    "a08 too many strings counted": (more_strings, MALFORMED, set()),
    "a09 styles counted that are not there": (lambda axml: pool_changed(axml, 12, 77), MALFORMED, set()),
    "a10 larger attributes": (larger_attributes, None, {"bent-attribute-layout"}),
    "a11 attributes start later": (later_attributes, None, {"bent-attribute-layout"}),
    "a12 junk for names of attributes": (junk_names, None, {"bent-attribute-name"}),
    "a13 no namespaces": (
        lambda axml: on_each_attribute(axml, lambda one: attribute(one, namespace=NO_STRING)),
        None,
        {"bent-attribute-namespace"},
    ),
    "a14 no raw text": (no_raw_values, None, {"bent-raw-value"}),
    "a15 another raw text": (decoy_raw_values, None, {"bent-raw-value"}),
    "a16 chunk of size 0": (lambda axml: on_tag(axml, 1, lambda one: changed(one, 4, "<L", 0)), MALFORMED, set()),
    "a17 chunk of odd size": (misaligned, MALFORMED, set()),
    "a18 string outside the pool": (
        lambda axml: pool_changed(axml, 28, 0x7FFFFFF0),
        None,
        {"bent-string-offset", "bent-attribute-name"},
    ),
    "a19 20,000 tags inside each other": (
        lambda axml: within_manifest(axml, tag(1) * 20_000, end_tag(1) * 20_000),
        None,
        set(),
    ),
    "a20 100,000 tags beside each other": (
        lambda axml: within_manifest(axml, (tag(1) + end_tag(1)) * 100_000),
        None,
        set(),
    ),
    "a21 attributes counted that are not there": (
        lambda axml: on_tag(axml, 2, lambda one: changed(resized(one[:36]), 28, "<H", 65_535)),
        MALFORMED,
        set(),
    ),
    "a22 text instead of binary": (
        lambda _: b'<?xml version="1.0" encoding="utf-8"?><manifest package="com.kuaijie.cashloan"/>',
        MALFORMED,
        set(),
    ),
    "a23 nothing": (lambda _: b"", MALFORMED, set()),
    "a24 no raw text for the package either": (
        lambda axml: on_each_attribute(axml, lambda one: attribute(one, raw=NO_STRING)),
        None,
        {"bent-raw-value"},
    ),
    "a25 another raw text for the package as well": (
        lambda axml: on_each_attribute(axml, lambda one: attribute(one, raw=0) if one[15] == 3 else one),
        None,
        {"bent-raw-value", "bent-package-name"},
    ),
    "a26 end of the file before the end tags": (lambda axml: joined(split(axml)[:-2]), None, set()),
    "a27 nonsense behind the manifest's end tag": (
        lambda axml: inserted(axml, len(split(axml)) - 1, chunk(UNKNOWN, body=b"junk")),
        None,
        set(),
    ),
    "a28 highest attribute first": (swapped_attributes, None, {"bent-attribute-order"}),
}
