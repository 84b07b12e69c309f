"""`dumpsys package`: grants and flags of every app and user (AOSP `pm/Settings.dumpPackageLPr`).

Whole dumps, `dumpsys package NAME` and `dumpsys package permission NAMES` are read alike: sections are found by
their stripped header, indentation only counts relative to it, a user's line is read as `key=value` pairs.
"""

from __future__ import annotations

import io
import re

from adbaudit.facts.probes.package_block import PackageBlock, PackageDump
from adbaudit.facts.probes.package_lines import BlockReader, is_grant
from adbaudit.model.permission import PRIVACY_PERMISSIONS
from adbaudit.ports import Command

EXTRA_PERMISSIONS = (
    "INTERNET",  # nearly every app asks for it, so nearly every app's version and times are listed too
    "SYSTEM_ALERT_WINDOW",
    "PACKAGE_USAGE_STATS",
    "REQUEST_INSTALL_PACKAGES",
    "MANAGE_EXTERNAL_STORAGE",
)
MOST_PACKAGES = 50_000
LONGEST_LINE = 20_000
_PACKAGE = re.compile(r"^Package \[([^\]]+)\] \(\w+\):$")
_SHARED = re.compile(r"^SharedUser \[([^\]]+)\] \(\w+\):$")
_SECTIONS = {"Packages:": "packages", "Hidden system packages:": "hidden", "Shared users:": "shared"}


def command(sdk: int) -> Command:
    """Every app that holds or asks for one of our permissions, in one answer; before Android 6 the whole dump."""
    if sdk < 23:
        return Command(argv=("dumpsys", "package"), seconds=60)
    patience = ("-t", "60") if sdk >= 26 else ()
    names = [str(permission.name) for permission in PRIVACY_PERMISSIONS if permission.since <= sdk]
    names += [f"android.permission.{name}" for name in EXTRA_PERMISSIONS]
    return Command(argv=("dumpsys", *patience, "package", "permission", *names), seconds=65)


def parse(text: str) -> PackageDump | None:
    """Read the sections that hold grants; `None` without a `Packages:` section, or with more than any phone has."""
    reader = _Reader()
    for line in io.StringIO(text.removeprefix("\ufeff")):
        stripped = line.strip()
        if stripped:
            reader.take(stripped[:LONGEST_LINE], len(line) - len(line.lstrip()))
    return reader.result()


class _Reader:
    """Walks the lines once; what it points at is the open section and block."""

    def __init__(self) -> None:
        self._blocks: dict[str, dict[str, PackageBlock]] = {}
        self._is_forged = False
        self._section: str | None = None
        self._has_end = False
        self._section_indent = 0
        self._block_indent = 0
        self._lines: BlockReader | None = None
        self._last: PackageBlock | None = None
        self._block: PackageBlock | None = None

    def take(self, line: str, indent: int) -> None:
        if self._section is None or indent <= self._section_indent:
            self._start_section(line, indent)
        elif self._lines is None or indent <= self._block_indent:
            self._start_block(line, indent)
        else:
            self._lines.take(line, indent)

    def result(self) -> PackageDump | None:
        packages = self._blocks.get("packages")
        if packages is None or len(packages) > MOST_PACKAGES:
            return None
        return PackageDump(
            packages=packages,
            shared=self._blocks.get("shared", {}),
            hidden=frozenset(self._blocks.get("hidden", {})),
            has_shared_section="shared" in self._blocks,
            is_forged=self._is_forged,
            is_of_old_form=any(block.is_of_old_form for blocks in self._blocks.values() for block in blocks.values()),
            has_end=self._has_end,
            last=self._last,
        )

    def _start_section(self, line: str, indent: int) -> None:
        if self._section is not None:
            self._has_end = line.endswith(":")
        self._section = _SECTIONS.get(line)
        self._section_indent = indent
        self._lines = self._block = None
        if self._section in self._blocks or _PACKAGE.match(line) or _SHARED.match(line) or is_grant(line):
            self._is_forged = True
        elif self._section is not None:
            self._blocks[self._section] = {}
            self._has_end = False

    def _start_block(self, line: str, indent: int) -> None:
        self._lines = None
        found = (_SHARED if self._section == "shared" else _PACKAGE).match(line)
        if not found:
            self._is_forged |= bool(_PACKAGE.match(line) or _SHARED.match(line))
            if self._block is not None:
                self._block.is_doubtful = True  # no header ends a block but another's
            return
        known = self._blocks[self._section or ""]
        block = PackageBlock(name=found.group(1))
        if block.name in known:
            known[block.name].is_doubtful = True
        else:
            known[block.name] = block
        self._last = self._block = block
        self._lines = BlockReader(block)
        self._block_indent = indent
