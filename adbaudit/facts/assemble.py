"""From raw answers to installed packages: one row for each package and user that has it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from adbaudit.facts.file_paths import paths_of
from adbaudit.facts.package_of_user import DISABLED, PackageOfUser, package_of_user
from adbaudit.facts.probes.package_list import ListedPackage
from adbaudit.facts.probes.phone_clock import local_time
from adbaudit.facts.raw import RawFacts
from adbaudit.facts.read_raw import installed_blocks
from adbaudit.facts.special_access import special_access_of
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId

SOURCES = {"2": False, "3": True, "4": True}
"""AOSP PackageInstaller.PACKAGE_SOURCE_*: store, local file, downloaded file."""
ENABLED = {"0": True, "1": True, **dict.fromkeys(DISABLED, False)}
SUSPENDED = {"true": True, "false": False}


def installed_packages(raw: RawFacts) -> tuple[InstalledPackage, ...]:
    """Every package of every user, by user and name."""
    return tuple(
        _installed(raw, package_of_user(raw, package, user))
        for user in raw.users
        for package in sorted(_names(raw, user))
    )


def _names(raw: RawFacts, user: UserId) -> Iterable[PackageName]:
    """The list, and whatever else the dump says is installed: an app must not vanish with a line of a list."""
    in_dump = {PackageName(block.name) for block in installed_blocks(raw.packages, user)}
    return in_dump | (raw.listed.get(user) or {}).keys()


@lru_cache(maxsize=4096)
def _time(text: str, phone_time: datetime | None) -> datetime | None:
    """Apps that came with the phone share their times."""
    return local_time(text, phone_time)


def _installed(raw: RawFacts, one: PackageOfUser) -> InstalledPackage:
    listed = (raw.listed.get(one.user) or {}).get(one.package)
    fields = one.block.fields if one.block else {}
    installed_at = one.user_fields.get("firstInstallTime") or fields.get("firstInstallTime", "")
    version_code = one.block.number("versionCode") if one.block else None
    return InstalledPackage(
        package=one.package,
        user=one.user,
        paths=paths_of(listed.path, fields.get("splits", "")) if listed and listed.path else (),
        version_name=fields.get("versionName"),
        version_code=version_code if version_code is not None else listed.version_code if listed else None,
        target_sdk=one.block.number("targetSdk") if one.block else None,
        installer=listed.installer if listed else fields.get("installerPackageName"),
        is_installer_read=listed is not None or "installerPackageName" in fields,
        initiating_package=_named(fields.get("initiatingPackageName")),
        originating_package=_named(fields.get("originatingPackageName")),
        is_sideloaded=SOURCES.get(fields.get("packageSource", "")),
        installed_at=_time(installed_at, raw.phone_time),
        updated_at=_time(fields.get("lastUpdateTime", ""), raw.phone_time),
        enabled=ENABLED.get(one.user_fields.get("enabled", "")),
        is_suspended=SUSPENDED.get(one.user_fields.get("suspended", "")),
        system=_is_system(raw, one, listed),
        access=one.accesses(),
        special_access=special_access_of(raw, one),
    )


def _named(package: str | None) -> str | None:
    """A package's name; some versions print `null` for none."""
    return None if package in {None, "", "null"} else package


def _is_system(raw: RawFacts, one: PackageOfUser, listed: ListedPackage | None) -> bool | None:
    """The block's flags where they can be trusted, else the list of what came with the phone."""
    if one.block is not None and one.block.flags and not one.block.is_doubtful:
        return "SYSTEM" in one.block.flags
    system = raw.system.get(one.user)
    return None if system is None or listed is None else one.package in system
