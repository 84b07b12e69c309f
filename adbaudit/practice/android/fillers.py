"""The rest of a phone: system apps and ordinary apps from compact lists, so that it is as full as real ones."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from adbaudit.practice.android.blueprint import GrantBlueprint, OpBlueprint, OpUse, PackageBlueprint, UserPackage
from adbaudit.practice.android.fields import Fields
from adbaudit.practice.android.permissions import PERMISSIONS, full_name
from adbaudit.practice.android.reader import read_grant

_FIRST_APP_ID = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """One row of a list: what it is called, what it may do, and whether it shares a uid."""

    name: str
    system: bool
    grants: Mapping[str, GrantBlueprint]
    updated: bool = False
    shared_user: str | None = None
    shared_id: int | None = None


def read_fillers(fields: Fields) -> tuple[Filler, ...]:
    """The rows of one list, `NAME KIND [updated] [shared=USER:APPID]`, then names made from its words."""
    kinds = {
        kind: {full_name(name): read_grant(part, text) for name, text in part.pairs("permissions").items()}
        for kind, part in fields.parts("kinds").items()
    }
    system = fields.truth("system", default=False)
    rows = [_read_row(fields, row, kinds, system=system) for row in fields.texts("packages")]
    return (*rows, *_made_up(fields, kinds, system=system))


def filled(
    cast: tuple[PackageBlueprint, ...], fillers: tuple[Filler, ...], totals: Mapping[int, int], now: datetime
) -> tuple[PackageBlueprint, ...]:
    """The cast and as many fillers as each user needs to reach its total; every package has an app id.

    Fillers are taken in the order of the lists. The cast's ids come after those of the system's and before
    those of ordinary fillers, so a larger phone leaves them as they are.
    """
    wanted = {user: total - sum(is_for(each, user) for each in cast) for user, total in totals.items()}
    chosen = [
        _built(filler, frozenset(user for user, room in wanted.items() if place < room), now)
        for place, filler in enumerate(fillers)
        if any(place < room for room in wanted.values())
    ]
    system = [package for package in chosen if package.system]
    ordinary = [package for package in chosen if not package.system]
    return tuple(_numbered([*system, *cast, *ordinary]))


def is_for(package: PackageBlueprint, user: int) -> bool:
    """Whether the user has the package installed."""
    return user in package.users and package.users[user].installed


def _read_row(fields: Fields, row: str, kinds: Mapping[str, Mapping[str, GrantBlueprint]], *, system: bool) -> Filler:
    """One row of a list."""
    name, kind, *marks = [*row.split(), "plain"] if len(row.split()) == 1 else row.split()
    if kind not in kinds:
        fields.fault(f"packages: {row!r} names no kind")
    shared = next((mark.removeprefix("shared=") for mark in marks if mark.startswith("shared=")), "")
    user, _, number = shared.partition(":")
    return Filler(
        name=name,
        system=system,
        grants=kinds.get(kind, {}),
        updated="updated" in marks,
        shared_user=user or None,
        shared_id=int(number) if number.isdigit() else None,
    )


def _made_up(fields: Fields, kinds: Mapping[str, Mapping[str, GrantBlueprint]], *, system: bool) -> Iterator[Filler]:
    """Names of ordinary apps put together from two lists of words, for phones of any size."""
    names = tuple(kinds)
    for second in fields.texts("second-words"):
        for first in fields.texts("first-words"):
            name = f"com.{first}.{second}"
            yield Filler(name=name, system=system, grants=kinds[names[_number(name) % len(names)]])


def _built(filler: Filler, users: frozenset[int], now: datetime) -> PackageBlueprint:
    """The package of a filler; when it was installed follows from its name."""
    number = _number(filler.name)
    installed = now.replace(year=2009, month=1, day=1) if filler.system else now - timedelta(minutes=number % 400_000)
    runtime = {
        name: grant for name, grant in filler.grants.items() if name in PERMISSIONS and PERMISSIONS[name].is_runtime
    }
    return PackageBlueprint(
        name=filler.name,
        app_id=filler.shared_id or 0,
        system=filler.system,
        updated=filler.updated,
        shared_user=filler.shared_user,
        version_code=number % 9000 + 30,
        version_name=f"{number % 12 + 1}.{number % 7}.{number % 5}",
        min_sdk=24,
        target_sdk=33 - number % 4,
        installer=None if filler.system else "com.android.vending",
        source=0 if filler.system else 2,
        requests=tuple(filler.grants),
        installed_at=installed,
        updated_at=installed,
        users={user: UserPackage(grants=runtime, ops=_ops(filler, now)) for user in sorted(users)},
    )


def _ops(filler: Filler, now: datetime) -> dict[str, OpBlueprint]:
    """What an ordinary app leaves behind: it kept the phone awake."""
    if filler.system:
        return {"WAKE_LOCK": OpBlueprint()}
    last = now - timedelta(milliseconds=_number(filler.name) % 900_000_000 + 1)
    return {"WAKE_LOCK": OpBlueprint(accesses=(OpUse(state="cch-s", at=last, milliseconds=33),))}


def _numbered(packages: list[PackageBlueprint]) -> Iterator[PackageBlueprint]:
    """Give every package without an app id the next free one."""
    taken = {package.app_id for package in packages if package.app_id}
    following = _FIRST_APP_ID
    for package in packages:
        if package.app_id:
            yield package
            continue
        while following in taken:
            following += 1
        taken.add(following)
        yield replace(package, app_id=following)


def _number(name: str) -> int:
    """A number that depends on the name alone."""
    return zlib.crc32(name.encode())
