"""The guides of `guides/<skin>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbaudit.model.guide import Guide
from adbaudit.rules.fields import Fields
from adbaudit.rules.local_text import local_text
from adbaudit.rules.place import Place

_PAGE = re.compile(r"[a-z]+(-[a-z]+)*")


def read_guides(value: object, place: Place) -> Iterator[Guide]:
    """Every guide of one skin."""
    fields = Fields(value, place)
    skin = fields.text("skin")
    for item, at in fields.items("guides"):
        yield _guide(Fields(item, at), skin)
    fields.done()


def _guide(fields: Fields, skin: str) -> Guide:
    sdk_from, sdk_to = _sdk_range(fields)
    guide = Guide(
        skin=skin,
        sdk_from=sdk_from,
        sdk_to=sdk_to,
        page=_page(fields),
        path=local_text(fields, "path"),
        source=fields.text("source"),
        checked=fields.date("checked"),
        verified=fields.flag("verified"),
    )
    fields.done()
    return guide


def _page(fields: Fields) -> str:
    page = fields.text("page")
    if page and not _PAGE.fullmatch(page):
        fields.place.at("page").fault(f"{page!r:.60} is not of small letters and single hyphens")
    return page


def _sdk_range(fields: Fields) -> tuple[int, int]:
    value = fields.raw("sdk")
    place = fields.place.at("sdk")
    if not isinstance(value, list) or len(value) != 2 or not all(type(one) is int for one in value):
        place.fault("must be two API levels, [from, to]")
        return (0, 0)
    if value[0] > value[1]:
        place.fault("from is above to")
    return (value[0], value[1])
