"""Writes zip files field by field, so that each field can lie."""

import struct
import zlib
from dataclasses import dataclass, field, replace

LOCAL = struct.Struct("<4s5H3L2H")
RECORD = struct.Struct("<4s6H3L5H2L")
END = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, kw_only=True)
class Member:
    """One entry: `packed` lies in the file, `local` and `record` override what its two headers say."""

    name: bytes
    packed: bytes
    method: int
    size: int
    crc: int
    flags: int = 0
    extra: bytes = b""
    local: dict = field(default_factory=dict)
    record: dict = field(default_factory=dict)

    def saying(self, **both):
        """The same with other values in both headers."""
        return self.saying_locally(**both).saying_in_directory(**both)

    def saying_locally(self, **local):
        return replace(self, local={**self.local, **local})

    def saying_in_directory(self, **record):
        return replace(self, record={**self.record, **record})


def stored(name, content, **more):
    return Member(name=name, packed=content, method=0, size=len(content), crc=zlib.crc32(content), **more)


def deflated(name, content, **more):
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packing.compress(content) + packing.flush()
    return Member(name=name, packed=packed, method=8, size=len(content), crc=zlib.crc32(content), **more)


def zipped(members, *, comment=b"", gap=b"", **end):
    """A zip file; `end` overrides `entries`, `here`, `disk`, `first_disk`, `size`, `offset` of the end record."""
    content, directory = b"", b""
    for member in members:
        local = {**_said(member), **member.local}
        record = {**_said(member), **member.record}
        offset = record.get("offset", len(content))
        content += _local(local) + local["name"] + member.extra + member.packed
        directory += _record(record, offset) + record["name"]
    told = {"entries": len(members), "here": len(members), "disk": 0, "first_disk": 0, **end}
    size, offset = told.get("size", len(directory)), told.get("offset", len(content))
    content += directory + gap
    counts = (told["disk"], told["first_disk"], told["here"], told["entries"])
    return content + END.pack(b"PK\5\6", *counts, size, offset, told.get("comment_size", len(comment))) + comment


def _said(member):
    return {
        "name": member.name,
        "name_size": len(member.name),
        "method": member.method,
        "flags": member.flags,
        "crc": member.crc,
        "packed_size": len(member.packed),
        "size": member.size,
        "extra_size": len(member.extra),
    }


def _local(said):
    sizes = (said["crc"], said["packed_size"], said["size"])
    return LOCAL.pack(
        b"PK\3\4", 20, said["flags"], said["method"], 0, 33, *sizes, said["name_size"], said["extra_size"]
    )


def _record(said, offset):
    sizes = (said["crc"], said["packed_size"], said["size"])
    head = (b"PK\1\2", 20, 20, said["flags"], said["method"], 0, 33)
    return RECORD.pack(*head, *sizes, said["name_size"], 0, 0, 0, 0, 0, offset)
