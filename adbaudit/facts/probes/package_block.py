"""What `dumpsys package` says of one package or one shared uid, filled while reading."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from adbaudit.facts.probes.numbers import number_of
from adbaudit.model.permission import Grant, GrantState, PermissionName

Grants = dict[PermissionName, Grant]


@dataclass(slots=True, kw_only=True)
class UserBlock:
    """The `User N:` line as pairs, and the runtime permissions below it."""

    fields: dict[str, str] = field(default_factory=dict)
    grants: Grants = field(default_factory=dict)

    @property
    def is_installed(self) -> bool | None:
        """Every user has a block for every package; only this says that it has the package."""
        return {"true": True, "false": False}.get(self.fields.get("installed", ""))

    @property
    def is_hidden(self) -> bool:
        """Hidden by whoever manages the phone: as if it were not installed, and in no list."""
        return self.fields.get("hidden") == "true"

    @property
    def is_instant(self) -> bool:
        """Run without being installed; `pm list packages` leaves it out (AOSP MATCH_INSTANT)."""
        return self.fields.get("instant") == "true"


@dataclass(slots=True, kw_only=True)
class PackageBlock:
    """A `Package [name]` or `SharedUser [name]` block. `requested` is `None` where the version prints no such list."""

    name: str
    fields: dict[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    requested: set[str] | None = None
    install: dict[int | None, Grants] = field(default_factory=dict)
    users: dict[int, UserBlock] = field(default_factory=dict)
    shared_user: str | None = None
    is_doubtful: bool = False
    """Something in it stands twice, is missing or is not understood: a crafted version name can add lines to a dump,
    and what is doubtful is unknown, never "no"."""
    is_cut: bool = False
    """The answer ended here: what it says holds, what it lacks is unknown."""
    is_of_old_form: bool = False

    def note(self, grants: Grants, grant: Grant) -> None:
        """Keep a grant; one that is told of in two ways is unknown, and the block doubtful."""
        known = grants.setdefault(grant.permission, grant)
        if known != grant:
            self.is_doubtful = True
            grants[grant.permission] = Grant(permission=grant.permission, state=GrantState.UNKNOWN)

    def keep(self, fields: dict[str, str], key: str, value: str) -> None:
        """Keep a field; one that is told of in two ways makes the block doubtful."""
        if fields.setdefault(key, value) != value:
            self.is_doubtful = True

    def grants_of(self, user: int) -> Grants:
        """Install permissions, this user's own among them, then runtime permissions."""
        runtime = self.users[user].grants if user in self.users else {}
        return {**self.install.get(None, {}), **self.install.get(user, {}), **runtime}

    def number(self, key: str) -> int | None:
        """A field as a number, if it is one."""
        return number_of(self.fields.get(key))


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageDump:
    """Packages and shared uids by name; the shared section comes last, so a dump without it was cut off."""

    packages: Mapping[str, PackageBlock]
    shared: Mapping[str, PackageBlock]
    hidden: Collection[str]
    """Names under `Hidden system packages:`, the factory's versions of updated apps."""
    has_shared_section: bool
    is_forged: bool
    """A section stands twice, or packages or grants stand where no section is: the order was tampered with."""
    is_of_old_form: bool
    """It lists `grantedPermissions:`, as Android to 5 does."""
    has_end: bool
    """Another heading follows the sections that hold grants."""
    last: PackageBlock | None
    """The block that was open at the end."""
