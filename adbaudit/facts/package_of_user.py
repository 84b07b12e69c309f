"""One package as one user has it: everything the raw facts say of it, looked up once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from adbaudit.facts.access import Observed, access_of
from adbaudit.facts.probes.app_ops import UidOps
from adbaudit.facts.probes.numbers import number_of
from adbaudit.facts.probes.package_block import Grants, PackageBlock
from adbaudit.facts.raw import RawFacts, uid_of_block
from adbaudit.facts.sisters import held_sister
from adbaudit.model.access import Access
from adbaudit.model.appop import AppOp, OpMode
from adbaudit.model.permission import (
    MAIN_GROUPS,
    PRIVACY_PERMISSIONS,
    Grant,
    GrantState,
    PackageName,
    PermissionName,
    PrivacyPermission,
)
from adbaudit.model.user import UserId

RUNTIME_PERMISSIONS_SINCE = 23
COARSE_SWITCHES_FINE_UNTIL = 29
PRIVACY_NAMES = frozenset(permission.name for permission in PRIVACY_PERMISSIONS)
DISABLED = frozenset({"2", "3", "4"})
"""AOSP PackageManager.COMPONENT_ENABLED_STATE_DISABLED, _DISABLED_USER, _DISABLED_UNTIL_USED."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageOfUser:
    """A package and user with the block of the dump, the grants, and the ops of its uid."""

    package: PackageName
    user: UserId
    sdk: int
    block: PackageBlock | None
    uid: int | None
    grants: Grants
    is_known: bool
    """Whether what is missing among the grants can be taken as not granted."""
    is_doubtful: bool
    """Whether even what stands there cannot be believed."""
    ops: Mapping[int, UidOps] | None
    are_ops_whole: bool

    @property
    def user_fields(self) -> Mapping[str, str]:
        """The pairs of this user's line; of a block that cannot be believed, none."""
        is_told = self.block is not None and not self.is_doubtful and self.user in self.block.users
        return self.block.users[self.user].fields if self.block and is_told else {}

    @property
    def fields(self) -> Mapping[str, str]:
        """The pairs that hold for every user, where they can be believed."""
        return self.block.fields if self.block and not self.is_doubtful else {}

    def op(self, name: str) -> AppOp | None:
        """One op with its uid's mode; what is not listed stands at default.

        `None` where it was not read: no dump, a dump that ends before this uid, or a package without a known uid.
        """
        if self.ops is None or self.uid is None:
            return None
        of_uid = self.ops.get(self.uid)
        if of_uid is None:
            return _untouched(name) if self.are_ops_whole else None
        if of_uid.is_doubtful:
            return None
        op = of_uid.packages.get(self.package, {}).get(name) or _untouched(name)
        uid_mode = of_uid.modes.get(name, OpMode.DEFAULT)
        return op if uid_mode is OpMode.DEFAULT else replace(op, uid_mode=uid_mode)

    def state_of(self, permission: PermissionName) -> GrantState:
        """Whether any permission is granted, be it one that touches privacy or not."""
        grant = self.grants.get(permission)
        if self.is_doubtful or (grant is None and not self.is_known):
            return GrantState.UNKNOWN
        return GrantState.DENIED if grant is None else grant.state

    def accesses(self) -> tuple[Access, ...]:
        """Every privacy permission it asks for or holds, judged."""
        if self.is_known and not self._touches_privacy():
            return ()  # most apps of a phone
        return tuple(
            self._access(permission, requested=requested)
            for permission in PRIVACY_PERMISSIONS
            if (permission.since <= self.sdk or permission.name in self.grants)  # the version may be assumed
            and (requested := self._is_requested(permission)) is not False
            and (requested or permission.group in MAIN_GROUPS)
        )

    def _touches_privacy(self) -> bool:
        """Whether there is anything to judge, where the phone told all."""
        if self.block is None:
            return False
        if self.block.requested is None and self.sdk >= RUNTIME_PERMISSIONS_SINCE:
            return True
        return not PRIVACY_NAMES.isdisjoint(self.grants) or not PRIVACY_NAMES.isdisjoint(self.block.requested or ())

    def _is_requested(self, permission: PrivacyPermission) -> bool | None:
        """`None` where the phone did not tell: then only the groups that matter most are carried on.

        Before Android 6 the grants are all there is; a whole dump, and Android 6 itself, print no list of requests.
        """
        if permission.name in self.grants:
            return True
        if self.block is not None and self.block.requested is not None:
            return True if permission.name in self.block.requested else False if self.is_known else None
        says_all = self.block is None or self.sdk < RUNTIME_PERMISSIONS_SINCE
        return False if self.is_known and says_all else None

    def _access(self, permission: PrivacyPermission, *, requested: bool | None) -> Access:
        return access_of(
            Observed(
                permission=permission,
                requested=requested,
                grant=self._grant(permission),
                op=self.op(self._op_over(permission)) if permission.op else None,
                held_sister=held_sister(permission.name, self.grants, self.sdk) if self.is_known else None,
                target_sdk=number_of(self.fields.get("targetSdk")),
                sdk=self.sdk,
                is_suspended=self.user_fields.get("suspended") == "true",
                can_run=self.user_fields.get("enabled") not in DISABLED and self.user_fields.get("hidden") != "true",
            )
        )

    def _grant(self, permission: PrivacyPermission) -> Grant:
        grant = self.grants.get(permission.name)
        if grant is None:
            state = GrantState.DENIED if self.is_known else GrantState.UNKNOWN
            return Grant(permission=permission.name, state=state)
        return replace(grant, state=GrantState.UNKNOWN) if self.is_doubtful else grant

    def _op_over(self, permission: PrivacyPermission) -> str:
        """To Android 10 the op of the precise location is switched by the coarse one's (AOSP sOpToSwitch)."""
        if permission.op == "FINE_LOCATION" and self.sdk <= COARSE_SWITCHES_FINE_UNTIL:
            return "COARSE_LOCATION"
        return permission.op or ""


@lru_cache(maxsize=256)
def _untouched(name: str) -> AppOp:
    """An op that is not listed; every app has many of them."""
    return AppOp(op=name)


def package_of_user(raw: RawFacts, package: PackageName, user: UserId) -> PackageOfUser:
    """Look the package up in the dump, with the grants of its shared uid."""
    dump = raw.packages
    block = dump.packages.get(package) if dump else None
    shared = dump.shared.get(block.shared_user) if dump and block and block.shared_user else None
    blocks = [one for one in (block, shared) if one is not None]
    is_doubtful = any(one.is_doubtful for one in blocks)
    return PackageOfUser(
        package=package,
        user=user,
        sdk=raw.sdk,
        block=block,
        uid=None if block is None or block.is_doubtful else uid_of_block(block, shared, user),
        grants={name: grant for one in blocks for name, grant in one.grants_of(user).items()},
        is_known=not is_doubtful and _says_all(raw, package, user, block, shared),
        is_doubtful=is_doubtful,
        ops=raw.ops,
        are_ops_whole=raw.are_ops_whole,
    )


def _says_all(
    raw: RawFacts, package: PackageName, user: UserId, block: PackageBlock | None, shared: PackageBlock | None
) -> bool:
    """Whether a permission that is not told of is not granted."""
    dump = raw.packages
    if dump is None or block is None:
        is_whole = dump is not None and raw.is_package_dump_whole and package not in dump.hidden
        return is_whole and package in (raw.system.get(user) or {})
    if block.shared_user is not None and shared is None:
        return False
    return not (block.is_cut or (shared is not None and shared.is_cut))
