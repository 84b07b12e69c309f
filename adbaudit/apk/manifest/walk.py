"""The tags of a manifest that Android looks at, each with where it counts as standing.

AOSP `ParsingPackageUtils` reads what is inside some tags, skips what is inside others, and, since Android 11, goes on
reading behind a third kind as if their insides stood beside them. So a request for a permission that is hidden inside
`<uses-feature>`, or inside a second `<application>`, counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto

from adbaudit.apk.unreadable import LABORIOUS, Unreadable
from adbaudit.apk.xml.attributes import Attributes, read_attributes, tag_name
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


MOST_ATTRIBUTES = 500_000
"""Of all tags: more do not fit into a manifest, unless they share their bytes."""
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
_PASSED_OVER = frozenset((*_READ_THROUGH, "data", "property", "queries", "uses-library", "uses-package"))
"""Read by Android, and of no interest here."""


def walk(tree: Tree) -> Iterator[tuple[str, Attributes]]:
    """Name and attributes of every tag that matters; what follows the end of `<manifest>` Android never sees.

    Each name means the same wherever it is met, because only where Android looks for it is it met.
    """
    left = MOST_ATTRIBUTES
    for name, attributes in _heeded(tree):
        left -= len(attributes.rows)
        if left < 0:
            raise Unreadable(LABORIOUS)
        yield name, attributes


def _heeded(tree: Tree) -> Iterator[tuple[str, Attributes]]:
    inside, level, known = Inside.DOCUMENT, 0, _TAGS[Inside.DOCUMENT]
    depth, around, has_application = 0, [(inside, level, known)], False
    for kind, place in events(tree):
        if kind == END_TAG:
            if depth == level and level:
                inside, level, known = around.pop()
                if not level:
                    return
            depth -= 1
            continue
        depth += 1
        if inside is Inside.SKIPPED:
            continue
        name = tag_name(tree, place)
        following = known.get(name, Inside.SKIPPED)
        if following is not Inside.SKIPPED and name not in _PASSED_OVER:
            if depth > level + 1:
                tree.bends.add("bent-nested-tag")
            yield name, read_attributes(tree, place)
        if following is Inside.APPLICATION and has_application:
            following = Inside.OPEN
        has_application |= following is Inside.APPLICATION
        if following is not Inside.OPEN:
            around.append((inside, level, known))
            inside, level, known = following, depth, _TAGS[following]
