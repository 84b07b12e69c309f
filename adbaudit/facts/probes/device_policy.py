"""`dumpsys device_policy`: enabled device admins per user (AOSP DevicePolicyManagerService.dump)."""

from __future__ import annotations

import re

from adbaudit.facts.probes.numbers import number_of
from adbaudit.model.user import UserId
from adbaudit.ports import Command

_SECTION = re.compile(r"^\s*Enabled Device Admins(?: \(User (\d+).*\))?:\s*$")
_ADMIN = re.compile(r"^\s*([A-Za-z0-9_.]+/[A-Za-z0-9_.$]+):\s*$")


def command() -> Command:
    """Device and profile owners, and every enabled admin."""
    return Command(argv=("dumpsys", "device_policy"), seconds=20, max_bytes=8 * 1024 * 1024)


def parse(text: str) -> dict[UserId, tuple[str, ...]] | None:
    """Read the components under `Enabled Device Admins (User N, …):`.

    The heading is printed for every user, admins or not; `None` when it is missing: another text, or one cut off.
    """
    admins: dict[UserId, tuple[str, ...]] = {}
    user: UserId | None = None
    for line in text.splitlines():
        section = _SECTION.match(line)
        if section:
            user = UserId(number_of(section.group(1)) or 0)
            admins.setdefault(user, ())
            continue
        admin = _ADMIN.match(line)
        if user is not None and admin:
            admins[user] = (*admins[user], admin.group(1))
    return admins or None
