"""Whose APK is read for its name."""

from __future__ import annotations

import pytest

from adbaudit.identify.suspects import is_suspect
from adbaudit.model.access import Access, Effective
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.message import message
from adbaudit.model.permission import GrantState, PackageName, PermissionGroup, PermissionName
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import UserId


def installed(package, *, system=False, group=None, effective=Effective.ASKS, special=None):
    access = Access(
        group=group or PermissionGroup.CAMERA,
        permission=PermissionName("android.permission.X"),
        requested=True,
        grant=GrantState.DENIED,
        effective=effective,
        because=message("as the test says"),
    )
    kinds = (SpecialAccess(kind=special, state=SpecialAccessState.ON),) if special else ()
    return InstalledPackage(
        package=PackageName(package), user=UserId(0), system=system, access=(access,), special_access=kinds
    )


@pytest.mark.parametrize("group", [PermissionGroup.CONTACTS, PermissionGroup.SMS, PermissionGroup.CALL_LOG])
def test_third_party_app_that_asks_for_what_lenders_want_is_a_suspect(catalogue, group):
    assert is_suspect(catalogue, installed("com.quiet.garden", group=group))


def test_third_party_app_whose_permission_could_not_be_read_is_a_suspect(catalogue):
    app = installed("com.quiet.garden", group=PermissionGroup.CONTACTS, effective=Effective.UNKNOWN)
    assert is_suspect(catalogue, app)


def test_third_party_app_with_only_a_camera_is_none(catalogue):
    assert not is_suspect(catalogue, installed("com.quiet.garden"))


def test_loan_app_that_asks_for_nothing_is_one_by_its_package(catalogue):
    assert is_suspect(catalogue, installed("com.sincere.plainloan"))


def test_package_without_sense_is_one(catalogue):
    assert is_suspect(catalogue, installed("xkq.wfbd.rtyp"))


def test_listed_app_is_one_though_it_came_with_the_phone(catalogue):
    assert is_suspect(catalogue, installed("com.xiaomi.loan", system=True))


def test_unlisted_part_of_the_system_never_is(catalogue):
    assert not is_suspect(catalogue, installed("com.android.loanprovider", system=True, group=PermissionGroup.SMS))


@pytest.mark.parametrize(
    "kind",
    [SpecialAccessKind.ACCESSIBILITY, SpecialAccessKind.NOTIFICATION_LISTENER, SpecialAccessKind.DEVICE_ADMIN],
)
def test_third_party_app_with_a_great_power_is_one(catalogue, kind):
    assert is_suspect(catalogue, installed("com.quiet.garden", special=kind))
