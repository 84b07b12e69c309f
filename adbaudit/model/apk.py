"""What an APK file says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.permission import PackageName, PermissionName


class ManifestState(Enum):
    """Whether the manifest was read; `UNREADABLE` is a finding, `NOT_READ` only a limit."""

    READ = "read"
    UNREADABLE = "unreadable"
    NOT_READ = "not-read"


@dataclass(frozen=True, slots=True, kw_only=True)
class UsesPermission:
    """A request in a manifest; `max_sdk` is the last API level on which it is asked for."""

    permission: PermissionName
    max_sdk: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ApkFacts:
    """One APK file, or one app made of split files (then `path` is the base's)."""

    path: str
    """File name only for a phone's APK; the path as given for `adbaudit apk`."""
    manifest: ManifestState
    package: PackageName | None = None
    label: str | None = None
    version_name: str | None = None
    version_code: int | None = None
    min_sdk: int | None = None
    target_sdk: int | None = None
    sha256: str | None = None
    size: int | None = None
    """Bytes."""
    signers: tuple[str, ...] | None = None
    """SHA-256 of each signing certificate; `()` means unsigned, `None` means not looked at."""
    declared: tuple[UsesPermission, ...] = ()
    services: tuple[tuple[str, str], ...] = ()
    """(component, permission that guards it) of services bound by the system, e.g. accessibility."""
    sdks: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
