"""The ladder of pages: the most exact first, and the taps that are left on each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adbaudit.model.guide import Shows
from adbaudit.model.permission import PackageName
from adbaudit.plan.pages import PAGES, ways_to_open, what_it_shows
from adbaudit.rules.load import load_rules

LADDER = load_rules(Path(__file__).parents[2] / "rules").pages


@pytest.fixture
def ways(real_place):
    def of(page, maker="Google", sdk=34, skin=None):
        return ways_to_open(real_place(maker, sdk, skin), page, LADDER)

    return of


def taps(way, language="en"):
    return way.taps.in_language(language) if way.taps else None


@pytest.mark.parametrize(
    ("maker", "sdk", "skin", "expected"),
    [
        ("Google", 36, None, ["permission", "permissions", "app-info"]),
        ("Google", 34, None, ["permissions", "app-info"]),
        ("Google", 22, None, ["app-info"]),
        ("Xiaomi", 33, "MIUI 14", ["permissions", "maker", "app-info"]),
        ("vivo", 34, "OriginOS 4", ["permissions", "maker", "app-info"]),
        ("Meizu", 33, "Flyme 10", ["permissions", "maker", "app-info"]),
        ("OPPO", 36, "ColorOS 16", ["permission", "permissions", "app-info"]),
    ],
)
def test_most_exact_page_is_tried_first_and_the_apps_own_page_last(ways, maker, sdk, skin, expected):
    assert [way.shows.value for way in ways("contacts", maker, sdk, skin)] == expected


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("sdk", [23, 26, 29, 30, 33, 35, 36, 37])
def test_every_page_has_the_apps_own_page_to_fall_back_on(ways, page, sdk):
    assert ways(page, sdk=sdk)[-1].shows is Shows.APP_INFO


def test_taps_are_what_is_left_on_the_page_that_opened(ways):
    one, permissions, info = ways("contacts", sdk=36)
    assert (taps(one), taps(permissions), taps(info)) == (
        "Don’t allow",
        "Contacts › Don’t allow",
        "Permissions › Contacts › Don’t allow",
    )


def test_taps_of_old_android_are_switches(ways):
    permissions, info = ways("call-log", sdk=27)
    assert (taps(permissions), taps(info)) == ("switch Phone off", "Permissions › switch Phone off")


def test_makers_page_has_the_makers_words_in_both_languages(ways):
    _, maker, info = ways("sms", "Xiaomi", 33, "MIUI 14")
    assert (taps(maker), taps(maker, "zh-CN")) == ("Read SMS and MMS › Deny", "读取短信 › 拒绝")
    assert taps(info, "zh-CN") == "权限管理 › 读取短信 › 拒绝"


def test_way_that_does_not_lead_over_the_apps_page_gives_way_to_the_general_one(ways):
    info = ways("contacts", "vivo", 34, "OriginOS 4")[-1]
    assert taps(info, "zh-CN") == "权限 › 通讯录 › 禁止"


def test_all_permissions_are_behind_the_apps_own_page(ways):
    permissions, info = ways("permissions", sdk=36)
    assert (permissions.taps, taps(info)) == (None, "Permissions")


def test_list_of_special_access_is_told_from_the_apps_entry_on(ways):
    first = ways("accessibility", "samsung", 34, "One UI 6.1")[0]
    assert (first.shows, taps(first)) == (Shows.LIST, "快捷借款 › switch off")


def test_default_apps_are_told_from_the_kind_of_app_on(ways):
    assert taps(ways("default-sms")[0]) == "SMS app › choose another app"


def test_notification_access_is_another_word_for_the_listeners_page(ways):
    assert ways("notification-access") == ways("notification-listener")
    assert taps(ways("notification-access")[0]) == "switch 快捷借款 off"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("maker", "sdk", "skin"),
    [("Google", 36, None), ("Xiaomi", 33, "MIUI 14"), ("HONOR", 35, "MagicOS 9"), (None, 30, "x")],
)
def test_taps_never_hold_an_open_place(ways, page, maker, sdk, skin):
    told = [taps(way, language) or "" for way in ways(page, maker, sdk, skin) for language in ("en", "zh-CN")]
    assert [text for text in told if "{" in text] == []


def test_command_names_user_and_package_and_is_plain_words(ways):
    argv = ways("sms", sdk=36)[0].argv
    assert argv[:4] == ("am", "start", "--user", "0")
    assert "com.kuaijie.cashloan" in argv
    assert "android.permission-group.SMS" in argv


def test_package_whose_name_could_do_harm_gets_no_command(real_place):
    place = real_place("Google", 34, None)
    harmful = replace(place, installed=replace(place.installed, package=PackageName("a.b;reboot")))
    assert ways_to_open(harmful, "sms", LADDER) == ()


@pytest.mark.parametrize("shows", Shows)
def test_every_page_has_a_name(shows):
    assert what_it_shows(shows).template
