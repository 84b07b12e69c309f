"""The tags of a manifest that Android looks at, each with where it counts as standing.

AOSP `ParsingPackageUtils` reads what is inside some tags, skips what is inside others, and, since Android 11, goes on
reading behind a third kind as if their insides stood beside them. So a request for a permission that is hidden inside
`<uses-feature>`, or inside a second `<application>`, counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto

from adbaudit.apk.unreadable import Unreadable
from adbaudit.apk.xml.attributes import Taker, read_attributes
from adbaudit.apk.xml.chunks import END_TAG
from adbaudit.apk.xml.tree import Tree, events


class Inside(Enum):
    """Which of Android's reading loops meets a tag."""

    DOCUMENT = auto()
    MANIFEST = auto()
    REQUEST = auto()
    USES_SDK = auto()
    QUERIES = auto()
    APPLICATION = auto()
    COMPONENT = auto()
    FILTER = auto()
    SKIPPED = auto()
    OPEN = auto()
    """Not read for itself: what is inside counts as standing beside it."""


COMPONENTS = frozenset({"activity", "activity-alias", "receiver", "service", "provider"})
REQUESTS = frozenset({"uses-permission", "uses-permission-sdk-23", "uses-permission-sdk-m"})


_READ_THROUGH = (
    *("adopt-permissions", "original-package", "overlay", "protected-broadcast", "restrict-update"),
    *("supports-screens", "uses-configuration"),
)
_TAGS = {
    Inside.DOCUMENT: {"manifest": Inside.MANIFEST},
    Inside.MANIFEST: {
        "application": Inside.APPLICATION,
        "queries": Inside.QUERIES,
        "uses-feature": Inside.OPEN,
        "uses-sdk": Inside.USES_SDK,
        **dict.fromkeys(REQUESTS, Inside.REQUEST),
        **dict.fromkeys(_READ_THROUGH, Inside.OPEN),
    },
    Inside.REQUEST: {"required-feature": Inside.OPEN, "required-not-feature": Inside.OPEN},
    Inside.USES_SDK: {},
    Inside.QUERIES: {"package": Inside.OPEN},
    Inside.APPLICATION: {
        **dict.fromkeys(COMPONENTS, Inside.COMPONENT),
        **dict.fromkeys(("meta-data", "property", "uses-library", "uses-native-library", "uses-package"), Inside.OPEN),
    },
    Inside.COMPONENT: {"intent-filter": Inside.FILTER, "meta-data": Inside.OPEN, "property": Inside.OPEN},
    Inside.FILTER: {"action": Inside.OPEN, "category": Inside.OPEN, "data": Inside.OPEN},
    Inside.SKIPPED: {},
}
_LATER = {**_TAGS[Inside.MANIFEST], "application": Inside.OPEN}
"""In a manifest, behind its first `<application>`."""
_PASSED_OVER = frozenset((*_READ_THROUGH, "data", "property", "queries", "uses-library", "uses-package"))
"""Read by Android, and of no interest here."""


def walk(tree: Tree, takers: Mapping[str, Taker]) -> None:
    """Hand each tag that matters to its taker; what follows the end of `<manifest>` Android never sees.

    Each name means the same wherever it is met, because only where Android looks for it is it met.
    """
    inside, level, known = Inside.DOCUMENT, 0, _TAGS[Inside.DOCUMENT]
    depth, around = 0, [(inside, level, known)]
    strings, skipped, opened = tree.strings, Inside.SKIPPED, Inside.OPEN
    for kind, number, place, start, each, count in events(tree):
        if kind == END_TAG:
            if depth == level and level:
                inside, level, known = around.pop()
                if not level:
                    return
            depth -= 1
            continue
        depth += 1
        if inside is skipped:
            continue
        name = strings[number]
        if name is None:
            raise Unreadable("manifest-malformed")
        following = known.get(name, skipped)
        if following is not skipped and name not in _PASSED_OVER:
            if depth > level + 1:
                tree.bends.add("bent-nested-tag")
            takers[name](read_attributes(tree, place, start, each, count))
        if following is not opened:
            around.append((inside, level, _LATER if following is Inside.APPLICATION else known))
            inside, level, known = following, depth, _TAGS[following]
