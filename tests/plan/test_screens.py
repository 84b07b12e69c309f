"""The right taps for the phone at hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adbaudit.model.guide import SystemVersions
from adbaudit.plan import remedies
from adbaudit.plan.place import Around
from adbaudit.plan.skins import guide_skin


@pytest.fixture
def screens(build):
    def of(guides, label="快捷借款", user=0, **device):
        installed = build.installed(build.access(), user=user)
        (step,) = remedies(build.finding(), build.device(**device), installed, guides, Around(label=label))
        return [screen.in_language("en") for screen in step.screens], [note.template for note in step.notes]

    return of


@pytest.mark.parametrize(
    ("skin", "maker", "family"),
    [
        ("HyperOS 2.0", "Xiaomi", "miui"),
        ("MIUI 12.5", "Redmi", "miui"),
        ("One UI 6.1", "samsung", "oneui"),
        ("realme UI 5", "realme", "coloros"),
        ("Funtouch/OriginOS 14", "vivo", "originos"),
        ("HarmonyOS 4.0", "HUAWEI", "emui"),
        (None, "samsung", "oneui"),
        (None, "Google", "stock"),
        (None, "motorola", "stock"),
        (None, "HMD Global", "stock"),
        (None, "NoName", "any"),
        (None, None, "any"),
        ("Flyme 10", "meizu", "flyme"),
        ("HiOS/XOS 13", "TECNO", "transsion"),
        (None, "INFINIX MOBILITY LIMITED", "transsion"),
        ("MagicOS 8.0", "HONOR", "magicos"),
        ("OxygenOS 15.0", "OnePlus", "coloros"),
        ("OxygenOS 12", "OnePlus", "coloros"),
        ("OxygenOS 11", "OnePlus", "stock"),
        ("OxygenOS 9.5", "OnePlus", "stock"),
        ("KaiOS 3", "samsung", "any"),
    ],
)
def test_family_of_screens_follows_system_then_maker(build, skin, maker, family):
    assert guide_skin(build.device(skin=skin, manufacturer=maker)) == family


def test_verified_guide_of_the_maker_stands_alone(build, screens):
    own = build.guide(skin="stock", verified=True, path="Settings › {app}")
    assert screens([build.guide(), own]) == (["Settings › 快捷借款"], [])


def test_unverified_guide_is_followed_by_the_way_that_always_works_and_says_so(build, screens):
    own = build.guide(skin="stock", path="Settings › {app}")
    shown, notes = screens([build.guide(), own])
    assert shown == ["Settings › 快捷借款", "Icon › 快捷借款 › Contacts"]
    assert any("not checked on a phone like yours" in note for note in notes)


def test_guide_for_another_android_is_left_out(build, screens):
    own = build.guide(skin="stock", sdk=(23, 30), verified=True, path="Settings › {app}")
    assert screens([build.guide(), own], sdk=34)[0] == ["Icon › 快捷借款 › Contacts"]


def test_unknown_android_gets_the_way_that_always_works(build, screens):
    own = build.guide(skin="stock", verified=True, path="Settings › {app}")
    assert screens([build.guide(), own], sdk=None)[0] == ["Icon › 快捷借款 › Contacts"]


def test_first_guide_that_fits_counts_so_that_a_pack_wins(build, screens):
    versions = (SystemVersions(name="MIUI", lowest=(14,), highest=(14,)),)
    ours = replace(build.guide(skin="miui", path="ours › {app}"), systems=versions)
    of_a_pack = build.guide(skin="miui", path="a pack’s › {app}")
    assert screens([of_a_pack, ours], skin="MIUI 14.0")[0] == ["a pack’s › 快捷借款"]
    assert screens([ours, of_a_pack], skin="MIUI 14.0")[0] == ["ours › 快捷借款"]
    assert screens([ours, of_a_pack], skin="MIUI 12.5")[0] == ["a pack’s › 快捷借款"]


def test_page_that_no_guide_knows_leads_to_the_apps_own_page(build, screens):
    assert screens([build.guide("app-info", path="Icon › {app}")])[0] == ["Icon › 快捷借款"]


def test_without_a_label_the_package_stands_for_the_app(build, screens):
    assert screens([build.guide(path="{app}")], label=None)[0] == ["com.kuaijie.cashloan"]


def test_braces_in_a_label_are_only_text(build, screens):
    assert screens([build.guide(path="{app}")], label="{app.__class__}")[0] == ["“{app.__class__}”"]


def test_long_label_is_cut(build, screens):
    assert len(screens([build.guide(path="{app}")], label="x" * 900)[0][0]) == 43


@pytest.mark.parametrize("path", ["{app}", "“{app}”"])
def test_label_that_could_pass_for_a_tap_is_set_apart_once(build, screens, path):
    shown = screens([build.guide(path=path)], label="Loan” › Allow › “All")
    assert shown[0] == ["“Loan' ' Allow ' 'All”"]


@pytest.mark.parametrize(
    ("kind", "word"),
    [("work", "Work"), ("clone", "Dual apps"), ("secure", "Secure Folder"), ("secondary", "second space")],
)
def test_copy_of_another_user_is_found_by_the_words_on_phones(build, screens, kind, word):
    notes = screens([build.guide()], user=10, users={0: "owner", 10: kind})[1]
    assert any(word in note for note in notes)


def test_copy_of_the_owner_needs_no_finding(build, screens):
    assert not any("copy" in note for note in screens([build.guide()], users={0: "owner", 10: "work"})[1])
