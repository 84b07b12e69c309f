"""The guides of `guides/<skin>.yaml`: taps for one page, or for several that differ in one word only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbaudit.model.guide import Guide, SystemVersions, Version
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import message
from adbaudit.rules.fields import Fields
from adbaudit.rules.local_text import local_text
from adbaudit.rules.place import Place

_PAGE = re.compile(r"[a-z]+(-[a-z]+)*")
_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){0,3}")
_WHAT = "{what}"


def read_guides(value: object, place: Place) -> Iterator[Guide]:
    """Every guide of one family of phones."""
    fields = Fields(value, place)
    skin = fields.text("skin")
    for item, at in fields.items("guides"):
        yield from _guides(Fields(item, at), skin)
    fields.done()


def _guides(fields: Fields, skin: str) -> Iterator[Guide]:
    """One entry; with `pages` it stands for a guide each."""
    sdk_from, sdk_to = sdk_range(fields)
    path = local_text(fields, "path")
    source, checked, verified = fields.text("source"), fields.date("checked"), fields.flag("verified")
    systems = tuple(_systems(fields))
    for page, what in _pages(fields, path):
        yield Guide(
            skin=skin,
            sdk_from=sdk_from,
            sdk_to=sdk_to,
            page=page,
            path=path,
            source=source,
            checked=checked,
            verified=verified,
            systems=systems,
            what=what,
        )
    fields.done()


def _pages(fields: Fields, path: LocalText) -> Iterator[tuple[str, LocalText | None]]:
    if not fields.has("pages"):
        yield page_name(fields.text("page"), fields.place.at("page")), None
        return
    if fields.has("page"):
        fields.place.fault(message("has both page and pages"))
    place = fields.place.at("pages")
    pages = Fields(fields.raw("pages"), place)
    value = fields.raw("pages")
    for name in value if isinstance(value, dict) else ():
        what = local_text(pages, str(name))
        yield page_name(str(name), place), what
        if lacking := sorted(dict(path.texts).keys() - dict(what.texts).keys()):
            place.at(str(name)).fault(
                message("has no words for {languages}, which the path speaks", languages=", ".join(lacking))
            )
    for tag, text in path.texts:
        if _WHAT not in text:
            fields.place.at("path").at(tag).fault(
                message("has no {place}, where the words of pages would stand", place=_WHAT)
            )


def _systems(fields: Fields) -> Iterator[SystemVersions]:
    """`{MIUI: [12, 14], HyperOS: [1, 1]}`."""
    if not fields.has("systems"):
        return
    place = fields.place.at("systems")
    value = fields.raw("systems")
    systems = Fields(value, place)
    for name in value if isinstance(value, dict) else ():
        versions = systems.raw(str(name))
        ends = [_version(one) for one in versions] if isinstance(versions, list) else []
        if len(ends) != 2 or not all(ends):
            place.at(str(name)).fault(message("must be two versions, [from, to]"))
        elif ends[0] > ends[1]:
            place.at(str(name)).fault(message("from is above to"))
        else:
            yield SystemVersions(name=str(name), lowest=ends[0], highest=ends[1])


def _version(value: object) -> Version:
    """`12.5` as (12, 5); nothing where it is no version."""
    text = str(value)
    return tuple(int(part) for part in text.split(".")) if _VERSION.fullmatch(text) else ()


def page_name(page: str, place: Place) -> str:
    """The name of a page, its fault noted."""
    if page and not _PAGE.fullmatch(page):
        place.fault(message("{value} is not of small letters and single hyphens", value=f"{page!r:.60}"))
    return page


def sdk_range(fields: Fields) -> tuple[int, int]:
    """`sdk: [from, to]`, its faults noted."""
    value = fields.raw("sdk")
    place = fields.place.at("sdk")
    if not isinstance(value, list) or len(value) != 2 or not all(type(one) is int for one in value):
        place.fault(message("must be two API levels, [from, to]"))
        return (0, 0)
    if value[0] > value[1]:
        place.fault(message("from is above to"))
    return (value[0], value[1])
