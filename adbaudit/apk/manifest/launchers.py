"""What the home screen writes under an app's icons: the label of each activity that it may start, not the app's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.apk.manifest.components import Component
from adbaudit.apk.xml.attributes import Resource

_ACTIVITIES = frozenset({"activity", "activity-alias"})
MOST_LABELS = 50


def launcher_labels(components: Sequence[Component]) -> tuple[str | Resource | None, ...]:
    """Each once; `None` where an icon bears the app's own label. Icons that are switched off come last.

    An alias without a label has that of the activity it stands for (AOSP `ParsedActivityImpl.makeAlias`).
    """
    shown = sorted((one for one in components if one.kind in _ACTIVITIES and one.is_on_home_screen), key=_is_off)
    named = {one.name: one.label for one in components if one.kind == "activity"}
    return tuple(dict.fromkeys(_labels(shown, named)))


def _labels(shown: Sequence[Component], named: dict[str, str | Resource | None]) -> Iterator[str | Resource | None]:
    for one in shown:
        yield named.get(one.target) if one.label is None and one.kind == "activity-alias" else one.label


def _is_off(component: Component) -> bool:
    return component.is_enabled is False
