"""The taps that lead to a switch, from the guides, with what to know about them."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.guide import Guide
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, message
from adbaudit.model.user import UserKind
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


def screens_of_maker(place: Place, page: str) -> tuple[LocalText, ...]:
    """The way that only this maker's phones have, if any."""
    own = _guide(place, page, guide_skin(place.device))
    return (_filled(own, place),) if own is not None else ()


def notes_on_screens(place: Place, page: str) -> Iterator[Message]:
    """What a person should know before following the taps."""
    if (copy := _COPIES.get(place.user_kind)) is not None:
        yield copy
    own = _guide(place, page, guide_skin(place.device))
    if own is None or not own.verified:
        yield message(
            "These words were not checked on a phone like yours. If you cannot find them, search for the last "
            "words in Settings."
        )


_COPIES = {
    UserKind.WORK: message(
        "This is the copy in the work profile: in the list of apps, open the tab “Work”; its icon carries a small "
        "briefcase."
    ),
    UserKind.CLONE: message(
        "This is the second copy of the app (Dual apps, Dual Messenger, App cloner): its icon carries a small mark. "
        "Press and hold that icon."
    ),
    UserKind.SECURE: message("Open the Secure Folder on the phone first: this is the copy inside it."),
    UserKind.GUEST: message("Switch the phone to the guest first: this is the guest’s copy."),
    UserKind.SECONDARY: message(
        "Switch to the other person, or open the second space, on the phone first: this is the copy there."
    ),
}
"""How to find the copy of an app that is not the owner's."""


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
