"""The taps that lead to a switch, from the guides, with what to know about them."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.guide import Guide
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, message
from adbaudit.plan.place import Place
from adbaudit.plan.skins import ANY, guide_skin

_LONGEST_NAME = 60
_APP = "{app}"


def screens_for(place: Place, page: str) -> tuple[LocalText, ...]:
    """The way on this maker's phone, then the way that works on every phone unless the first was verified."""
    own = _guide(place, page, guide_skin(place.device))
    if own is not None and own.verified:
        return (_filled(own, place),)
    general = _guide(place, page, ANY) or _guide(place, "app-info", ANY)
    return tuple(dict.fromkeys(_filled(guide, place) for guide in (own, general) if guide is not None))


def notes_on_screens(place: Place, page: str) -> Iterator[Message]:
    """What a person should know before following the taps."""
    if place.installed.user != 0:
        yield message(
            "Open the copy of the app that belongs to user {user}, not the one of the owner.", user=place.user
        )
    own = _guide(place, page, guide_skin(place.device))
    if own is None or not own.verified:
        yield message(
            "These words were not checked on a phone like yours. If you cannot find them, search for the last "
            "words in Settings."
        )


def _guide(place: Place, page: str, skin: str) -> Guide | None:
    fitting = (
        guide
        for guide in place.guides
        if guide.page == page and guide.skin == skin and _fits(guide, place.sdk, needs_sdk=skin != ANY)
    )
    return next(fitting, None)


def _fits(guide: Guide, sdk: int | None, *, needs_sdk: bool) -> bool:
    if sdk is None:
        return not needs_sdk
    return guide.sdk_from <= sdk <= guide.sdk_to


def _filled(guide: Guide, place: Place) -> LocalText:
    name = place.name[:_LONGEST_NAME]
    return LocalText(texts=tuple((language, text.replace(_APP, name)) for language, text in guide.path.texts))
