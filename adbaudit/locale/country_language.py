"""Countries and our languages: in which one a letter is read there, and which country a reader's language points to."""

from __future__ import annotations

from adbaudit.locale.language import LANGUAGES

_BY_COUNTRY = {
    "CN": "zh-CN",
    **dict.fromkeys(("TW", "HK", "MO"), "zh-Hant"),
    "ID": "id",
    **dict.fromkeys(("MX", "CO", "PE", "CL", "AR", "EC", "ES", "VE"), "es"),
    "TZ": "sw",
}
"""Where offices take English (India, Kenya, Nigeria, Pakistan, the Philippines) a letter is in English."""

_BY_LANGUAGE = {"zh-CN": "CN"}
"""The one country where nearly everybody who reads a language of ours lives; whoever uses this says which it took."""


def language_of_country(code: str) -> str:
    """The nearest of our languages, else English."""
    return _BY_COUNTRY.get(code, LANGUAGES[0])


def country_of_language(language: str) -> str | None:
    """The country whose offices are named when nobody chose one; of most languages none."""
    return _BY_LANGUAGE.get(language)
