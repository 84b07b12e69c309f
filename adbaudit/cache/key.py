"""The name of an entry: everything that decides what is read of a file, so that an entry cannot go stale."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from adbaudit.version import __version__

_CODE = Path(__file__).resolve().parents[1]
_READERS = ("apk", "model")
"""The rooms whose code decides what is read."""
_LIBRARIES = ("androguard", "asn1crypto")
"""The libraries that read for them."""


def key_of(files: Sequence[tuple[Path, str]], options: Iterable[str]) -> str:
    """A digest over the digests and endings of files, the options, and the code that reads with its libraries."""
    parts = [__version__, _of_this_program(), *options]
    for path, content in files:
        parts += [path.suffix.lower(), path.name if len(files) > 1 else "", content]
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def digest_of_readers(libraries: Mapping[str, str]) -> str:
    """A digest over the code that reads, and the versions of these libraries."""
    digest = hashlib.sha256("".join(f"{name} {number}\n" for name, number in sorted(libraries.items())).encode())
    for room in _READERS:
        for path in sorted((_CODE / room).rglob("*.py")):
            content = path.read_bytes()
            digest.update(f"{path.relative_to(_CODE).as_posix()} {len(content)}\n".encode() + content)
    return digest.hexdigest()


@lru_cache(maxsize=1)
def _of_this_program() -> str:
    from importlib.metadata import version  # noqa: PLC0415  # takes as long as ten of our own modules, for `--cache` only

    return digest_of_readers({name: version(name) for name in _LIBRARIES})


def content_digest(path: Path) -> str:
    """SHA-256 of a file.

    Raises:
        OSError: it cannot be read.

    """
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
