"""The maker's Android: which skin and version, from properties that lie in known ways."""

from __future__ import annotations

from collections.abc import Mapping

from adbaudit.facts.probes.numbers import number_of

_PLAIN = (
    ("ro.mi.os.version.name", "HyperOS"),  # HyperOS keeps MIUI's property beside its own, so it comes first
    ("ro.miui.ui.version.name", "MIUI"),
    ("hw_sc.build.platform.version", "HarmonyOS"),  # HarmonyOS 2 to 4 also say EmotionUI
    ("ro.build.version.magic", "MagicOS"),
    ("ro.build.version.emui", "EMUI"),
    ("ro.build.version.realmeui", "realme UI"),
    ("ro.build.version.oplusrom", "ColorOS"),
    ("ro.build.version.opporom", "ColorOS"),
    ("ro.vivo.os.version", "Funtouch OS"),
    ("ro.flyme.version.id", "Flyme"),
    ("ro.tranos.version", "HiOS/XOS"),
)


def skin_of(properties: Mapping[str, str]) -> str | None:
    """Such as `HyperOS 2.0` or `One UI 6.1`; `None` for an Android without a skin we know."""
    one_ui = properties.get("ro.build.version.oneui", "")
    if one_ui.isascii() and one_ui.isdigit():
        return f"One UI {int(one_ui) // 10000}.{int(one_ui) // 100 % 100}"
    sep = number_of(properties.get("ro.build.version.sep")) or 0
    if not one_ui and sep >= 100_000:
        return f"One UI {sep // 10000 - 9}.{sep // 100 % 100}"
    flyme = properties.get("ro.build.display.id", "")
    if flyme.startswith("Flyme"):
        return flyme[:20]
    vivo = properties.get("ro.vivo.os.build.display.id", "")
    if vivo.startswith("OriginOS"):
        return vivo[:20]
    for key, name in _PLAIN:
        if properties.get(key):
            return f"{_brand(name, properties)} {_version(properties[key])}".rstrip()
    return None


def _brand(name: str, properties: Mapping[str, str]) -> str:
    """OnePlus phones outside China call the same system OxygenOS."""
    is_oneplus = properties.get("ro.product.brand", "").lower() == "oneplus"
    region = properties.get("ro.oplus.image.my_region.type") or properties.get("persist.sys.oplus.region", "CN")
    return "OxygenOS" if name == "ColorOS" and is_oneplus and "CN" not in region.upper() else name


def _version(value: str) -> str:
    """`OS2.0.5`, `V130`, `EmotionUI_12.0.0` and `V12.1` without their prefixes; MIUI writes 12.5 as 125."""
    digits = value.rpartition("_")[2].lstrip("OSVv ")
    if digits.isascii() and digits.isdigit() and len(digits) == 3:
        digits = f"{digits[:2]}.{digits[2]}"
    return digits[:20]
