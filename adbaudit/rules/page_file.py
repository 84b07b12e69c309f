"""The pages of `pages/*.yaml`: what a computer may ask a phone to show, from the most exact on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbaudit.model.guide import Page, Shows
from adbaudit.model.message import message
from adbaudit.rules.fields import Fields
from adbaudit.rules.guide_file import page_name, sdk_range
from adbaudit.rules.place import Place

_WORD = re.compile(r"[A-Za-z0-9_.:/$-]+")
_OPTIONS = frozenset({"-a", "-n", "-d", "--es"})
_PACKAGE, _GROUP = "{package}", "{group}"


def read_pages(value: object, place: Place) -> Iterator[Page]:
    """Every page of one file, in its order."""
    fields = Fields(value, place)
    for item, at in fields.items("pages"):
        yield from _pages(Fields(item, at))
    fields.done()


def _pages(fields: Fields) -> Iterator[Page]:
    """One entry, for each of the things it is for."""
    sdk_from, sdk_to = sdk_range(fields)
    arguments = _arguments(fields)
    shows, skins = fields.choice("shows", Shows), fields.texts("skins")
    source, checked, verified = fields.text("source"), fields.date("checked"), fields.flag("verified")
    for page, group in _for(fields):
        yield Page(
            page=page,
            shows=shows,
            skins=skins,
            sdk_from=sdk_from,
            sdk_to=sdk_to,
            arguments=tuple(word.replace(_GROUP, group) for word in arguments),
            source=source,
            checked=checked,
            verified=verified,
        )
    fields.done()


def _for(fields: Fields) -> Iterator[tuple[str, str]]:
    """`for: [overlay]`, or `for: {contacts: android.permission-group.CONTACTS}` with what `{group}` stands for."""
    place = fields.place.at("for")
    value = fields.raw("for")
    if not isinstance(value, (list, dict)) or not value:
        place.fault(message("must name the pages it is for"))
        return
    for name in value:
        group = str(value[name]) if isinstance(value, dict) else ""
        if group and not _WORD.fullmatch(group):
            place.at(str(name)).fault(
                message("{value} could be read by a shell as more than one plain word", value=f"{group!r:.60}")
            )
        yield page_name(str(name), place), group


def _arguments(fields: Fields) -> tuple[str, ...]:
    """Words behind `am start`: an action, a component, data and texts only."""
    words = fields.texts("arguments")
    place = fields.place.at("arguments")
    if not words:
        place.fault(message("is missing"))
    for index, word in enumerate(words):
        if word.startswith("-") and word not in _OPTIONS:
            place.item(index).fault(
                message("{value} is none of {words}", value=f"{word!r:.60}", words=", ".join(sorted(_OPTIONS)))
            )
        elif not _WORD.fullmatch(word.replace(_PACKAGE, "x").replace(_GROUP, "x")):
            place.item(index).fault(
                message("{value} could be read by a shell as more than one plain word", value=f"{word!r:.60}")
            )
    return words
