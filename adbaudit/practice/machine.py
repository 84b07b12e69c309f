"""What stands behind the transport: programs to run and files to read, with no host shell anywhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """What a program left behind."""

    stdout: bytes = b""
    stderr: bytes = b""
    status: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStatus:
    """A file or folder: mode with its type bits (`0o100644`), size in bytes, seconds since 1970."""

    mode: int
    size: int
    modified: int


class Machine(Protocol):
    """The phone as its shell and its sync service see it.

    For whoever builds a Machine, what the transport and the shell in front of it promise and expect:
    - One call at a time: the transport holds a lock around every call, so a Machine needs none.
    - `run` gets the bare name (`/system/bin/pm` arrives as `pm`). The shell itself answers `cat cd dd echo exit false
      gzip head ls md5sum printf sh sha1sum sha256sum sleep stat tail timeout toybox true unzip wc`;
      those of them that its Android has never arrive.
    - `stdin` is empty unless the command line redirects or pipes something into the program.
    - Paths arrive absolute, without `.`, `..` or a slash at the end. A file whose mode has no read bit at all, or a
      folder whose `names_in` is `None`, gives `Permission denied`.
    """

    @property
    def properties(self) -> Mapping[str, str]:
        """System properties, as `getprop` prints them."""

    @property
    def adb_features(self) -> tuple[str, ...]:
        """What this phone's adbd offers, e.g. `shell_v2`, `cmd`, `stat_v2`, `ls_v2`; empty on Android 6."""

    @property
    def changes(self) -> tuple[tuple[str, ...], ...]:
        """Every command so far that could change this phone, as argv, in order, refused and silent ones too.

        A file kept by `write` counts as `("write", PATH)`. Commands that only read do not count.
        """

    def run(self, argv: tuple[str, ...], stdin: bytes) -> Output | None:
        """Run one program; `None` when this phone has no program of that name."""

    def status_of(self, path: str) -> FileStatus | None:
        """The file's status, or `None` when there is none or the shell may not see it."""

    def read(self, path: str, offset: int, length: int) -> bytes:
        """Bytes of a file; short at its end. Only for paths that `status_of` knows."""

    def names_in(self, path: str) -> tuple[str, ...] | None:
        """Names in a folder, or `None` when it is no folder."""

    def write(self, path: str, content: bytes, mode: int, modified: int) -> bool:
        """Keep a file in the phone's memory; false where the shell may not write."""
