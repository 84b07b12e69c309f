"""Entries of a cache as private files, each with a digest over what it holds."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

from adbaudit.cache.values import NotSuch, from_json, to_json
from adbaudit.errors import FileFault
from adbaudit.model.apk import ApkFacts
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.private_file import write_private

SCHEMA = "adbaudit/apk-cache/1"
MOST_BYTES = 16 << 20
_OTHERS_MAY_WRITE = 0o022


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """A folder that was found fit to keep entries in."""

    folder: Path

    def find(self, key: str) -> tuple[ApkFacts, ...] | None:
        """What was kept under a key; `None` where nothing was, or where it is not whole."""
        try:
            with self._path(key).open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
            head, body = raw.split(b"\n", 1)
            if len(raw) > MOST_BYTES or head.decode("ascii") != _head(key, body):
                return None
            return from_json(json.loads(body), tuple[ApkFacts, ...])
        except (OSError, ValueError, RecursionError):
            return None

    def keep(self, key: str, apps: tuple[ApkFacts, ...]) -> None:
        """Keep facts; where there is no room, or more than `find` reads, they are only not kept."""
        try:
            body = json.dumps(to_json(apps), ensure_ascii=True).encode("ascii")
            entry = _head(key, body).encode("ascii") + b"\n" + body
            if len(entry) > MOST_BYTES:
                return
            self._path(key).parent.mkdir(mode=0o700, exist_ok=True)
            write_private(self._path(key), entry)
        except (OSError, NotSuch):
            return

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"


def open_store(folder: Path) -> Store:
    """The folder, made if it was not there.

    Raises:
        FileFault: it cannot be made, or others may write into it.

    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except OSError as fault:
        raise _unfit(folder, os_reason(fault)) from fault
    if os.name == "posix" and (state.st_mode & _OTHERS_MAY_WRITE or state.st_uid not in {os.getuid(), 0}):
        raise _unfit(folder, message("others may write into it, and what they put there would be believed"))
    return Store(folder=folder)


def _head(key: str, body: bytes) -> str:
    """The first line: which form, whose key, and the digest of what follows."""
    return f"{SCHEMA} {key} sha256:{hashlib.sha256(body).hexdigest()}"


def _unfit(folder: Path, reason: Message) -> FileFault:
    return FileFault(
        message("The cache folder {folder} cannot be used: {reason}.", folder=str(folder), reason=reason),
        means=message("Nothing was looked at."),
        next_step=message("Name a folder of your own after --cache, or leave --cache away."),
    )
