"""The app's picture, where a small bitmap shows it: a drawing in XML is left, except for a bitmap in front of one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from adbaudit.apk.archive import Archive
from adbaudit.apk.resources import Resources, Text
from adbaudit.apk.source import NotFetched
from adbaudit.apk.unreadable import Unreadable
from adbaudit.apk.xml.attributes import Resource, read_attributes, tag_name
from adbaudit.apk.xml.chunks import START_TAG
from adbaudit.apk.xml.tree import events, open_tree
from adbaudit.model.icon import MOST_BYTES, Icon, small_bitmap

MOST_FORMS = 8
"""Of one picture: as many sizes are tried, the likeliest first."""

_WANTED_DENSITY, _ANY_SCREEN = 320, 160
"""96 pixels a side, which is sharp and small; a form for any screen counts as one for the first phones."""
_DRAWABLE, _SOURCE = 0x01010199, 0x01010119
_FOREGROUND = "foreground"


def read_icon(archive: Archive, resources: Resources, icon: Resource | None) -> Icon | None:
    """The bitmap under this id; of an adaptive icon the one in front. `None` where there is none, or none is small.

    Raises:
        NotFetched: it lies on a phone still.

    """
    if icon is None:
        return None
    drawings: list[bytes] = []
    for content in _forms(archive, resources, icon.id):
        found = small_bitmap(content)
        if found is not None:
            return found
        drawings.append(content)
    fronts = (_front(drawing) for drawing in drawings)
    front = next((one for one in fronts if one is not None), None)
    if front is None:
        return None
    bitmaps = (small_bitmap(content) for content in _forms(archive, resources, front.id))
    return next((one for one in bitmaps if one is not None), None)


def _forms(archive: Archive, resources: Resources, resource: int) -> Iterator[bytes]:
    """The files of a resource that are small enough, bitmaps of a modest size first."""
    try:
        forms = sorted(resources.texts(resource), key=_rank)
    except Unreadable:
        return
    for path in list(dict.fromkeys(form.text for form in forms))[:MOST_FORMS]:
        try:
            content = archive.read(path, limit=MOST_BYTES)
        except NotFetched:
            raise
        except Unreadable:
            continue
        if content:
            yield content


def _rank(form: Text) -> tuple[bool, bool, int]:
    return form.text.endswith(".xml"), bool(form.language), abs((form.density or _ANY_SCREEN) - _WANTED_DENSITY)


def _front(drawing: bytes) -> Resource | None:
    """What an adaptive icon has in front: what its tag names, or the first tag in it (AOSP `AdaptiveIconDrawable`)."""
    with suppress(Unreadable):
        tree, is_inside = open_tree(drawing), False
        for kind, place in events(tree):
            is_front = tag_name(tree, place) == _FOREGROUND
            if kind != START_TAG and is_front:
                return None
            is_inside |= is_front
            if is_inside and kind == START_TAG:
                said = read_attributes(tree, place)
                found = next((one for key in (_DRAWABLE, _SOURCE) if (one := said.value(key))), None)
                if isinstance(found, Resource):
                    return found
    return None
