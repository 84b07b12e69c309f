"""Every adb program that a person's other tools may start: two that differ stop each other's server."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_SECONDS = 10
_MOST_COPIES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class AdbCopy:
    """One adb program: its platform-tools release, and the number its server must answer to `host:version`."""

    path: str
    release: int | None
    protocol: int | None


def copies_on_path(environ: Mapping[str, str]) -> tuple[AdbCopy, ...]:
    """The adb programs in the folders of `PATH`, in its order, each once."""
    name = "adb.exe" if os.name == "nt" else "adb"
    found: dict[Path, str] = {}
    for folder in environ.get("PATH", "").split(os.pathsep):
        path = Path(folder) / name
        if folder and path.is_file() and os.access(path, os.X_OK):
            found.setdefault(path.resolve(), str(path))
    return tuple(copy_of(path, version_text(path)) for path in list(found.values())[:_MOST_COPIES])


def copy_of(path: str, text: str) -> AdbCopy:
    """Read `adb version`: `Android Debug Bridge version 1.0.41`, then `Version 36.0.0-13206524` since release 26.

    The last number of the first line is `ADB_SERVER_VERSION` (AOSP adb.h): a client whose number differs from the
    server's stops that server and starts its own.
    """
    protocol = re.search(r"^Android Debug Bridge version 1\.0\.(\d{1,4})\b", text, re.MULTILINE)
    release = re.search(r"^(?:Version|Revision) (\d{1,4})\.", text, re.MULTILINE)
    return AdbCopy(
        path=path,
        release=int(release.group(1)) if release else None,
        protocol=int(protocol.group(1)) if protocol else None,
    )


def version_text(path: str) -> str:
    """What `adb version` prints; empty if it does not run."""
    try:
        done = subprocess.run(  # noqa: S603  # the user's own adb, fixed arguments
            [path, "version"], capture_output=True, timeout=_SECONDS, check=False, text=True, errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else done.stdout[:4096]
