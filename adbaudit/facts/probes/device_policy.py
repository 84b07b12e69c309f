"""`dumpsys device_policy`: enabled device admins per user (AOSP DevicePolicyManagerService.dump)."""

from __future__ import annotations

import re

from adbaudit.model.user import UserId
from adbaudit.ports import Command

_SECTION = re.compile(r"^\s*Enabled Device Admins(?: \(User (\d+).*\))?:\s*$")
_ADMIN = re.compile(r"^\s*([A-Za-z0-9_.]+/[A-Za-z0-9_.$]+):\s*$")
_KNOWN = ("Current Device Policy Manager state", "Device Owner", "Enabled Device Admins", "Immutable state")


def command() -> Command:
    """Device and profile owners, and every enabled admin."""
    return Command(argv=("dumpsys", "device_policy"), seconds=20, max_bytes=8 * 1024 * 1024)


def parse(text: str) -> dict[UserId, tuple[str, ...]] | None:
    """Read the components under `Enabled Device Admins (User N, …):`; `None` when it is not this dump."""
    if not any(known in text for known in _KNOWN):
        return None
    admins: dict[UserId, tuple[str, ...]] = {}
    user: UserId | None = None
    for line in text.splitlines():
        section = _SECTION.match(line)
        if section:
            user = UserId(int(section.group(1) or 0))
            continue
        if not line.strip():
            user = None
        admin = _ADMIN.match(line)
        if user is not None and admin:
            admins[user] = (*admins.get(user, ()), admin.group(1))
    return admins
