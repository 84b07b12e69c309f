"""Which adb program to use: the one on PATH if new enough, else the one that comes with adbutils."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from adbaudit.device.adb_copies import copy_of, version_text
from adbaudit.errors import AdbMissing
from adbaudit.model.message import message

OLDEST_RELEASE = 30
"""Platform tools 30 (2020) pair wireless phones and know the features of Android 11."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdbProgram:
    """An adb program and its platform-tools release."""

    path: Path
    release: int


def find_program() -> AdbProgram:
    """The adb program to use.

    Raises:
        AdbMissing: there is none that runs and is new enough.

    """
    for path in _candidates():
        release = copy_of(str(path), version_text(str(path))).release
        if release is not None and release >= OLDEST_RELEASE:
            return AdbProgram(path=path, release=release)
    raise AdbMissing(
        message("No adb program was found that runs on this computer."),
        means=message("adb is the program that talks to Android phones. Without it no phone can be looked at."),
        next_step=message("Install adbaudit again so that its own copy comes with it, or install “platform-tools”."),
    )


def _candidates() -> list[Path]:
    on_path = shutil.which("adb")
    name = "adb.exe" if os.name == "nt" else "adb"
    with resources.as_file(resources.files("adbutils.binaries") / name) as bundled:
        return [*([Path(on_path)] if on_path else []), bundled]
