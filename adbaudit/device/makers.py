"""Who made a phone, and where its maker hides what must be switched on.

USB vendor ids: AOSP's `usb_vendors.cpp` (Google, Samsung, Huawei, HTC, Motorola, LG, Sony, ZTE, Lenovo, Asus, Sharp,
Kyocera) and the usb.ids list (the others). Menu names differ between versions and were not tried on every phone, so
each sentence says how to find the switch by search.
"""

from __future__ import annotations

import re
from enum import Enum

from adbaudit.model.message import Message, message


class Maker(Enum):
    """Makers whose menus differ from stock Android; everybody else is `OTHER`."""

    GOOGLE = "google"
    SAMSUNG = "samsung"
    XIAOMI = "xiaomi"
    HUAWEI = "huawei"
    HONOR = "honor"
    OPPO = "oppo"
    VIVO = "vivo"
    OTHER = "other"


_VENDORS = {
    "18d1": Maker.GOOGLE,
    "04e8": Maker.SAMSUNG,
    "2717": Maker.XIAOMI,
    "12d1": Maker.HUAWEI,
    "339b": Maker.HONOR,
    "22d9": Maker.OPPO,  # realme uses it too
    "2a70": Maker.OPPO,  # OnePlus, whose menus are OPPO's since OxygenOS 12
    "2d95": Maker.VIVO,  # iQOO uses it too
    "0bb4": Maker.OTHER,  # HTC
    "0fce": Maker.OTHER,  # Sony Mobile
    "1004": Maker.OTHER,  # LG
    "19d2": Maker.OTHER,  # ZTE
    "22b8": Maker.OTHER,  # Motorola
    "2a45": Maker.OTHER,  # Meizu
    "2ae5": Maker.OTHER,  # Fairphone
    "2e04": Maker.OTHER,  # HMD (Nokia)
}

_MODELS = (
    (re.compile(r"Pixel|Nexus"), Maker.GOOGLE),
    (re.compile(r"SM_|GT_|Galaxy"), Maker.SAMSUNG),
    (re.compile(r"Redmi|Mi_|MIX|POCO|Xiaomi|M?2[0-9]{3}[0-9A-Z]{4,}$"), Maker.XIAOMI),
    (re.compile(r"HUAWEI|[A-Z]{3}_(?:AL|TL|LX|L)[0-9]"), Maker.HUAWEI),
    (re.compile(r"HONOR|[A-Z]{3}_(?:AN|NX)[0-9]"), Maker.HONOR),
    (re.compile(r"OPPO|CPH[0-9]|RMX[0-9]|ONEPLUS|P[A-Z]{3}[0-9]0$"), Maker.OPPO),
    (re.compile(r"vivo|V[0-9]{4}[A-Z]*$"), Maker.VIVO),
)
"""How models begin in `model:`, where adb writes `_` for everything but letters and digits."""


def maker_of_vendor(vendor: str) -> Maker | None:
    """The maker for a USB vendor id such as `04e8`; `None` if it is not known to make phones."""
    return _VENDORS.get(vendor)


def maker_of_model(model: str | None) -> Maker:
    """The maker as far as the model tells."""
    return next((maker for pattern, maker in _MODELS if model and pattern.match(model)), Maker.OTHER)


def how_to_switch_on(maker: Maker) -> Message:
    """Where USB debugging is on this maker's phones."""
    path = {
        Maker.SAMSUNG: message(
            "Settings › About phone › Software information: tap “Build number” seven times. Then Settings › "
            "Developer options: switch on “USB debugging”."
        ),
        Maker.XIAOMI: message(
            "Settings › About phone: tap “OS version” (or “MIUI version”) seven times. Then Settings › Additional "
            "settings › Developer options: switch on “USB debugging”."
        ),
        Maker.HUAWEI: _of_huawei(),
        Maker.HONOR: _of_huawei(),
        Maker.OPPO: message(
            "Settings › About device › Version: tap “Build number” seven times. Then Settings › System (or Additional "
            "settings) › Developer options: switch on “USB debugging”."
        ),
        Maker.VIVO: message(
            "Settings › About phone: tap “Software version” seven times. Then Settings › System › Developer options: "
            "switch on “USB debugging”."
        ),
    }.get(maker)
    return message(
        "On the phone: {path} If the names differ, search the Settings for “USB debugging”.", path=path or _of_stock()
    )


def what_may_block(maker: Maker) -> Message | None:
    """What this maker puts in the way, as far as is known.

    Samsung's Auto Blocker exists since One UI 6 and is on by default on phones sold with 6.1.1; its page lists
    “commands by USB cable” among what it blocks. HarmonyOS 5 has no Android in it. Both were read about, not tried.
    """
    return {
        Maker.SAMSUNG: message(
            "On Samsung phones “Auto Blocker” may be what blocks it: Settings › Security and privacy › Auto Blocker: "
            "switch it off while you look, and on again afterwards."
        ),
        Maker.HUAWEI: message(
            "A Huawei phone with HarmonyOS 5 or later (HarmonyOS NEXT) may have no Android in it, then adbaudit can't "
            "read it. Settings › About phone shows the version."
        ),
        Maker.XIAOMI: message(
            "Xiaomi's second switch, “USB debugging (Security settings)”, is not needed for looking, only for changes."
        ),
    }.get(maker)


def _of_stock() -> Message:
    return message(
        "Settings › About phone: tap “Build number” seven times. Then Settings › System › Developer options: switch "
        "on “USB debugging”."
    )


def _of_huawei() -> Message:
    return message(
        "Settings › About phone: tap “Build number” seven times. Then Settings › System & updates › Developer "
        "options: switch on “USB debugging”, and “Allow ADB debugging in charge only mode” if it is there."
    )
