"""Guides: which taps lead to a switch, in the words on that maker's phone, and which pages a computer may open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from adbaudit.model.local_text import LocalText
from adbaudit.model.message import message

Version = tuple[int, ...]

GENERAL = "any"
"""The family of guides for the way that works on every phone."""
BUTTON_PAGE = "button-deny"
"""No page but a word: what the button that refuses is called."""
NOT_CHECKED_PERMISSION = message(
    "These words were not checked on a phone like yours. If you cannot find them, open Settings and type "
    "“Permissions” into its search field."
)
NOT_CHECKED = message(
    "These words were not checked on a phone like yours. If you cannot find them, search Settings for the last "
    "page that is named before the app."
)
NOT_CHECKED_NOTES = frozenset({NOT_CHECKED, NOT_CHECKED_PERMISSION})
"""What is said of a way that nobody has walked on such a phone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemVersions:
    """A maker's Android by its own name, from one version to another."""

    name: str
    lowest: Version
    highest: Version
    """Holds whatever begins so: 14 holds 14.0.3 too."""

    def holds(self, version: Version) -> bool:
        """Whether a version lies between the two."""
        return self.lowest <= version and version[: len(self.highest)] <= self.highest


class Skin(Enum):
    """Families of makers' systems whose screens are alike."""

    MIUI = "miui"
    ONEUI = "oneui"
    COLOROS = "coloros"
    ORIGINOS = "originos"
    EMUI = "emui"
    MAGICOS = "magicos"
    FLYME = "flyme"
    TRANSSION = "transsion"
    STOCK = "stock"


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The taps for one thing to do on one family of phones, for some versions."""

    skin: str
    """The family: `stock`, `miui`, `oneui` …; `any` for the way that works on every phone."""
    sdk_from: int
    sdk_to: int
    """Android API levels; they count where the phone did not tell the version of its maker's system."""
    page: str
    """What it leads to: a permission group (`contacts`), a special access (`overlay`), or `app-info`."""
    path: LocalText
    """Taps joined by ` › `; `{app}` stands for the app's name, `{what}` for the words in `what`, `{button}` for the
    word on the button that refuses."""
    source: str
    checked: str
    verified: bool
    systems: tuple[SystemVersions, ...] = ()
    """Versions of the maker's own system; empty where only Android's counts."""
    what: LocalText | None = None
    """What the permission is called there."""


class Shows(Enum):
    """What a page is about, from the most exact on."""

    PERMISSION = "permission"
    """One permission of one app."""
    PERMISSIONS = "permissions"
    """Android's own list of one app's permissions."""
    MAKER = "maker"
    """The maker's own list of one app's permissions."""
    SWITCH = "switch"
    """One app's switch for a special access."""
    LIST = "list"
    """All apps with that special access."""
    APP_INFO = "app-info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One way to open a page from a computer; its words go behind `am start`."""

    page: str
    shows: Shows
    skins: tuple[str, ...]
    """Families of phones that have it; empty where every phone may."""
    sdk_from: int
    sdk_to: int
    arguments: tuple[str, ...]
    """`{package}` stands for the app's package."""
    source: str
    checked: str
    verified: bool
