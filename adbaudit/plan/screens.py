"""The taps that lead to a switch, from the guides, with what to know about them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from adbaudit.model.device import Device
from adbaudit.model.guide import (
    BUTTON_PAGE,
    NOT_CHECKED,
    NOT_CHECKED_NOTES,
    NOT_CHECKED_PERMISSION,
    Guide,
    Version,
)
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.user import UserKind
from adbaudit.plan.place import Place
from adbaudit.plan.skins import ANY, guide_skin, is_system, system_version

_LONGEST_NAME = 60
_APP, _WHAT, _BUTTON = "{app}", "{what}", "{button}"
_THEN = " › "
_APP_INFO = "app-info"
_DONT_ALLOW = LocalText(texts=(("en", "Don’t allow"), ("zh-CN", "不允许")))
_GROUPS = frozenset(group.value for group in PermissionGroup)


def screens_for(place: Place, page: str) -> tuple[LocalText, ...]:
    """The way on this maker's phone, then the way that works on every phone unless the first was verified."""
    own, general = own_guide(place, page), general_guide(place, page)
    if own is None:
        return (filled(general, place),) if general is not None else ()
    if own.verified or general is None:
        return (filled(own, place),)
    second = _by_the_icon(own, place) if page in _GROUPS else None
    return tuple(dict.fromkeys((filled(own, place), second or filled(general, place))))


def screens_of_maker(place: Place, page: str) -> tuple[LocalText, ...]:
    """The way that only this maker's phones have, if any."""
    own = own_guide(place, page)
    return (filled(own, place),) if own is not None else ()


def notes_on_screens(place: Place, page: str) -> Iterator[Message]:
    """What a person should know before following the taps; a way that was not verified ends with a way out."""
    if (copy := _COPIES.get(place.user_kind)) is not None:
        yield copy
    own = own_guide(place, page)
    if own is None or not own.verified:
        yield way_out(page)


def way_out(page: str) -> Message:
    """What to do where the words of a guide are not on the phone."""
    return NOT_CHECKED_PERMISSION if page in _GROUPS or page == _APP_INFO else NOT_CHECKED


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
NOTES_ON_SCREENS = NOT_CHECKED_NOTES | frozenset(_COPIES.values())


def own_guide(place: Place, page: str) -> Guide | None:
    """The guide of this maker's phones: by the version of the maker's system, else by Android's.

    The first that fits counts, as later packs come first. One that names versions and was only guessed by Android's is
    not verified for this phone, whatever its file says.
    """
    skin, version = guide_skin(place.device), system_version(place.device)
    guides = [guide for guide in place.guides if guide.page == page and guide.skin == skin]
    for guide in guides:
        if _is_of_version(guide, place.device, version) if guide.systems else _is_of_android(guide, place.sdk):
            return guide
    guessed = [guide for guide in guides if _is_of_android(guide, place.sdk)]
    guessed.sort(key=lambda guide: not any(is_system(place.device, one.name) for one in guide.systems))
    return replace(guessed[0], verified=False) if guessed else None


def general_guide(place: Place, page: str) -> Guide | None:
    """The way that works on every phone; to the app's own page where there is none for this."""
    return next(chain(_general(place, page), _general(place, _APP_INFO)), None)


def refusing_button(place: Place) -> LocalText:
    """The word on the button that refuses, as this phone's question has it."""
    guide = own_guide(place, BUTTON_PAGE) or next(_general(place, BUTTON_PAGE), None)
    return guide.what if guide is not None and guide.what is not None else _DONT_ALLOW


def filled(guide: Guide, place: Place) -> LocalText:
    """The taps with the app's name and the permission's."""
    return LocalText(texts=tuple((tag, with_names(guide, place, text, tag)) for tag, text in guide.path.texts))


def with_names(guide: Guide, place: Place, text: str, language: str) -> str:
    """A piece of a guide's path, its places filled in; the app's name last, as it may hold anything."""
    what = guide.what.in_language(language) if guide.what is not None else _WHAT
    if _BUTTON in text:
        text = text.replace(_BUTTON, refusing_button(place).in_language(language))
    return text.replace(_WHAT, what).replace(_APP, place.name[:_LONGEST_NAME])


def _by_the_icon(own: Guide, place: Place) -> LocalText | None:
    """From the app's icon on, with the words that this maker has for the permission and for the button."""
    icon = next(_general(place, _APP_INFO), None)
    if icon is None or own.what is None:
        return None
    paths = ((tag, f"{icon.path.in_language(tag)}{_THEN}{_end_of(path)}") for tag, path in own.path.texts)
    return LocalText(texts=tuple((tag, with_names(own, place, path, tag)) for tag, path in paths))


def _end_of(path: str) -> str:
    """The taps from the permission on; where the app comes after it, that is passed already."""
    taps = path.split(_THEN)
    first = next((number for number, tap in enumerate(taps) if _WHAT in tap), 0)
    last = [tap for tap in taps[first:] if _APP not in tap]
    return _THEN.join(last if last != [_WHAT] else [_WHAT, _BUTTON])


def _is_of_version(guide: Guide, device: Device, version: Version) -> bool:
    return bool(version) and any(is_system(device, one.name) and one.holds(version) for one in guide.systems)


def _is_of_android(guide: Guide, sdk: int | None) -> bool:
    return sdk is not None and guide.sdk_from <= sdk <= guide.sdk_to


def _general(place: Place, page: str) -> Iterator[Guide]:
    for guide in place.guides:
        is_for = guide.skin == ANY and guide.page == page
        if is_for and (place.sdk is None or guide.sdk_from <= place.sdk <= guide.sdk_to):
            yield guide
