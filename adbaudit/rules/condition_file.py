"""The words of `when:` in a rule file, read into conditions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from adbaudit.model.access import Effective
from adbaudit.model.apk import ManifestState, RoleKind
from adbaudit.model.code import CodeSubject
from adbaudit.model.condition import (
    AccessIs,
    AllOf,
    AnyOf,
    Bent,
    ClassIs,
    CodeRefersTo,
    Condition,
    HasCollector,
    HasGaps,
    HasRole,
    HasSdk,
    IdentityIs,
    InstallerUnlisted,
    ManifestIs,
    Not,
    Requested,
    Sideloaded,
    SpecialIs,
    TargetSdkBelow,
    Unsigned,
    Used,
)
from adbaudit.model.identity import LoanClass, Verdict
from adbaudit.model.permission import PRIVACY_PERMISSIONS, PermissionGroup, PermissionName
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.rules.fields import Fields, choice_of, meant
from adbaudit.rules.place import Place

_NEVER = AnyOf(parts=())
_PREFIX = "android.permission."
_KNOWN = {permission.name: permission.group for permission in PRIVACY_PERMISSIONS}


def read_condition(value: object, place: Place) -> Condition:
    """One condition: a mapping with one word, or with several that must all hold. Faults read as "never"."""
    fields = Fields(value, place)
    if not fields.is_mapping:
        return _NEVER
    parts = tuple(read(fields, word) for word, read in _READERS.items() if fields.has(word))
    fields.done()
    if not parts:
        place.fault(f"asks nothing; known are {', '.join(_READERS)}")
        return _NEVER
    return parts[0] if len(parts) == 1 else AllOf(parts=parts)


def permission_named(value: object, place: Place) -> PermissionName | None:
    """A privacy permission by its full name or by what follows `android.permission.`."""
    name = PermissionName(f"{_PREFIX}{str(value).removeprefix(_PREFIX)}")
    if name in _KNOWN:
        return name
    place.fault(f"{value!r:.60}: no such permission{_meant(name)}")
    return None


def _meant(name: PermissionName) -> str:
    return meant(name.removeprefix(_PREFIX), (known.removeprefix(_PREFIX) for known in _KNOWN))


def _all(fields: Fields, word: str) -> Condition:
    return AllOf(parts=_parts(fields, word))


def _any(fields: Fields, word: str) -> Condition:
    return AnyOf(parts=_parts(fields, word))


def _parts(fields: Fields, word: str) -> tuple[Condition, ...]:
    parts = tuple(read_condition(item, place) for item, place in fields.items(word))
    if not parts:
        fields.place.at(word).fault("must hold at least one condition")
    return parts


def _not(fields: Fields, word: str) -> Condition:
    return Not(part=read_condition(fields.raw(word), fields.place.at(word)))


def _identity(fields: Fields, word: str) -> Condition:
    return IdentityIs(verdicts=frozenset(fields.choices(word, Verdict)))


def _class(fields: Fields, word: str) -> Condition:
    return ClassIs(classes=frozenset(fields.choices(word, LoanClass)))


def _access(fields: Fields, word: str) -> Condition:
    inner = Fields(fields.raw(word), fields.place.at(word))
    permissions = _permissions(inner)
    effective = frozenset(inner.choices("effective", Effective))
    inner.done()
    return AccessIs(permissions=permissions, effective=effective)


def _used(fields: Fields, word: str) -> Used:
    """`used: contacts`, or `used: {permissions: [...]}` for some of a group."""
    value = fields.raw(word)
    if isinstance(value, str):
        return Used(permissions=_of_group(value, fields.place.at(word)))
    inner = Fields(value, fields.place.at(word))
    permissions = _permissions(inner)
    inner.done()
    return Used(permissions=permissions)


def _refused(fields: Fields, word: str) -> Condition:
    """`refused: contacts`, or as `used` for some of a group."""
    return replace(_used(fields, word), refused=True)


def _permissions(inner: Fields) -> frozenset[PermissionName]:
    if inner.has("group"):
        return _of_group(inner.raw("group"), inner.place.at("group"))
    named = [permission_named(item, place) for item, place in inner.items("permissions")]
    return frozenset(name for name in named if name)


def _of_group(value: object, place: Place) -> frozenset[PermissionName]:
    group = choice_of(value, PermissionGroup, place)
    return frozenset(name for name, of in _KNOWN.items() if of is group)


def _requested(fields: Fields, word: str) -> Condition:
    name = permission_named(fields.raw(word), fields.place.at(word))
    return Requested(permission=name) if name else _NEVER


def _special(fields: Fields, word: str) -> Condition:
    value = fields.raw(word)
    if isinstance(value, dict):
        inner = Fields(value, fields.place.at(word))
        kind = inner.choice("kind", SpecialAccessKind)
        inner.done()
        return SpecialIs(kind=kind)
    found = choice_of(value, SpecialAccessKind, fields.place.at(word))
    return SpecialIs(kind=found) if found else _NEVER


def _target_sdk(fields: Fields, word: str) -> Condition:
    inner = Fields(fields.raw(word), fields.place.at(word))
    sdk = inner.whole_number("below")
    inner.done()
    return TargetSdkBelow(sdk=sdk)


def _sideloaded(fields: Fields, word: str) -> Condition:
    return Sideloaded(wanted=fields.flag(word))


def _installer(fields: Fields, word: str) -> Condition:
    if fields.text(word) not in {"unlisted", "none"}:
        fields.place.at(word).fault("only unlisted and none are known")
    return InstallerUnlisted(is_named=fields.text(word) != "none")


def _apk(fields: Fields, word: str) -> Condition:
    inner = Fields(fields.raw(word), fields.place.at(word))
    parts: list[Condition] = []
    if inner.has("manifest"):
        parts.append(ManifestIs(state=inner.choice("manifest", ManifestState)))
    if inner.has("signature"):
        parts.append(_signature(inner))
    if inner.has("bent"):
        parts.append(_bent(inner))
    if inner.has("role"):
        parts.append(HasRole(role=inner.choice("role", RoleKind)))
    if inner.has("sdk"):
        parts.append(_sdk(inner))
    if inner.has("code"):
        parts.append(CodeRefersTo(subject=inner.choice("code", CodeSubject)))
    inner.done()
    if not parts:
        inner.place.fault("must ask for manifest, signature, bent, role, sdk or code")
    return AllOf(parts=tuple(parts)) if len(parts) != 1 else parts[0]


def _sdk(inner: Fields) -> Condition:
    """`sdk: NAME`, or `sdk: {collects: [contacts]}` for any whose parts collect that."""
    if not isinstance(inner.raw("sdk"), dict):
        return HasSdk(sdk=inner.text("sdk"))
    wanted = Fields(inner.raw("sdk"), inner.place.at("sdk"))
    collects = frozenset(wanted.choices("collects", CodeSubject))
    wanted.done()
    return HasCollector(collects=collects)


def _signature(inner: Fields) -> Condition:
    if inner.text("signature") != "none":
        inner.place.at("signature").fault("only none is known")
    return Unsigned()


def _bent(inner: Fields) -> Condition:
    if not inner.flag("bent"):
        inner.place.at("bent").fault("only true is known; write not: {apk: {bent: true}}")
    return Bent()


def _gaps(fields: Fields, word: str) -> Condition:
    if not fields.flag(word):
        fields.place.at(word).fault("only true is known; write not: {gaps: true}")
    return HasGaps()


_READERS: Mapping[str, Callable[[Fields, str], Condition]] = {
    "all": _all,
    "any": _any,
    "not": _not,
    "identity": _identity,
    "class": _class,
    "access": _access,
    "used": _used,
    "refused": _refused,
    "requested": _requested,
    "special": _special,
    "target_sdk": _target_sdk,
    "sideloaded": _sideloaded,
    "installer": _installer,
    "apk": _apk,
    "gaps": _gaps,
}
