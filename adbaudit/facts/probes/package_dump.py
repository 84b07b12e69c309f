"""`dumpsys package`: grants and flags of every app and user (AOSP `pm/Settings.dumpPackageLPr`).

Whole dumps, `dumpsys package NAME` and `dumpsys package permission NAMES` are read alike: sections are found by
their stripped header, indentation only counts relative to it, a user's line is read as `key=value` pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from adbaudit.facts.probes.package_block import PackageBlock, PackageDump, UserBlock
from adbaudit.model.permission import PRIVACY_PERMISSIONS, Grant, GrantState, PermissionName
from adbaudit.ports import Command

EXTRA_PERMISSIONS = (
    "INTERNET",  # nearly every app asks for it, so nearly every app's version and times are listed too
    "SYSTEM_ALERT_WINDOW",
    "PACKAGE_USAGE_STATS",
    "REQUEST_INSTALL_PACKAGES",
    "MANAGE_EXTERNAL_STORAGE",
)
_PACKAGE = re.compile(r"^Package \[([^\]]+)\] \(\w+\):$")
_SHARED = re.compile(r"^SharedUser \[([^\]]+)\] \(\w+\):$")
_USER = re.compile(r"^User (\d+):(.*)$")
_GRANT = re.compile(r"^(\S+): granted=(true|false)(?:, flags=\[\s*(.*?)\s*\])?(?:, userId=(\d+))?\s*$")
_PAIR = re.compile(r"(\w+)=(\S+)")
_SHARED_LINK = re.compile(r"^sharedUser=SharedUserSetting\{\w+ ([^/}]+)/\d+\}")
_SECTIONS = {"Packages:": "packages", "Hidden system packages:": "hidden", "Shared users:": "shared"}
# Other lists are passed over line by line: `overlay paths:` stands at its user's indent, so what follows it is deeper.
_LISTS = {
    "requested permissions:": "requested",
    "install permissions:": "install",
    "runtime permissions:": "runtime",
    "grantedPermissions:": "granted",
}
_FIELDS = (
    "versionName=",
    "firstInstallTime=",
    "lastUpdateTime=",
    "installerPackageName=",
    "packageSource=",
    "codePath=",
)


def command(sdk: int) -> Command:
    """Every app that holds or asks for one of our permissions, in one answer, from Android 6 on; else all packages."""
    if sdk < 23:
        return Command(argv=("dumpsys", "package", "packages"), seconds=60)
    patience = ("-t", "60") if sdk >= 26 else ()
    names = [str(permission.name) for permission in PRIVACY_PERMISSIONS if permission.since <= sdk]
    names += [f"android.permission.{name}" for name in EXTRA_PERMISSIONS]
    return Command(argv=("dumpsys", *patience, "package", "permission", *names), seconds=65)


def parse(text: str) -> PackageDump | None:
    """Read the sections that hold grants; `None` when there is no `Packages:` section."""
    reader = _Reader()
    reader.read(text.removeprefix("\ufeff").splitlines())
    return reader.result() if reader.has_packages else None


class _Reader:
    """Walks the lines once; what it points at is the innermost open block, user and list."""

    def __init__(self) -> None:
        self.has_packages = False
        self._packages: dict[str, PackageBlock] = {}
        self._shared: dict[str, PackageBlock] = {}
        self._seen_shared_section = False
        self._section: str | None = None
        self._section_indent = 0
        self._block: PackageBlock | None = None
        self._block_indent = 0
        self._last: PackageBlock | None = None
        self._user: UserBlock | None = None
        self._list: str | None = None
        self._list_indent = 0

    def read(self, lines: Iterable[str]) -> None:
        for line in lines:
            stripped = line.strip()
            if stripped:
                self._line(stripped, len(line) - len(line.lstrip()))

    def result(self) -> PackageDump:
        return PackageDump(
            packages=self._packages,
            shared=self._shared,
            has_shared_section=self._seen_shared_section,
            last=self._last,
        )

    def _line(self, line: str, indent: int) -> None:
        if self._section is None or indent <= self._section_indent:
            self._start_section(line, indent)
        elif self._block is None or indent <= self._block_indent:
            self._start_block(line, indent)
        elif self._list is not None and indent > self._list_indent:
            self._item(line)
        else:
            self._list = None
            self._content(line, indent)

    def _start_section(self, line: str, indent: int) -> None:
        self._section = _SECTIONS.get(line)
        self._section_indent = indent
        self._block = self._user = self._list = None
        self.has_packages |= self._section == "packages"
        self._seen_shared_section |= self._section == "shared"

    def _start_block(self, line: str, indent: int) -> None:
        self._block = self._user = self._list = None
        found = (_SHARED if self._section == "shared" else _PACKAGE).match(line)
        if not found:
            return
        known = {"packages": self._packages, "shared": self._shared}.get(self._section or "", {})
        block = PackageBlock(name=found.group(1))
        if block.name in known:
            known[block.name].is_contradicted = True  # the same package twice: somebody wrote into the dump
        else:
            known[block.name] = block
        self._block = self._last = block
        self._block_indent = indent

    def _content(self, line: str, indent: int) -> None:
        if self._block is None:
            return
        if line in _LISTS:
            self._list, self._list_indent = _LISTS[line], indent
            if self._list == "requested" and self._block.requested is None:
                self._block.requested = set()
            return
        user = _USER.match(line)
        if user:
            self._start_user(self._block, int(user.group(1)), user.group(2))
        else:
            self._field(self._block, line)

    def _start_user(self, block: PackageBlock, number: int, pairs: str) -> None:
        self._user = UserBlock(fields=dict(_PAIR.findall(pairs)))
        if number in block.users:
            block.is_contradicted = True
        else:
            block.users[number] = self._user

    def _field(self, block: PackageBlock, line: str) -> None:
        if line.startswith(("userId=", "appId=", "versionCode=")):
            block.fields.update(_PAIR.findall(line))
        elif line.startswith(("flags=[", "pkgFlags=[")):
            block.flags |= set(line.partition("[")[2].rstrip("] ").split())
        elif line.startswith("sharedUser="):
            link = _SHARED_LINK.match(line)
            block.shared_user = link.group(1) if link else None
        elif line.startswith(_FIELDS):
            key, _, value = line.partition("=")
            target = self._user.fields if self._user and key == "firstInstallTime" else block.fields
            target.setdefault(key, value)

    def _item(self, line: str) -> None:
        if self._block is None:
            return
        if self._list == "requested" and self._block.requested is not None:
            self._block.requested.add(line.partition(":")[0])
        elif self._list == "granted":
            self._block.note(None, Grant(permission=PermissionName(line), state=GrantState.GRANTED))
        elif self._list in {"install", "runtime"}:
            self._grant(self._block, line)

    def _grant(self, block: PackageBlock, line: str) -> None:
        found = _GRANT.match(line)
        if not found:
            return
        name, granted, flags, only_user = found.groups()
        grant = Grant(
            permission=PermissionName(name),
            state=GrantState.GRANTED if granted == "true" else GrantState.DENIED,
            flags=frozenset(part for part in re.split(r"[|\s]+", flags or "") if part),
        )
        if self._list == "runtime" and self._user is not None:
            self._user.note(grant)
        else:
            block.note(int(only_user) if only_user else None, grant)
