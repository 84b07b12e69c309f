"""The guides of `guides/<skin>.yaml` and the entries of `playbook/<id>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbaudit.model.guide import Guide
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message
from adbaudit.model.plan import Advice, Situation
from adbaudit.rules.fields import Fields
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
        path=_local_text(fields, "path"),
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


def _local_text(fields: Fields, key: str) -> LocalText:
    inner = Fields(fields.raw(key), fields.place.at(key))
    value = fields.raw(key)
    tags = sorted(str(tag) for tag in value) if isinstance(value, dict) else []
    if inner.is_mapping and not tags:
        inner.place.fault("must hold the text of at least one language")
    return LocalText(texts=tuple((tag, inner.text(tag)) for tag in tags))


def read_advice(value: object, place: Place) -> Advice:
    """One entry of the playbook."""
    fields = Fields(value, place)
    advice = Advice(
        id=fields.text("id"),
        order=fields.whole_number("order"),
        when=fields.choice("when", Situation),
        title=_sentence(fields, "title"),
        text=_sentence(fields, "text"),
    )
    fields.text("source")
    fields.date("checked")
    fields.done()
    return advice


def _sentence(fields: Fields, key: str) -> Message:
    return Message(template=" ".join(fields.text(key).split()))
