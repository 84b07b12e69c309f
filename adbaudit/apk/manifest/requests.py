"""What a manifest asks for: permissions, with the Androids and the features on which it asks, and features."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from adbaudit.apk.manifest.ids import MAX_SDK, MIN_SDK, NAME, REQUIRED, REQUIRED_FEATURE, REQUIRED_NOT_FEATURE
from adbaudit.apk.manifest.walk import REQUESTS, Inside, Tag
from adbaudit.model.apk import Feature, UsesPermission
from adbaudit.model.permission import PermissionName

_SINCE_MARSHMALLOW = 23
"""`uses-permission-sdk-23` and its older name `-sdk-m` are unknown to Android before 6."""


@dataclass(slots=True, kw_only=True)
class Requests:
    """Gathers what is asked for, tag by tag."""

    permissions: list[UsesPermission] = field(default_factory=list)
    features: dict[str, bool] = field(default_factory=dict)
    is_nameless: bool = False
    """A request names nothing in plain text; Android passes over it."""

    def take(self, tag: Tag) -> None:
        """Note the tag, if it is one of these."""
        if tag.inside is Inside.MANIFEST and tag.name in REQUESTS:
            self._take_permission(tag)
        elif tag.inside is Inside.MANIFEST and tag.name == "uses-feature":
            self._take_feature(tag)
        elif tag.inside is Inside.REQUEST and self.permissions:
            self._take_condition(tag)

    def _take_permission(self, tag: Tag) -> None:
        """A request whose name is a resource is none (`getNonResourceString`)."""
        say = tag.attributes
        name = say.text(NAME)
        self.is_nameless |= not name
        needs, shuns = say.value(REQUIRED_FEATURE), say.value(REQUIRED_NOT_FEATURE)
        self.permissions.append(
            UsesPermission(
                permission=PermissionName(name or ""),
                max_sdk=say.number(MAX_SDK),
                min_sdk=_later(say.number(MIN_SDK), None if tag.name == "uses-permission" else _SINCE_MARSHMALLOW),
                needs_features=(needs,) if isinstance(needs, str) else (),
                shuns_features=(shuns,) if isinstance(shuns, str) else (),
            )
        )

    def _take_condition(self, tag: Tag) -> None:
        name = tag.attributes.text(NAME)
        last = self.permissions[-1]
        if name and tag.name == "required-feature":
            self.permissions[-1] = replace(last, needs_features=(*last.needs_features, name))
        elif name:
            self.permissions[-1] = replace(last, shuns_features=(*last.shuns_features, name))

    def _take_feature(self, tag: Tag) -> None:
        name = tag.attributes.text(NAME)
        if name:
            is_required = tag.attributes.flag(REQUIRED, default=True) is not False
            self.features[name] = self.features.get(name, False) or is_required


def each_once(requests: Iterable[UsesPermission]) -> tuple[UsesPermission, ...]:
    """Each permission once, sorted, from the first Android on which any request holds to the last."""
    by_name: dict[PermissionName, list[UsesPermission]] = {}
    for request in requests:
        if request.permission:
            by_name.setdefault(request.permission, []).append(request)
    return tuple(_joined(by_name[name]) for name in sorted(by_name))


def features(named: dict[str, bool]) -> tuple[Feature, ...]:
    """Sorted by name."""
    return tuple(Feature(name=name, is_required=named[name]) for name in sorted(named))


def _joined(requests: Sequence[UsesPermission]) -> UsesPermission:
    """One request that holds wherever one of these does; conditions that only some of them have are no limit."""
    first = requests[0]
    if len(requests) == 1:
        return first
    highest = [one.max_sdk for one in requests]
    lowest = [one.min_sdk for one in requests]
    conditions = {(one.needs_features, one.shuns_features) for one in requests}
    return UsesPermission(
        permission=first.permission,
        max_sdk=None if None in highest else max(one for one in highest if one is not None),
        min_sdk=None if None in lowest else min(one for one in lowest if one is not None),
        needs_features=first.needs_features if len(conditions) == 1 else (),
        shuns_features=first.shuns_features if len(conditions) == 1 else (),
    )


def _later(one: int | None, other: int | None) -> int | None:
    given = [sdk for sdk in (one, other) if sdk is not None]
    return max(given, default=None)
