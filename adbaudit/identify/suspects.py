"""Whose APK is worth reading for its name and signer."""

from __future__ import annotations

from adbaudit.identify.identify import identify
from adbaudit.identify.package_name import looks_random
from adbaudit.model.access import Access, Effective
from adbaudit.model.catalogue import Catalogue
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Verdict
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState

_POWERS = frozenset(
    {SpecialAccessKind.ACCESSIBILITY, SpecialAccessKind.NOTIFICATION_LISTENER, SpecialAccessKind.DEVICE_ADMIN}
)


def is_suspect(catalogue: Catalogue, installed: InstalledPackage) -> bool:
    """Listed, named like a loan app, or a third-party app that reaches for what loan apps reach for.

    An unlisted app of the phone's own system never is: there are hundreds, and none has a stranger's name.
    """
    if installed.package in catalogue.by_package:
        return True
    if installed.system:
        return False
    if installed.package in catalogue.look_alikes:
        return _wants_people(installed)
    return _wants_people(installed) or looks_random(installed.package) or _is_named_like_one(catalogue, installed)


def _is_named_like_one(catalogue: Catalogue, installed: InstalledPackage) -> bool:
    named = identify(catalogue, package=installed.package, label=None, installer=installed.installer)
    return named.verdict in {Verdict.LOAN, Verdict.MAYBE}


def _wants_people(installed: InstalledPackage) -> bool:
    return any(map(_is_wanted, installed.access)) or any(
        special.kind in _POWERS and special.state is SpecialAccessState.ON for special in installed.special_access
    )


def _is_wanted(access: Access) -> bool:
    return access.group in MAIN_GROUPS and access.effective is not Effective.NOT_REQUESTED
