"""`SHA256SUMS`: one line a file, as `sha256sum -c` reads it (GNU coreutils: digest, two spaces, name)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping

from adbaudit.evidence.members import LARGEST_LIST

_LINE = re.compile(r"([0-9a-f]{64})  ([!-~]+)\n")


def sha256(data: bytes) -> str:
    """The digest in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def sums_text(digests: Mapping[str, str]) -> bytes:
    """The file; names in their order."""
    return "".join(f"{digests[name]}  {name}\n" for name in sorted(digests)).encode("ascii")


def read_sums(data: bytes) -> dict[str, str] | None:
    """The digest of each name; `None` where it is not exactly in our form."""
    if len(data) > LARGEST_LIST:
        return None
    digests = {name: digest for digest, name in _LINE.findall(data.decode("latin-1"))}
    return digests if digests and sums_text(digests) == data else None
