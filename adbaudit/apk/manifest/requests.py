"""What a manifest asks for: permissions, with the Androids and the features on which it asks, and features."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from adbaudit.apk.manifest.ids import MAX_SDK, MIN_SDK, NAME, REQUIRED, REQUIRED_FEATURE, REQUIRED_NOT_FEATURE
from adbaudit.apk.xml.attributes import Attributes, Taker
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

    def takers(self) -> dict[str, Taker]:
        """By the tag that each of them takes."""
        return {
            "uses-permission": self._take_permission,
            "uses-permission-sdk-23": self._take_newer_permission,
            "uses-permission-sdk-m": self._take_newer_permission,
            "required-feature": self._take_needed,
            "required-not-feature": self._take_shunned,
            "uses-feature": self._take_feature,
        }

    def _take_permission(self, say: Attributes) -> None:
        self._ask(say, say.number(MIN_SDK))

    def _take_newer_permission(self, say: Attributes) -> None:
        self._ask(say, max(say.number(MIN_SDK) or 0, _SINCE_MARSHMALLOW))

    def _ask(self, say: Attributes, min_sdk: int | None) -> None:
        """A request whose name is a resource is none (`getNonResourceString`)."""
        name = say.text(NAME)
        self.is_nameless |= not name
        needs, shuns = say.text(REQUIRED_FEATURE), say.text(REQUIRED_NOT_FEATURE)
        self.permissions.append(
            UsesPermission(
                permission=PermissionName(name or ""),
                max_sdk=say.number(MAX_SDK),
                min_sdk=min_sdk,
                needs_features=(needs,) if needs else (),
                shuns_features=(shuns,) if shuns else (),
            )
        )

    def _take_needed(self, say: Attributes) -> None:
        last, name = self.permissions[-1], say.text(NAME)
        self.permissions[-1] = replace(last, needs_features=(*last.needs_features, *([name] if name else [])))

    def _take_shunned(self, say: Attributes) -> None:
        last, name = self.permissions[-1], say.text(NAME)
        self.permissions[-1] = replace(last, shuns_features=(*last.shuns_features, *([name] if name else [])))

    def _take_feature(self, say: Attributes) -> None:
        name = say.text(NAME)
        if name:
            is_required = say.flag(REQUIRED, default=True) is not False
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
