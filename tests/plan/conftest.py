"""Builders of phones, apps and guides."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from adbaudit.model.access import Access, Effective
from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.finding import Finding
from adbaudit.model.guide import Guide
from adbaudit.model.identity import Confidence
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import message
from adbaudit.model.permission import PRIVACY_PERMISSIONS, GrantState, PackageName
from adbaudit.model.severity import Severity
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import User, UserId, UserKind
from adbaudit.plan.place import Around, Place
from adbaudit.rules.load import load_rules

PACKAGE = "com.kuaijie.cashloan"
RULES = Path(__file__).parents[2] / "rules"
BY_NAME = {known.name.removeprefix("android.permission."): known for known in PRIVACY_PERMISSIONS}


@pytest.fixture(scope="session")
def real_place():
    """A phone with all of our own guides, and the app 快捷借款 on it."""
    guides = load_rules(RULES).guides

    def of(maker, sdk, skin):
        device = Device(
            id="f00d", manufacturer=maker, model=None, android=None, sdk=sdk, skin=skin, security_patch=None, users=()
        )
        installed = InstalledPackage(package=PackageName(PACKAGE), user=UserId(0))
        return Place(device=device, installed=installed, guides=guides, around=Around(label="快捷借款"))

    return of


@pytest.fixture
def build():
    return Builders()


@dataclass(frozen=True)
class Builders:
    """Values with every field that a test does not care about filled in."""

    def device(self, sdk=34, skin=None, manufacturer="Google", users=()):
        return Device(
            id="f00d",
            manufacturer=manufacturer,
            model="Pixel 7",
            android="14",
            sdk=sdk,
            skin=skin,
            security_patch=None,
            users=tuple(User(id=UserId(one), kind=UserKind(kind), running=True) for one, kind in dict(users).items()),
        )

    def access(self, name="READ_CONTACTS", effective=Effective.ALLOWED, **fields):
        granted = effective in {Effective.ALLOWED, Effective.WHILE_USING}
        known = {
            "group": BY_NAME[name].group,
            "permission": BY_NAME[name].name,
            "requested": True,
            "grant": GrantState.GRANTED if granted else GrantState.DENIED,
            "op": BY_NAME[name].op,
            "effective": effective,
            "because": message("granted"),
        }
        return Access(**{**known, **fields})

    def installed(self, *access, package=PACKAGE, user=0, target=30, special=(), system=None):
        return InstalledPackage(
            package=PackageName(package),
            user=UserId(user),
            target_sdk=target,
            system=system,
            access=access,
            special_access=tuple(special),
        )

    def special(self, kind, component=None, state=SpecialAccessState.ON):
        return SpecialAccess(kind=SpecialAccessKind(kind), state=state, component=component)

    def finding(self, subject="contacts", **fields):
        known = {
            "rule": f"loan-{subject}",
            "severity": Severity.CRITICAL,
            "confidence": Confidence.HIGH,
            "title": message("Contacts"),
            "why": message("Why"),
            "package": PackageName(PACKAGE),
            "user": UserId(0),
            "subject": subject,
        }
        return Finding(**{**known, **fields})

    def guide(self, page="contacts", skin="any", sdk=(23, 99), *, verified=False, path="Icon › {app} › Contacts"):
        return Guide(
            skin=skin,
            sdk_from=sdk[0],
            sdk_to=sdk[1],
            page=page,
            path=LocalText(texts=(("en", path), ("zh-CN", f"图标 › {path}"))),
            source="somewhere",
            checked="2026-11-21",
            verified=verified,
        )
