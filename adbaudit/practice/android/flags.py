"""Permission flags: their bits, and how each Android version prints them (PackageManager#permissionFlagToString)."""

from __future__ import annotations

USER_SET = 0x1
USER_FIXED = 0x2
POLICY_FIXED = 0x4
REVOKED_COMPAT = 0x8
SYSTEM_FIXED = 0x10
REVIEW_REQUIRED = 0x40
USER_SENSITIVE = 0x300
"""USER_SENSITIVE_WHEN_GRANTED and _DENIED, set on ordinary apps from Android 10 on."""
INSTALLER_EXEMPT = 0x800
APPLY_RESTRICTION = 0x4000

_NAMES: tuple[tuple[int, str, int], ...] = (
    (0x1, "USER_SET", 23),
    (0x2, "USER_FIXED", 23),
    (0x4, "POLICY_FIXED", 23),
    (0x8, "REVOKED_COMPAT", 30),
    (0x8, "REVOKE_ON_UPGRADE", 23),
    (0x10, "SYSTEM_FIXED", 23),
    (0x20, "GRANTED_BY_DEFAULT", 23),
    (0x40, "REVIEW_REQUIRED", 29),
    (0x80, "REVOKE_WHEN_REQUESTED", 29),
    (0x100, "USER_SENSITIVE_WHEN_GRANTED", 29),
    (0x200, "USER_SENSITIVE_WHEN_DENIED", 29),
    (0x800, "RESTRICTION_INSTALLER_EXEMPT", 29),
    (0x1000, "RESTRICTION_SYSTEM_EXEMPT", 29),
    (0x2000, "RESTRICTION_UPGRADE_EXEMPT", 29),
    (0x4000, "APPLY_RESTRICTION", 29),
    (0x8000, "GRANTED_BY_ROLE", 29),
    (0x10000, "ONE_TIME", 30),
    (0x20000, "AUTO_REVOKED", 30),
)

BITS: dict[str, int] = {name: bit for bit, name, _ in _NAMES}
"""Bit by name, for reading profiles; a bit without a name is written as a number."""


def flags_text(flags: int, sdk: int) -> str:
    """The `, flags=[ …]` part of a permission line; empty when no bit is set.

    To Android 9 names are parted by blanks and one stands before the bracket; from 10 bars part them.
    """
    if not flags:
        return ""
    names = [_name(1 << place, sdk) for place in range(32) if flags & (1 << place)]
    return f", flags=[ {' '.join(names)} ]" if sdk < 29 else f", flags=[ {'|'.join(names)}]"


def _name(bit: int, sdk: int) -> str:
    """The first name this version knows for the bit, else the bit as a decimal number."""
    return next((name for known, name, since in _NAMES if known == bit and since <= sdk), str(bit))
