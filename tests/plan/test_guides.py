"""Our own guides: complete, without overlaps, with words for every phone that the facts name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.facts.skin import skin_of
from adbaudit.model.permission import MAIN_GROUPS, PermissionGroup
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.plan.screens import own_guide, refusing_button, screens_for
from adbaudit.plan.skins import ANY, STOCK, guide_skin
from adbaudit.rules.load import load_rules

RULES = Path(__file__).parents[2] / "rules"
GUIDES = load_rules(RULES).guides
FAMILIES = sorted({guide.skin for guide in GUIDES})
LANGUAGES = ("en", "zh-CN")
WITHOUT_THE_APP = re.compile(r"default-|button-")
PAGES = {group.value for group in MAIN_GROUPS} | {kind.value for kind in SpecialAccessKind}

MIUI = "ro.miui.ui.version.name"
OPLUS = "ro.build.version.oplusrom"
PHONES = (
    *(("Xiaomi", sdk, {MIUI: name}) for sdk, name in ((23, "V7"), (24, "V8"), (25, "V9"), (27, "V10"), (28, "V11"))),
    *(("Xiaomi", sdk, {MIUI: name}) for sdk, name in ((29, "V12"), (30, "V125"), (31, "V130"), (33, "V140"))),
    *(("Xiaomi", sdk, {MIUI: "V816", "ro.mi.os.version.name": f"OS{sdk - 33}.0"}) for sdk in (34, 35, 36, 37)),
    *(("samsung", 27 + one, {"ro.build.version.oneui": f"{one}0100"}) for one in range(1, 11)),
    *(("HUAWEI", sdk, {"ro.build.version.emui": f"EmotionUI_{one}"}) for sdk, one in ((26, "8.0.0"), (28, "9.1.0"))),
    *(("HUAWEI", sdk, {"ro.build.version.emui": f"EmotionUI_{one}"}) for sdk, one in ((29, "10.1.0"), (29, "11.0.0"))),
    *(("HUAWEI", sdk, {"ro.build.version.emui": f"EmotionUI_{one}"}) for sdk, one in ((29, "12.0.0"), (31, "14.2.0"))),
    *(("HUAWEI", 31, {"hw_sc.build.platform.version": one}) for one in ("2.0.0", "3.0.0", "4.2.0")),
    *(("HONOR", 28 + one, {"ro.build.version.magic": f"{one}.0.0"}) for one in range(2, 11)),
    *(("OPPO", sdk, {"ro.build.version.opporom": one}) for sdk, one in ((23, "V3.0"), (27, "V5.2"), (29, "V7.1"))),
    *(("OPPO", sdk, {OPLUS: one}) for sdk, one in ((30, "V11.1"), (31, "V12.1"), (33, "V13.0"), (34, "V14.0.0"))),
    *(("OPPO", sdk, {OPLUS: one}) for sdk, one in ((35, "V15.0"), (36, "V16.0.0"))),
    *(("realme", 28 + one, {"ro.build.version.realmeui": f"V{one}.0"}) for one in range(1, 8)),
    *(
        ("OnePlus", 19 + one, {OPLUS: f"V{one}.0", "ro.product.brand": "OnePlus", "persist.sys.oplus.region": "IN"})
        for one in range(12, 17)
    ),
    *(("vivo", sdk, {"ro.vivo.os.version": one}) for sdk, one in ((23, "2.6"), (25, "3.1"), (28, "9"), (30, "11"))),
    *(("vivo", sdk, {"ro.vivo.os.version": one}) for sdk, one in ((31, "12.0"), (33, "13.0"), (35, "15.0"))),
    *(("vivo", 29 + one, {"ro.vivo.os.build.display.id": f"OriginOS {one}"}) for one in range(1, 7)),
    *(("Meizu", sdk, {"ro.build.display.id": f"Flyme {one}"}) for sdk, one in ((23, "6.3"), (28, "8.1"), (33, "10"))),
    *(("TECNO", sdk, {"ro.tranos.version": one}) for sdk, one in ((29, "hios6.0"), (31, "xos12.0"), (34, "hios14"))),
    *(("Google", sdk, {}) for sdk in range(23, 38)),
    *(("samsung", sdk, {}) for sdk in (23, 24, 26)),
    *(("OnePlus", sdk, {}) for sdk in (28, 30)),
)
"""Maker, API level, properties: every skin of the facts from its first version to one that is not out yet."""


@pytest.mark.parametrize("group", sorted(group.value for group in MAIN_GROUPS))
@pytest.mark.parametrize(("maker", "sdk", "properties"), PHONES, ids=lambda one: str(one)[:50])
def test_every_phone_has_its_makers_taps_for_the_three_groups_in_both_languages(
    maker, sdk, properties, group, real_place
):
    place = real_place(maker, sdk, skin_of(properties))
    own = own_guide(place, group)
    assert own is not None
    assert own.skin != ANY
    for language in LANGUAGES:
        told = [screen.in_language(language) for screen in screens_for(place, group)]
        assert all("快捷借款" in text and "{" not in text and "›" in text for text in told)
    assert {tag for tag, _ in own.path.texts} >= set(LANGUAGES)


@pytest.mark.parametrize(("maker", "sdk", "properties"), PHONES, ids=lambda one: str(one)[:50])
def test_version_of_the_makers_system_decides_where_it_is_told(maker, sdk, properties, real_place):
    skin = skin_of(properties)
    place = real_place(maker, None, skin)
    assert (own_guide(place, "contacts") is not None) == (skin is not None)


@pytest.mark.parametrize(("maker", "sdk", "properties"), PHONES, ids=lambda one: str(one)[:50])
def test_every_phone_has_a_word_for_the_button_that_refuses(maker, sdk, properties, real_place):
    button = refusing_button(real_place(maker, sdk, skin_of(properties)))
    assert re.search("allow|Deny|Forbid", button.in_language("en"))
    assert button.in_language("zh-CN") in {"不允许", "拒绝", "禁止"}


@given(
    maker=st.sampled_from([maker for maker, _, _ in PHONES] + ["", "NoName"]),
    sdk=st.none() | st.integers(23, 99),
    skin=st.none()
    | st.sampled_from(["MIUI 99", "HyperOS", "One UI 0.1", "Flyme", "EMUI x", "KaiOS 3"])
    | st.text(max_size=20),
    page=st.sampled_from(sorted(PAGES)),
)
def test_no_phone_falls_through_to_nothing(real_place, maker, sdk, skin, page):
    screens = screens_for(real_place(maker, sdk, skin), page)
    assert screens
    assert all(screen.in_language(language) for screen in screens for language in LANGUAGES)


def test_words_after_the_app_of_a_path_are_those_of_the_system_not_of_android(real_place):
    hyper, old = real_place("Xiaomi", 33, "HyperOS 1.0"), real_place("Xiaomi", 33, "MIUI 9")
    assert "App permissions › Read SMS and MMS" in screens_for(hyper, "sms")[0].in_language("en")
    assert screens_for(old, "sms")[0].in_language("zh-CN").startswith("设置 › 授权管理 › 应用权限管理")


def test_guide_guessed_by_android_alone_is_not_told_as_verified(real_place):
    place = real_place("OPPO", 34, None)
    guide = own_guide(place, "contacts")
    assert guide is not None
    assert not guide.verified


@pytest.mark.parametrize("family", FAMILIES)
def test_no_two_guides_of_a_family_are_for_the_same_version(family):
    guides = [guide for guide in GUIDES if guide.skin == family]
    by_system = [
        (guide.page, system.name, number)
        for guide in guides
        for system in guide.systems
        for number in range(system.lowest[0], system.highest[0] + 1)
    ]
    by_sdk = [
        (guide.page, sdk) for guide in guides if not guide.systems for sdk in range(guide.sdk_from, guide.sdk_to + 1)
    ]
    assert (len(by_system), len(by_sdk)) == (len(set(by_system)), len(set(by_sdk)))


@pytest.mark.parametrize("family", FAMILIES)
def test_guides_speak_both_languages_and_name_the_app(family):
    nameless = [
        (guide.page, language)
        for guide in GUIDES
        for language in LANGUAGES
        if guide.skin == family
        and "{app}" not in guide.path.in_language(language)
        and not WITHOUT_THE_APP.match(guide.page)
    ]
    assert nameless == []


@pytest.mark.parametrize("family", [family for family in FAMILIES if family not in {ANY, STOCK}])
def test_family_of_guides_belongs_to_phones(family, real_place):
    assert family in {guide_skin(real_place(maker, sdk, skin_of(told)).device) for maker, sdk, told in PHONES}


def test_the_way_that_always_works_is_known_for_every_page():
    assert {guide.page for guide in GUIDES if guide.skin == ANY} >= PAGES


@pytest.mark.parametrize(
    ("sdk", "last"), [(27, "switch Phone off"), (28, "switch Call logs off"), (29, "Deny"), (31, "Don’t allow")]
)
def test_old_android_is_told_to_switch_off_and_a_newer_one_to_pick(sdk, last, real_place):
    (screen,) = screens_for(real_place("NoName", sdk, None), PermissionGroup.CALL_LOG.value)
    assert screen.in_language("en").rpartition(" › ")[2] == last


def test_only_what_was_read_in_both_languages_is_verified():
    verified = {(guide.skin, guide.sdk_from) for guide in GUIDES if guide.verified}
    assert verified == {(STOCK, 23), (STOCK, 29), (STOCK, 31)}


@pytest.mark.parametrize(
    ("phone", "last"),
    [
        (("Xiaomi", 33, "MIUI 14.0"), "App info › Permissions › Read your contacts › Deny"),
        (("HUAWEI", 26, "EMUI 8.0.0"), "App info › Permissions › switch Contacts off"),
        (("HUAWEI", 29, "EMUI 12.0.0"), "App info › Permissions › Contacts › Deny"),
        (("HONOR", 29, "MagicOS 3.1.1"), "App info › Permissions › Contacts › Deny"),
    ],
)
def test_second_way_speaks_the_words_of_the_same_maker(phone, last, real_place):
    _, second = screens_for(real_place(*phone), "contacts")
    assert second.in_language("en").endswith(last)


def test_one_ui_of_a_phone_without_its_pages_finds_them_by_either_name(real_place):
    (search,) = screens_for(real_place("samsung", 26, None), "accessibility")
    assert "辅助功能" in search.in_language("zh-CN")
