"""Reads the parts of a `phone.yaml` into a `Profile`; every fault is kept with its place in the file."""

from __future__ import annotations

from datetime import datetime, tzinfo

from adbaudit.practice.android.blueprint import (
    AdminBlueprint,
    GrantBlueprint,
    OpBlueprint,
    OpUse,
    PackageBlueprint,
    UserBlueprint,
    UserPackage,
)
from adbaudit.practice.android.fields import Fields
from adbaudit.practice.android.flags import BITS
from adbaudit.practice.android.ops import MODES, op_named
from adbaudit.practice.android.permissions import full_name


def read_users(fields: Fields) -> tuple[UserBlueprint, ...]:
    """The users, in order; the first is the owner."""
    return tuple(
        UserBlueprint(
            id=each.number("id"),
            name=each.text("name"),
            flags=each.text("flags", "13"),
            running=each.truth("running", default=True),
            open_to_shell=each.truth("open-to-shell", default=True),
        )
        for each in fields.entries("users")
    )


def read_admins(fields: Fields) -> tuple[AdminBlueprint, ...]:
    """Active device admins."""
    return tuple(
        AdminBlueprint(
            user=each.number("user", 0),
            component=each.text("component"),
            policies=each.texts("policies") or ("force-lock",),
            owner=each.text("owner", "") or None,
        )
        for each in fields.entries("admins")
    )


def read_settings(fields: Fields) -> dict[tuple[str, int], dict[str, str]]:
    """Settings by namespace and user."""
    return {
        (namespace, _whole(part, user)): part.pairs(user)
        for namespace, part in fields.parts("settings").items()
        for user in part.keys
    }


def read_roles(fields: Fields) -> dict[int, dict[str, tuple[str, ...]]]:
    """Role holders by user and role."""
    return {
        _whole(fields, user): {role: part.texts(role) for role in part.keys}
        for user, part in fields.parts("roles").items()
    }


def read_package(fields: Fields, name: str, app_id: int, zone: tzinfo | None) -> PackageBlueprint:
    """One package of the cast. `version` is name and code, `sdk` is minimum and target."""
    version, levels = fields.texts("version"), fields.texts("sdk")
    installed = read_time(fields, fields.text("installed"), zone)
    return PackageBlueprint(
        name=name,
        app_id=app_id,
        system=fields.truth("system", default=False),
        updated=fields.truth("updated-system", default=False),
        shared_user=fields.text("shared-user", "") or None,
        version_name=version[0] if version else "1.0",
        version_code=_whole(fields, version[1] if len(version) > 1 else "1"),
        min_sdk=_whole(fields, levels[0] if levels else "23"),
        target_sdk=_whole(fields, levels[1] if len(levels) > 1 else "30"),
        installer=fields.text("installer", "") or None,
        originator=fields.text("originator", "") or None,
        source=fields.number("source", 0),
        requests=tuple(full_name(short) for short in fields.texts("requests")),
        installed_at=installed,
        updated_at=read_time(fields, fields.text("updated", ""), zone) if fields.has("updated") else installed,
        users={_whole(fields, user): _read_user_package(part, zone) for user, part in fields.parts("users").items()},
    )


def read_grant(fields: Fields, text: str) -> GrantBlueprint:
    """`granted USER_SET 524288` or `denied USER_FIXED`: the state, then flags by name or number."""
    state, *words = text.split()
    if state not in {"granted", "denied"}:
        fields.fault(f"{text!r} starts with neither granted nor denied")
    bits = 0
    for word in words:
        if word in BITS:
            bits |= BITS[word]
        elif word.isascii() and word.isdigit() and len(word) < 10:
            bits |= int(word)
        else:
            fields.fault(f"{word} is no permission flag")
    return GrantBlueprint(granted=state == "granted", flags=bits)


def read_time(fields: Fields, text: str, zone: tzinfo | None) -> datetime:
    """A time of the phone, `2026-11-19 21:03:11.482`, in the phone's zone unless it names one."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        fields.fault(f"{text!r} is no time")
        return datetime.fromtimestamp(0, tz=zone)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def _read_user_package(fields: Fields, zone: tzinfo | None) -> UserPackage:
    """One package as one user has it."""
    return UserPackage(
        installed=fields.truth("installed", default=True),
        stopped=fields.truth("stopped", default=False),
        never_launched=fields.truth("never-launched", default=False),
        suspended=fields.truth("suspended", default=False),
        enabled=fields.number("enabled", 0),
        installed_at=read_time(fields, fields.text("installed-at"), zone) if fields.has("installed-at") else None,
        grants={full_name(name): read_grant(fields, text) for name, text in fields.pairs("grants").items()},
        ops={name: _read_op(part, zone) for name, part in fields.parts("ops").items() if _is_op(fields, name)},
        uid_modes={
            name: _mode(fields, mode) for name, mode in fields.pairs("uid-modes").items() if _is_op(fields, name)
        },
    )


def _is_op(fields: Fields, name: str) -> bool:
    """Whether some version knows the op; one that none knows is a fault."""
    if op_named(name, 99) is not None:
        return True
    fields.fault(f"{name} is no op")
    return False


def _read_op(fields: Fields, zone: tzinfo | None) -> OpBlueprint:
    """One op: its mode and its remembered uses."""
    mode = fields.text("mode", "")
    return OpBlueprint(
        mode=_mode(fields, mode) if mode else None,
        accesses=tuple(_read_use(fields, text, zone) for text in fields.texts("access")),
        rejects=tuple(_read_use(fields, text, zone) for text in fields.texts("reject")),
    )


def _read_use(fields: Fields, text: str, zone: tzinfo | None) -> OpUse:
    """`bg-tpd 2026-11-19 21:03:11.482 by com.android.providers.contacts for 35`, the last two parts optional."""
    words = text.split()
    if len(words) < 3:
        fields.fault(f"{text!r} is no use: STATE DATE TIME [by PACKAGE] [for MILLISECONDS]")
        return OpUse(state="cch-s", at=datetime.fromtimestamp(0, tz=zone))
    rest = dict(zip(words[3::2], words[4::2], strict=False))
    lasted = _whole(fields, rest.get("for", "0"))
    at = read_time(fields, f"{words[1]} {words[2]}", zone)
    return OpUse(state=words[0], at=at, proxy=rest.get("by"), milliseconds=lasted)


def _mode(fields: Fields, text: str) -> str:
    """A mode's name."""
    if text not in MODES:
        fields.fault(f"{text} is no op mode")
    return text


def _whole(fields: Fields, text: str) -> int:
    """A whole number written in the file."""
    if text.isascii() and text.isdigit() and len(text) < 12:
        return int(text)
    fields.fault(f"{text!r} is no whole number")
    return 0
