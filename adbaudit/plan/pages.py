"""Which pages of a phone can be opened from a computer, the most exact first, and what to tap on each.

Opening a page changes nothing on the phone but what its screen shows, so it is no step of a plan and needs no undo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adbaudit.model.guide import Guide, Page, Shows
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.plan.place import Place
from adbaudit.plan.screens import general_guide, own_guide, with_names
from adbaudit.plan.skins import STOCK, guide_skin

PERMISSIONS = "permissions"
APP_INFO = "app-info"
_NOTIFICATION_ACCESS = "notification-access"
_WITHOUT_A_SWITCH = frozenset({PermissionGroup.NOTIFICATIONS, PermissionGroup.QUERY_ALL_PACKAGES})
PAGES = (
    *(group.value for group in PermissionGroup if group not in _WITHOUT_A_SWITCH),
    *(kind.value for kind in SpecialAccessKind),
    _NOTIFICATION_ACCESS,
    PERMISSIONS,
    APP_INFO,
)
"""What a person may ask for."""
_APP, _WHAT, _PACKAGE, _THEN = "{app}", "{what}", "{package}", " › "
_EXACT = tuple(Shows)
_SHARED = {PermissionGroup.ACCOUNTS.value: PermissionGroup.CONTACTS.value, PERMISSIONS: APP_INFO}
"""Android keeps the accounts under Contacts, and all permissions behind the app's own page."""
_LIST_TAPS = 2
"""Of a way that does not name the app: the entry of the list, and what to do there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One page to try: the command that opens it, and the taps that are left there."""

    shows: Shows
    argv: tuple[str, ...]
    taps: LocalText | None
    is_verified: bool


def ways_to_open(place: Place, page: str, pages: Sequence[Page]) -> tuple[Way, ...]:
    """From the most exact page to the app's own; nothing for a package whose name could do harm in a command."""
    if not place.may_be_commanded:
        return ()
    wanted = wanted_page(page)
    fitting = sorted((one for one in pages if _fits(one, place, wanted)), key=lambda one: _EXACT.index(one.shows))
    return tuple(_way(one, place) for one in fitting)


def wanted_page(page: str) -> str:
    """The page that is meant; one of them goes by two names."""
    return SpecialAccessKind.NOTIFICATION_LISTENER.value if page == _NOTIFICATION_ACCESS else page


def what_it_shows(shows: Shows) -> Message:
    """The page in words."""
    return {
        Shows.PERMISSION: message("the page of this one permission of the app"),
        Shows.PERMISSIONS: message("the list of the app’s permissions"),
        Shows.MAKER: message("the phone maker’s own list of the app’s permissions"),
        Shows.SWITCH: message("the app’s own switch"),
        Shows.LIST: message("the list of apps in which this app stands"),
        Shows.APP_INFO: message("the app’s own page in Settings"),
    }[shows]


def _fits(one: Page, place: Place, wanted: str) -> bool:
    is_for_phone = not one.skins or guide_skin(place.device) in one.skins
    return one.page == wanted and is_for_phone and one.sdk_from <= (place.sdk or 0) <= one.sdk_to


def _way(one: Page, place: Place) -> Way:
    words = (word.replace(_PACKAGE, place.installed.package) for word in one.arguments)
    taps, is_verified = _taps(one, place)
    return Way(shows=one.shows, argv=("am", "start", "--user", place.user, *words), taps=taps, is_verified=is_verified)


def _taps(one: Page, place: Place) -> tuple[LocalText | None, bool]:
    """In every language from the maker's guide where it leads through this page, else from the general one."""
    if one.page == PERMISSIONS and one.shows is not Shows.APP_INFO:
        return None, True
    page = _SHARED.get(one.page, one.page)
    own, general = own_guide(place, page), general_guide(place, page)
    is_androids = one.shows in {Shows.PERMISSION, Shows.PERMISSIONS} and guide_skin(place.device) != STOCK
    if is_androids and general is not None:
        own = None  # a maker's words are on the maker's page
    guides = [guide for guide in (own, general) if guide is not None and guide.page == page]
    left = [(guide, dict(_left(guide, one.shows, place))) for guide in guides]
    tags = sorted({tag for _, texts in left for tag in texts})
    chosen = {tag: next((guide, texts[tag]) for guide, texts in left if tag in texts) for tag in tags}
    if not chosen:
        return None, False
    taps = LocalText(texts=tuple((tag, text) for tag, (_, text) in chosen.items()))
    return taps, all(guide.verified for guide, _ in chosen.values())


def _left(guide: Guide, shows: Shows, place: Place) -> Iterator[tuple[str, str]]:
    """What is left of a guide's way on a page, by language; a language whose way does not lead through it is not in."""
    for tag, path in guide.path.texts:
        steps = _steps_left(path.split(_THEN), shows, has_what=guide.what is not None)
        if steps:
            yield tag, with_names(guide, place, _THEN.join(steps), tag)


def _steps_left(steps: list[str], shows: Shows, *, has_what: bool) -> list[str]:
    app, what = _first(steps, _APP), _first(steps, _WHAT)
    match shows:
        case Shows.PERMISSION:
            return steps[-1:]
        case Shows.PERMISSIONS | Shows.MAKER:
            return steps[what:] if has_what and what is not None else steps[-_LIST_TAPS:]
        case Shows.SWITCH | Shows.LIST:
            is_a_list = app is None or app >= len(steps) - _LIST_TAPS  # else the way goes over the app's own page
            first = _LIST_TAPS if app is None or app == len(steps) - _LIST_TAPS else 1
            return steps[-(first if shows is Shows.LIST else 1) :] if is_a_list else []
        case Shows.APP_INFO:
            leads_through = app is not None and (what is None or what > app + 1) and len(steps) > app + 1
            return steps[app + 1 :] if leads_through and app is not None else []


def _first(steps: list[str], word: str) -> int | None:
    return next((index for index, step in enumerate(steps) if word in step), None)
