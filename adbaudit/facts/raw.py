"""Everything a phone answered, read but not yet put together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from adbaudit.facts.probes.app_ops import UidOps
from adbaudit.facts.probes.package_block import PackageBlock, PackageDump
from adbaudit.facts.probes.package_list import ListedPackage
from adbaudit.model.permission import PackageName
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.model.user import UserId


@dataclass(frozen=True, slots=True, kw_only=True)
class RawFacts:
    """`None` is an answer that was refused, cut off or not understood; its Gap stands in the gaps."""

    sdk: int
    phone_time: datetime | None
    users: tuple[UserId, ...]
    listed: Mapping[UserId, Mapping[PackageName, ListedPackage] | None]
    system: Mapping[UserId, Mapping[PackageName, ListedPackage] | None]
    packages: PackageDump | None
    is_package_dump_whole: bool
    ops: Mapping[int, UidOps] | None
    are_ops_whole: bool
    holders: Mapping[tuple[UserId, SpecialAccessKind], tuple[str, ...] | None]
    """Components or packages that hold a special access that is kept in a list."""


def uid_of_block(block: PackageBlock, shared: PackageBlock | None, user: UserId) -> int | None:
    """A package's uid for a user: app id plus 100,000 times the user (AOSP UserHandle)."""
    for one in (block, shared):
        app_id = one.number("appId") if one else None
        if app_id is not None:
            return app_id % 100_000 + user * 100_000
    return None
