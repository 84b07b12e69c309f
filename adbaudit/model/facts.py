"""Facts: everything that was observed on a phone, nothing judged but Access."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from adbaudit.model.access import Access
from adbaudit.model.device import Device
from adbaudit.model.gap import Gap
from adbaudit.model.permission import PackageName
from adbaudit.model.special_access import SpecialAccess
from adbaudit.model.user import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class InstalledPackage:
    """One package as one user has it. `None` is "the phone did not say", never "no"."""

    package: PackageName
    user: UserId
    paths: tuple[str, ...] = ()
    """APK files on the phone, base first, as the phone printed them (hostile text)."""
    version_name: str | None = None
    version_code: int | None = None
    target_sdk: int | None = None
    installer: str | None = None
    """The package that installed it; `None` where the phone names none, or was not asked (`is_installer_read`)."""
    is_installer_read: bool = False
    initiating_package: str | None = None
    """The package that really asked for the install; Android itself notes it, unlike the installer's name, which
    whoever installs may choose. `None` where the phone does not say (to Android 13)."""
    originating_package: str | None = None
    """Where the file came from, as the package that asked for the install claims: a browser, a messenger."""
    is_sideloaded: bool | None = None
    """Whether the phone itself says that it came from a file (Android 13 and later); `None` where it says nothing."""
    installed_at: datetime | None = None
    updated_at: datetime | None = None
    enabled: bool | None = None
    is_suspended: bool | None = None
    """Paused: nobody can open it, and what it was allowed stays allowed; to Android 6 no phone tells."""
    system: bool | None = None
    access: tuple[Access, ...] = ()
    special_access: tuple[SpecialAccess, ...] = ()

    def came_from(self, stores: Collection[PackageName]) -> bool | None:
        """Whether one of these stores installed it, by who really asked for it; `None` where nobody can tell."""
        asked = self.initiating_package or self.installer
        if self.is_sideloaded:
            return False
        return None if asked is None else asked in stores


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What one reading of one phone gave; packages sorted by user, then name."""

    device: Device
    packages: tuple[InstalledPackage, ...]
    gaps: tuple[Gap, ...]
    phone_time: datetime | None
