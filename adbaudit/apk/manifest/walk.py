"""The tags of a manifest that Android looks at, each with where it counts as standing.

AOSP `ParsingPackageUtils` reads what is inside some tags, skips what is inside others, and, since Android 11, goes on
reading behind a third kind as if their insides stood beside them. So a request for a permission that is hidden inside
`<uses-feature>`, or inside a second `<application>`, counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from adbaudit.apk.unreadable import Unreadable
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

_TAGS = {
    Inside.DOCUMENT: {"manifest": Inside.MANIFEST},
    Inside.MANIFEST: {
        "application": Inside.APPLICATION,
        "queries": Inside.QUERIES,
        **dict.fromkeys(REQUESTS, Inside.REQUEST),
        "uses-sdk": Inside.USES_SDK,
        **dict.fromkeys(
            (
                "adopt-permissions",
                "original-package",
                "overlay",
                "protected-broadcast",
                "restrict-update",
                "supports-screens",
                "uses-configuration",
                "uses-feature",
            ),
            Inside.OPEN,
        ),
    },
    Inside.REQUEST: {"required-feature": Inside.OPEN, "required-not-feature": Inside.OPEN},
    Inside.USES_SDK: {},
    Inside.QUERIES: {"package": Inside.OPEN, "intent": Inside.FILTER},
    Inside.APPLICATION: {
        **dict.fromkeys(COMPONENTS, Inside.COMPONENT),
        **dict.fromkeys(("meta-data", "property", "uses-library", "uses-native-library", "uses-package"), Inside.OPEN),
    },
    Inside.COMPONENT: {"intent-filter": Inside.FILTER, "meta-data": Inside.OPEN, "property": Inside.OPEN},
    Inside.FILTER: {"action": Inside.OPEN, "category": Inside.OPEN, "data": Inside.OPEN},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """One tag that Android looks at."""

    inside: Inside
    name: str
    attributes: Attributes


def walk(tree: Tree) -> Iterator[Tag]:
    """Every tag up to the end of `<manifest>`; what follows it Android never sees."""
    depth, open_tags, applications = 0, [(Inside.DOCUMENT, 0)], 0
    for kind, place in events(tree):
        inside, level = open_tags[-1]
        if kind == END_TAG:
            if depth == level and inside is not Inside.DOCUMENT:
                open_tags.pop()
            if inside is Inside.MANIFEST and len(open_tags) == 1:
                return
            depth -= 1
            continue
        depth += 1
        if inside is Inside.SKIPPED:
            continue
        name = tag_name(tree, place)
        following = _TAGS[inside].get(name, Inside.SKIPPED)
        applications += following is Inside.APPLICATION
        if following is not Inside.SKIPPED or inside is Inside.DOCUMENT:
            yield _tag(tree, place, inside, name, is_nested=depth > level + 1)
        if following is not Inside.OPEN and not (following is Inside.APPLICATION and applications > 1):
            open_tags.append((following, depth))


def _tag(tree: Tree, place: int, inside: Inside, name: str, *, is_nested: bool) -> Tag:
    if inside is Inside.DOCUMENT and name != "manifest":
        raise Unreadable("manifest-malformed")
    if is_nested:
        tree.bends.add("bent-nested-tag")
    return Tag(inside=inside, name=name, attributes=read_attributes(tree, place))
