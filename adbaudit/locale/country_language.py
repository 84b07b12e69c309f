"""The language in which an office or a lender of a country reads a letter, as far as it is one of ours."""

from __future__ import annotations

from adbaudit.locale.language import LANGUAGES, pick_language

_BY_COUNTRY = {
    "CN": "zh-CN",
    **dict.fromkeys(("TW", "HK", "MO"), "zh-TW"),
    "ID": "id",
    **dict.fromkeys(("MX", "CO", "PE", "CL", "AR", "EC", "ES", "VE"), "es"),
    "TZ": "sw",
}
"""Where offices take English (India, Kenya, Nigeria, Pakistan, the Philippines) a letter is in English."""


def language_of_country(code: str) -> str:
    """The nearest of our languages, else English."""
    return pick_language(_BY_COUNTRY.get(code, LANGUAGES[0]), {})
