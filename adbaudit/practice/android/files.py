"""The files of the phone: installed APKs, and what was pushed to the folders the shell may write."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from adbaudit.practice.android.apk import MadeApk
from adbaudit.practice.android.blueprint import PackageBlueprint
from adbaudit.practice.android.texts import random_name
from adbaudit.practice.machine import FileStatus

EMPTY_ZIP = b"PK\x05\x06" + bytes(18)
"""The smallest valid archive: an end record and nothing else. Factory copies have this one."""
Content = Path | bytes | MadeApk

_MAX_PUSHED = 64 * 1024 * 1024
_WRITABLE = ("/data/local/tmp", "/sdcard", "/storage/emulated/0")
_PASSABLE = ("/data", "/data/app")
"""Folders the shell may walk through but not list."""
_FOLDER = stat.S_IFDIR | 0o755
_FILE = stat.S_IFREG | 0o644


@dataclass(slots=True)
class PhoneFiles:
    """Installed files by path, and pushed ones kept in memory."""

    installed: Mapping[str, Content]
    modified: int
    pushed: dict[str, tuple[bytes, int, int]] = field(default_factory=dict)

    def status_of(self, path: str) -> FileStatus | None:
        """A file's status; a folder's where something lies below it."""
        path = _tidy(path)
        if path in self.pushed:
            content, mode, modified = self.pushed[path]
            return FileStatus(mode=stat.S_IFREG | (mode & 0o777), size=len(content), modified=modified)
        if path in self.installed:
            return FileStatus(mode=_FILE, size=_size(self.installed[path]), modified=self.modified)
        if path in _PASSABLE:
            return FileStatus(mode=stat.S_IFDIR | 0o771, size=4096, modified=self.modified)
        if path in _WRITABLE or any(True for _ in self._below(path)):
            return FileStatus(mode=_FOLDER, size=4096, modified=self.modified)
        return None

    def read(self, path: str, offset: int, length: int) -> bytes:
        """Bytes of a file; short at its end."""
        path = _tidy(path)
        content = self.pushed[path][0] if path in self.pushed else self.installed.get(path, b"")
        if isinstance(content, MadeApk):
            content = content.content
        if isinstance(content, bytes):
            return content[offset : offset + length]
        with content.open("rb") as stream:
            stream.seek(offset)
            return stream.read(length)

    def names_in(self, path: str) -> tuple[str, ...] | None:
        """Names in a folder that the shell may list."""
        path = _tidy(path)
        status = self.status_of(path)
        if status is None or not stat.S_ISDIR(status.mode) or path in _PASSABLE:
            return None
        depth = len(PurePosixPath(path).parts)
        return tuple(sorted({PurePosixPath(below).parts[depth] for below in self._below(path)}))

    def write(self, path: str, content: bytes, mode: int, modified: int) -> bool:
        """Keep a pushed file where the shell may write and there is room."""
        path = _tidy(path)
        used = sum(len(kept) for kept, _, _ in self.pushed.values())
        if not path.startswith(tuple(f"{folder}/" for folder in _WRITABLE)) or used + len(content) > _MAX_PUSHED:
            return False
        self.pushed[path] = (content, mode, modified)
        return True

    def _below(self, folder: str) -> Iterator[str]:
        """All paths under a folder."""
        start = folder.rstrip("/") + "/"
        yield from (path for path in (*self.installed, *self.pushed, *_WRITABLE) if path.startswith(start))


def folder_of(package: PackageBlueprint, sdk: int) -> str:
    """Where the package's APK files lie: 11+ two random folders, 8 to 10 one, before that a counter."""
    if package.system and not package.updated:
        return factory_folder(package)
    if sdk >= 30:
        return f"/data/app/~~{random_name(package.name, 'outer')}/{package.name}-{random_name(package.name, 'inner')}"
    if sdk >= 26:
        return f"/data/app/{package.name}-{random_name(package.name, 'inner')}"
    return f"/data/app/{package.name}-1"


def factory_folder(package: PackageBlueprint) -> str:
    """Where a system app's factory copy lies."""
    place = "/system/priv-app" if package.shared_user else "/system/app"
    title = "".join(part[:1].upper() + part[1:] for part in package.name.split(".")[-2:])
    return f"{place}/{title}"


def file_names(package: PackageBlueprint, apks: Path | None) -> dict[str, Content]:
    """The package's APK files by name, base first; splits where the folder of built APKs has a folder of them.

    An app that has no built APK has one that says what the phone says.
    """
    name = PurePosixPath(factory_folder(package)).name + ".apk" if _is_factory(package) else "base.apk"
    made: dict[str, Content] = {name: MadeApk(package)}
    if apks is None:
        return made
    single, folder = apks / f"{package.name}.apk", apks / package.name
    if single.is_file():
        return {name: single}
    if (folder / "base.apk").is_file():
        return {name: folder / "base.apk", **{path.name: path for path in sorted(folder.glob("split_*.apk"))}}
    return made


def _is_factory(package: PackageBlueprint) -> bool:
    """Whether the package runs from the system image."""
    return package.system and not package.updated


def _size(content: Content) -> int:
    """Bytes of a file."""
    if isinstance(content, MadeApk):
        content = content.content
    return len(content) if isinstance(content, bytes) else content.stat().st_size


def _tidy(path: str) -> str:
    """The path without doubled or trailing slashes and without `.` or `..` steps."""
    steps: list[str] = []
    for step in path.split("/"):
        if step == "..":
            steps = steps[:-1]
        elif step not in {"", "."}:
            steps.append(step)
    return "/" + "/".join(steps)
