"""Takes binary XML apart into its chunks and puts it together again, also in ways that no compiler would."""

import struct

CHUNK = struct.Struct("<HHL")
START_TAG, END_TAG = 0x0102, 0x0103
NO_STRING = 0xFFFFFFFF
TAG_HEADER = 36
ATTRIBUTE = struct.Struct("<LLLHBBL")


def split(axml):
    """The chunks inside the file's own."""
    place, chunks = 8, []
    while place < len(axml):
        size = CHUNK.unpack_from(axml, place)[2]
        chunks.append(axml[place : place + size])
        place += size
    return chunks


def joined(chunks, *, kind=3, header=b""):
    """A file of these chunks; `header` lengthens its own header."""
    body = b"".join(chunks)
    return CHUNK.pack(kind, 8 + len(header), 8 + len(header) + len(body)) + header + body


def kind_of(chunk):
    return CHUNK.unpack_from(chunk)[0]


def chunk(kind, header=b"", body=b""):
    return CHUNK.pack(kind, 8 + len(header), 8 + len(header) + len(body)) + header + body


def node(kind, body):
    """A node with its line number and no comment."""
    return chunk(kind, struct.pack("<LL", 1, NO_STRING), body)


def tag(name, attributes=()):
    return node(
        START_TAG, struct.pack("<LL6H", NO_STRING, name, 20, 20, len(attributes), 0, 0, 0) + b"".join(attributes)
    )


def end_tag(name):
    return node(END_TAG, struct.pack("<LL", NO_STRING, name))


def changed(content, place, code, *values):
    content = bytearray(content)
    struct.pack_into(code, content, place, *values)
    return bytes(content)


def each_tag(chunks, change):
    """The chunks, with every start tag changed."""
    return [change(one) if kind_of(one) == START_TAG else one for one in chunks]


def attributes_of(start_tag):
    return [start_tag[place : place + 20] for place in range(TAG_HEADER, len(start_tag), 20)]


def each_attribute(start_tag, change):
    """The tag, with every attribute changed."""
    return start_tag[:TAG_HEADER] + b"".join(change(one) for one in attributes_of(start_tag))


def tag_numbered(chunks, number):
    """The place in the list of the start tag of this number."""
    return [place for place, one in enumerate(chunks) if kind_of(one) == START_TAG][number]


def resized(one):
    """The chunk with its size put right."""
    return changed(one, 4, "<L", len(one))
