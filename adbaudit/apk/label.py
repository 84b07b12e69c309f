"""Which form of a label a reader of one language sees."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.apk.resources import Text

_OLD_CODES = {"id": "in", "he": "iw", "yi": "ji", "fil": "tl"}
"""Languages that resource tables still carry under an older code (`java.util.Locale`)."""
_TRADITIONAL = frozenset({"TW", "HK", "MO", "HANT"})
"""Where Chinese is written in traditional characters, which readers of simplified ones may not read."""


def choose_text(texts: Sequence[Text], language: str) -> str | None:
    """The wanted region, then its language, then another region that writes alike, then the default (Android 7 on).

    Last comes whatever there is: a phone would show the package name then, but a name tells a reader more.
    """
    return min(texts, key=lambda one: (_distance(one, language), not one.is_plain)).text if texts else None


def _distance(one: Text, tag: str) -> int:
    wanted, *others = tag.replace("_", "-").split("-")
    subtags = {other.upper() for other in others}
    if not one.language:
        return 3
    if one.language not in {wanted.lower(), _OLD_CODES.get(wanted.lower())}:
        return 5
    if one.region in subtags:
        return 0
    is_traditional = one.region in _TRADITIONAL
    if one.language == "zh" and one.region and is_traditional == subtags.isdisjoint(_TRADITIONAL):
        return 4
    return 2 if one.region else 1
