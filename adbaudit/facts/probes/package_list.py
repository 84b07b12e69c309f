"""`pm list packages`: what is installed for one user, where, and by whom (AOSP PackageManagerShellCommand)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId
from adbaudit.ports import Command

_NAME = re.compile(r"[A-Za-z0-9_.]{1,255}")
_BEHIND = re.compile(r"(?: stopped=(?:true|false)| uid:[\d,]+)+$")
_VERSION = re.compile(r" versionCode:(\d{1,15})$")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedPackage:
    """One line; `installer` is `None` when the phone says `null`."""

    package: PackageName
    path: str | None
    installer: str | None
    version_code: int | None


def command(user: UserId, sdk: int) -> Command:
    """Every package of a user with path and installer; always with `--user`, else a locked profile fails it all."""
    version = ("--show-versioncode",) if sdk >= 29 else ()
    return Command(argv=("pm", "list", "packages", "-f", "-i", *version, "--user", str(user)), seconds=30)


def system_command(user: UserId) -> Command:
    """Only those that came with the phone."""
    return Command(argv=("pm", "list", "packages", "-s", "--user", str(user)), seconds=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageList:
    """Packages by name; `is_whole` is false when a line was not understood."""

    packages: dict[PackageName, ListedPackage]
    is_whole: bool


def parse(text: str) -> PackageList | None:
    """Read `package:/data/app/x/base.apk=com.x versionCode:3  installer=null`; the path may hold `=`.

    `None` when no line is a package's: no phone has no packages.
    """
    listed = {}
    is_whole = True
    for line in text.removeprefix("\ufeff").splitlines():
        row = _row(line.removeprefix("package:").rstrip()) if line.startswith("package:") else None
        if row:
            listed[row.package] = row
        elif line.strip():
            is_whole = False
    return PackageList(packages=listed, is_whole=is_whole) if listed else None


def _row(rest: str) -> ListedPackage | None:
    rest, _, installer = rest.partition("  installer=")
    rest = _BEHIND.sub("", rest.rstrip())
    version = _VERSION.search(rest)
    if version:
        rest = rest[: version.start()]
    path, _, name = rest.rpartition("=")
    if not _NAME.fullmatch(name):
        return None
    installer = installer.split(" ", 1)[0]
    return ListedPackage(
        package=PackageName(name),
        path=path or None,
        installer=None if installer in {"", "null"} else installer,
        version_code=int(version.group(1)) if version else None,
    )
