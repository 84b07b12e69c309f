"""Which set of guides fits a phone."""

from __future__ import annotations

from adbaudit.model.device import Device

ANY = "any"
STOCK = "stock"

_BY_SYSTEM = (
    ("miui", "miui"),
    ("hyperos", "miui"),
    ("one ui", "oneui"),
    ("coloros", "coloros"),
    ("realme ui", "coloros"),
    ("oxygenos", "coloros"),
    ("originos", "originos"),
    ("funtouch", "originos"),
    ("emui", "emui"),
    ("harmonyos", "emui"),
    ("magicos", "emui"),
)
"""The beginning of a system's name, and the guides of its family."""

_NEAR_STOCK = (
    *("google", "motorola", "nokia", "hmd global", "hmd", "sony", "asus", "lge", "tcl", "sharp", "fairphone"),
    *("nothing", "essential", "lenovo", "wiko", "fujitsu", "kyocera", "alcatel", "razer", "general mobile"),
)
"""Makers whose Settings keep Android's own pages and words for permissions."""

_BY_MAKER = (
    ("xiaomi", "miui"),
    ("redmi", "miui"),
    ("samsung", "oneui"),
    ("oppo", "coloros"),
    ("realme", "coloros"),
    ("oneplus", "coloros"),
    ("vivo", "originos"),
    ("iqoo", "originos"),
    ("huawei", "emui"),
    ("honor", "emui"),
    *((maker, STOCK) for maker in _NEAR_STOCK),
)


def guide_skin(device: Device) -> str:
    """The maker's family of screens; `any` where neither system nor maker is one we know."""
    system, maker = (device.skin or "").lower(), (device.manufacturer or "").lower()
    by_system = (skin for name, skin in _BY_SYSTEM if system.startswith(name))
    by_maker = (skin for name, skin in _BY_MAKER if maker == name and not system)
    return next(by_system, None) or next(by_maker, None) or ANY
