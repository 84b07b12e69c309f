"""Which set of guides fits a phone, and which version of its maker's system it runs."""

from __future__ import annotations

import re

from adbaudit.model.device import Device
from adbaudit.model.guide import GENERAL, Version

ANY = GENERAL
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
    ("magicos", "magicos"),
    ("magic ui", "magicos"),
    ("flyme", "flyme"),
    ("hios", "transsion"),
    ("xos", "transsion"),
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
    ("honor", "magicos"),
    ("meizu", "flyme"),
    ("tecno", "transsion"),
    ("infinix", "transsion"),
    ("itel", "transsion"),
    *((maker, STOCK) for maker in _NEAR_STOCK),
)
_OXYGEN_LIKE_STOCK, _ANDROID_OF_IT = 11, 30
"""To OxygenOS 11, on Android 11, OnePlus phones had Android's own pages; from 12 on they have those of ColorOS."""
_NUMBER = re.compile(r"\d{1,4}(?:\.\d{1,4}){0,3}")


def guide_skin(device: Device) -> str:
    """The maker's family of screens; `any` where neither system nor maker is one we know."""
    system, maker = (device.skin or "").lower(), (device.manufacturer or "").lower()
    if _is_like_stock(device, system, maker):
        return STOCK
    by_system = (skin for name, skin in _BY_SYSTEM if system.startswith(name))
    by_maker = (skin for name, skin in _BY_MAKER if maker.split(" ")[0] == name or maker == name)
    return next(by_system, None) or (next(by_maker, None) if not system else None) or ANY


def system_version(device: Device) -> Version:
    """The number in `HyperOS 2.0.5` as (2, 0, 5); empty where the phone told none."""
    found = _NUMBER.search(device.skin or "")
    return tuple(int(part) for part in found.group().split(".")) if found else ()


def is_system(device: Device, name: str) -> bool:
    """Whether the phone's system goes by this name, whatever its version."""
    return (device.skin or "").lower().startswith(name.lower())


def _is_like_stock(device: Device, system: str, maker: str) -> bool:
    if system.startswith("oxygenos") and (version := system_version(device)):
        return version[0] <= _OXYGEN_LIKE_STOCK
    return maker == "oneplus" and not system and (device.sdk or _ANDROID_OF_IT + 1) <= _ANDROID_OF_IT
