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

    SAMSUNG = "samsung"
    XIAOMI = "xiaomi"
    HUAWEI = "huawei"
    HONOR = "honor"
    OPPO = "oppo"
    VIVO = "vivo"
    OTHER = "other"


_VENDORS = {
    "18d1": Maker.OTHER,  # Google; other makers borrow it
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

_BRANDS = {
    "samsung": Maker.SAMSUNG,
    "xiaomi": Maker.XIAOMI,
    "redmi": Maker.XIAOMI,
    "poco": Maker.XIAOMI,
    "huawei": Maker.HUAWEI,
    "honor": Maker.HONOR,
    "oppo": Maker.OPPO,
    "realme": Maker.OPPO,
    "oneplus": Maker.OPPO,
    "vivo": Maker.VIVO,
    "iqoo": Maker.VIVO,
}
"""Words in what a phone calls itself on USB."""


def maker_of_vendor(vendor: str) -> Maker | None:
    """The maker for a USB vendor id such as `04e8`; `None` if it is not known to make phones."""
    return _VENDORS.get(vendor)


def maker_of_name(name: str) -> Maker | None:
    """The maker by the first brand in a name such as `Xiaomi Redmi Note 8`."""
    words = re.findall(r"[a-z]+", name.lower())
    return next((_BRANDS[word] for word in words if word in _BRANDS), None)


def how_to_switch_on(maker: Maker) -> Message:
    """Where USB debugging is on this maker's phones."""
    first = {
        Maker.SAMSUNG: message("Settings › About phone › Software information: tap “Build number” seven times."),
        Maker.XIAOMI: message("Settings › About phone: tap “OS version” (or “MIUI version”) seven times."),
        Maker.OPPO: message("Settings › About device › Version: tap “Build number” seven times."),
        Maker.VIVO: message("Settings › About phone: tap “Software version” seven times."),
    }.get(maker, message("Settings › About phone: tap “Build number” seven times."))
    steps = message(
        "On the phone: {first} Then {options}: switch on “USB debugging”. If the names differ, search the Settings for "
        "“USB debugging”.",
        first=first,
        options=developer_options(maker),
    )
    if maker not in {Maker.HUAWEI, Maker.HONOR}:
        return steps
    more = message("Switch on “Allow ADB debugging in charge only mode” too, if it is there.")
    return message("{steps} {more}", steps=steps, more=more)


def developer_options(maker: Maker) -> Message:
    """Where the developer options are on this maker's phones, once they are unlocked."""
    return {
        Maker.SAMSUNG: message("Settings › Developer options"),
        Maker.XIAOMI: message("Settings › Additional settings › Developer options"),
        Maker.HUAWEI: message("Settings › System & updates › Developer options"),
        Maker.HONOR: message("Settings › System & updates › Developer options"),
        Maker.OPPO: message("Settings › System (or Additional settings) › Developer options"),
        Maker.VIVO: message("Settings › System (or System management) › Developer options"),
    }.get(maker, message("Settings › System › Developer options"))


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
