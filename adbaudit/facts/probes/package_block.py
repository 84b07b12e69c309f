"""What `dumpsys package` says of one package or one shared uid, filled while reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from adbaudit.model.permission import Grant, GrantState, PermissionName

Grants = dict[PermissionName, Grant]


@dataclass(slots=True, kw_only=True)
class UserBlock:
    """The `User N:` line as pairs, and the runtime permissions below it."""

    fields: dict[str, str] = field(default_factory=dict)
    grants: Grants = field(default_factory=dict)

    def note(self, grant: Grant) -> None:
        """Keep a grant; two that contradict each other become unknown."""
        _note(self.grants, grant)

    @property
    def is_installed(self) -> bool | None:
        """Every user has a block for every package; only this says that it has the package."""
        return _yes_no(self.fields.get("installed"))


@dataclass(slots=True, kw_only=True)
class PackageBlock:
    """A `Package [name]` or `SharedUser [name]` block. `requested` is `None` where the version prints no such list."""

    name: str
    fields: dict[str, str] = field(default_factory=dict)
    flags: set[str] = field(default_factory=set)
    requested: set[str] | None = None
    install: dict[int | None, Grants] = field(default_factory=dict)
    users: dict[int, UserBlock] = field(default_factory=dict)
    shared_user: str | None = None
    is_contradicted: bool = False
    """The dump tells of this package or of one of its users twice, as a crafted version name could make it do."""

    def note(self, user: int | None, grant: Grant) -> None:
        """Keep a grant made at install, for all users (`None`) or for one."""
        _note(self.install.setdefault(user, {}), grant)

    def grants_of(self, user: int) -> Grants:
        """Install permissions, this user's own among them, then runtime permissions."""
        runtime = self.users[user].grants if user in self.users else {}
        return {**self.install.get(None, {}), **self.install.get(user, {}), **runtime}

    def number(self, key: str) -> int | None:
        """A field as a number, if it is one."""
        value = self.fields.get(key, "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 16 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageDump:
    """Packages and shared uids by name; the shared section comes last, so a dump without it was cut off."""

    packages: Mapping[str, PackageBlock]
    shared: Mapping[str, PackageBlock]
    has_shared_section: bool
    last: PackageBlock | None
    """The block that was open at the end."""


def _note(grants: Grants, grant: Grant) -> None:
    known = grants.get(grant.permission)
    if known is not None and known.state is not grant.state:
        grants[grant.permission] = Grant(permission=grant.permission, state=GrantState.UNKNOWN, flags=known.flags)
    elif known is None:
        grants[grant.permission] = grant


def _yes_no(text: str | None) -> bool | None:
    return {"true": True, "false": False}.get(text or "")
