"""One page per family of phones, as a person reads it, for an app that has everything: reviewed by eye.

`pytest tests/report tests/plan/test_guide_pages.py --rewrite-golden` writes them anew after a change that is meant.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.plan.screens import notes_on_screens, refusing_button, screens_for

GOLDEN = Path(__file__).parent / "golden"
GROUPS = (PermissionGroup.CONTACTS, PermissionGroup.SMS, PermissionGroup.CALL_LOG)
GROUPS += (PermissionGroup.LOCATION, PermissionGroup.STORAGE)
PAGES = (*(group.value for group in GROUPS), *(kind.value for kind in SpecialAccessKind))
LANGUAGES = ("en", "zh-CN")
WORDS = {"en": ("On the phone", "Or", "The button"), "zh-CN": ("在手机上", "或者", "按钮")}
PHONES = {
    "miui": (("Xiaomi", 24, "MIUI 8"), ("Xiaomi", 28, "MIUI 11"), ("Xiaomi", 33, "MIUI 14.0")),
    "hyperos": (("Xiaomi", 34, "HyperOS 1.0"), ("Xiaomi", 36, "HyperOS 3.0"), ("Xiaomi", 34, None)),
    "emui": (("HUAWEI", 26, "EMUI 8.0.0"), ("HUAWEI", 28, "EMUI 9.1.0"), ("HUAWEI", 29, "EMUI 11.0.0")),
    "harmonyos": (("HUAWEI", 29, "EMUI 12.0.0"), ("HUAWEI", 31, "HarmonyOS 4.2.0")),
    "magicos": (("HONOR", 29, "MagicOS 3.1.1"), ("HONOR", 30, "MagicOS 5.0"), ("HONOR", 35, "MagicOS 9.0")),
    "coloros": (
        *(("OPPO", 27, "ColorOS 5.2"), ("OPPO", 29, "ColorOS 7.1"), ("OPPO", 30, "ColorOS 11.1")),
        *(("OPPO", 31, "ColorOS 12.1"), ("OPPO", 34, "ColorOS 14.0.0"), ("OPPO", 36, "ColorOS 16.0.0")),
    ),
    "realme_oneplus": (
        *(("realme", 29, "realme UI 1.0"), ("realme", 33, "realme UI 4.0")),
        *(("OnePlus", 29, "OxygenOS 10"), ("OnePlus", 35, "OxygenOS 15.0"), ("OnePlus", 30, None)),
    ),
    "originos": (
        *(("vivo", 22, "Funtouch OS 2.6"), ("vivo", 25, "Funtouch OS 3.1"), ("vivo", 28, "Funtouch OS 9")),
        *(("vivo", 34, "Funtouch OS 14"), ("vivo", 34, "OriginOS 4"), ("vivo", 35, "OriginOS 5")),
    ),
    "oneui": (
        *(("samsung", 26, None), ("samsung", 28, "One UI 1.1"), ("samsung", 30, "One UI 3.1")),
        *(("samsung", 34, "One UI 6.1"), ("samsung", 36, "One UI 8.0")),
    ),
    "flyme": (("Meizu", 22, "Flyme 6.3"), ("Meizu", 33, "Flyme 10")),
    "transsion": (("TECNO", 29, "HiOS/XOS 6.0"), ("Infinix", 31, "HiOS/XOS 12"), ("itel", 34, "HiOS/XOS 14")),
    "stock": (("Google", 25, None), ("Google", 27, None), ("Google", 28, None), ("Google", 30, None)),
    "stock_newer": (("Google", 34, None), ("Google", 37, None), ("NoName", 34, None), (None, None, None)),
}


@pytest.mark.parametrize("family", PHONES)
def test_page_of_a_family_reads_as_it_was_reviewed(family, real_place, request):
    text = "\n".join(_page(real_place(*phone), phone, language) for phone in PHONES[family] for language in LANGUAGES)
    path = GOLDEN / f"{family}.txt"
    if request.config.getoption("--rewrite-golden", default=False):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def _page(place, phone, language):
    maker, sdk, skin = phone
    on_the_phone, other, button = WORDS[language]
    lines = [f"== {maker}, {skin}, API {sdk}, {language}"]
    for page in PAGES:
        first, *more = [screen.in_language(language) for screen in screens_for(place, page)]
        lines += [page, f"  {on_the_phone}: {first}", *(f"  {other}: {text}" for text in more)]
    lines.append(f"{button}: {refusing_button(place).in_language(language)}")
    say = load_translator(language)
    lines += [f"({say(note)})" for note in notes_on_screens(place, "contacts")]
    return "\n".join(lines) + "\n"
