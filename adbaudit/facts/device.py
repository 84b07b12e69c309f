"""The phone itself, from its properties."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adbaudit.facts.phone_language import language_of
from adbaudit.facts.probes.numbers import number_of
from adbaudit.facts.skin import skin_of
from adbaudit.model.device import Device
from adbaudit.model.user import User

SDK = "ro.build.version.sdk"
PLAUSIBLE_SDKS = range(14, 100)
"""From Android 4.0 on."""


def device_of(properties: Mapping[str, str], users: tuple[User, ...], device_id: str | None) -> Device:
    """Maker, model, version; the serial and numbers that stand among the properties are not kept."""
    return Device(
        id=device_id,
        manufacturer=properties.get("ro.product.manufacturer") or None,
        model=properties.get("ro.product.model") or None,
        android=properties.get("ro.build.version.release") or None,
        sdk=sdk_of(properties.get(SDK)),
        skin=skin_of(properties),
        security_patch=properties.get("ro.build.version.security_patch") or None,
        country=_country(properties),
        language=language_of(properties),
        users=users,
    )


def sdk_of(text: str | None) -> int | None:
    """The API level that a property tells; what no phone has is a property gone wrong."""
    sdk = number_of(text)
    return sdk if sdk in PLAUSIBLE_SDKS else None


def _country(properties: Mapping[str, str]) -> str | None:
    """The SIM's country, else the region of the phone's language: a hint, shown and to be overridden."""
    sim = properties.get("gsm.sim.operator.iso-country", "").split(",")[0]
    locale = properties.get("persist.sys.locale") or properties.get("ro.product.locale") or ""
    region = re.search(r"[-_]([A-Z]{2})\b", locale)
    code = sim.upper() if re.fullmatch(r"[A-Za-z]{2}", sim) else region.group(1) if region else None
    return code if code and code.isascii() else None
