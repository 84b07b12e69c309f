"""Loads practice phones: `<name>/phone.yaml` in a folder of profiles, with its filler lists beside it."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import yaml

from adbaudit.errors import FileFault, UsageFault
from adbaudit.model.message import message
from adbaudit.practice.android.blueprint import PackageBlueprint, Profile
from adbaudit.practice.android.fields import Fields
from adbaudit.practice.android.fillers import Filler, filled, is_for, read_fillers
from adbaudit.practice.android.reader import (
    read_admins,
    read_package,
    read_roles,
    read_settings,
    read_time,
    read_users,
)

_MAX_BYTES = 512 * 1024
_MAX_FAULTS = 20


def profile_names(folder: Path) -> tuple[str, ...]:
    """Names of all profiles, sorted."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/phone.yaml")))


def load_profile(name: str, *, folder: Path, count: int | None = None) -> Profile:
    """A practice phone by name from the folder of profiles; `count` gives its owner that many packages."""
    known = profile_names(folder)
    if name not in known:
        raise UsageFault(
            message("There is no practice phone called {name}.", name=name),
            means=message("Practice phones are made from profiles, and none has this name."),
            next_step=message("Choose one of these: {names}.", names=", ".join(known)),
        )
    path = folder / name / "phone.yaml"
    fields, faults = _fields_in(path)
    profile = _read_profile(name, fields, folder, count)
    if not profile.users or not profile.packages:
        faults.append("users and packages: at least one expected")
    _check(path, faults)
    return profile


def _read_profile(name: str, fields: Fields, folder: Path, count: int | None) -> Profile:
    """The parts of the file, and fillers around the cast."""
    now = read_time(fields, fields.text("time"), UTC)
    cast = tuple(
        read_package(part, package, part.number("app-id", 0), now.tzinfo)
        for package, part in fields.parts("packages").items()
    )
    fillers = _fillers(fields, cast, folder)
    totals = _totals(fields, count, least=sum(is_for(package, 0) for package in cast), fillers=len(fillers))
    return Profile(
        name=name,
        sdk=fields.number("sdk"),
        time=now,
        zone=fields.text("zone", "UTC"),
        properties=fields.pairs("properties"),
        users=read_users(fields),
        packages=filled(cast, fillers, totals, now),
        settings=read_settings(fields),
        roles=read_roles(fields),
        admins=read_admins(fields),
        permission_lock=fields.truth("permission-lock", default=False),
        accounts=fields.texts("accounts"),
        planted=fields.pairs("planted"),
    )


def _fillers(fields: Fields, cast: tuple[PackageBlueprint, ...], folder: Path) -> tuple[Filler, ...]:
    """The rows of the lists the profile names; a name the cast has, or an earlier list had, is left out."""
    taken = {package.name for package in cast}
    rows: dict[str, Filler] = {}
    for listed in fields.texts("filler-lists"):
        path = folder / "fillers" / f"{Path(listed).name}.yaml"
        listing, faults = _fields_in(path)
        for row in read_fillers(listing):
            if row.name not in taken:
                rows.setdefault(row.name, row)
        _check(path, faults)
    return tuple(rows.values())


def _totals(fields: Fields, count: int | None, *, least: int, fillers: int) -> dict[int, int]:
    """How many packages each user has; `count` replaces the owner's number."""
    totals = {int(user): int(total) for user, total in fields.pairs("totals").items() if (user + total).isdigit()}
    if count is None:
        return totals
    if not least <= count <= least + fillers:
        raise UsageFault(
            message("A practice phone cannot have {count} packages.", count=count),
            means=message("It has {least} of its own and at most {most}.", least=least, most=least + fillers),
            next_step=message("Choose a number between these two."),
        )
    return {**totals, 0: count}


def _fields_in(path: Path) -> tuple[Fields, list[str]]:
    """The mapping in a YAML file, and the list its faults go to."""
    faults: list[str] = []
    try:
        with path.open("rb") as stream:
            content = stream.read(_MAX_BYTES + 1)
        values = yaml.safe_load(content) if len(content) <= _MAX_BYTES else None
    except OSError as exc:
        raise _broken(path, exc.strerror or "unreadable") from exc
    except (yaml.YAMLError, RecursionError, ValueError) as exc:
        raise _broken(path, " ".join(str(exc).split())[:300]) from exc
    if not isinstance(values, dict):
        raise _broken(path, f"a mapping of at most {_MAX_BYTES} bytes expected")
    return Fields({str(key): values[key] for key in values}, "", faults), faults


def _check(path: Path, faults: list[str]) -> None:
    """Raise with every fault of the file, should there be any."""
    if faults:
        raise _broken(path, "; ".join(faults[:_MAX_FAULTS]))


def _broken(path: Path, faults: str) -> FileFault:
    """A profile that cannot be used."""
    return FileFault(
        message("The practice phone in {path} cannot be used: {faults}", path=str(path), faults=faults),
        means=message("Its description has faults, so the phone would not behave as a real one."),
        next_step=message("Mend the file; fixtures/phones/README.md describes its form."),
    )
