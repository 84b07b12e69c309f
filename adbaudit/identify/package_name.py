"""What a package name looks like, before any word in it is weighed."""

from __future__ import annotations

import re

_VOWELS = frozenset("aeiouy")
_CROWD = re.compile(r"[^aeiouy]{5,}")
_UNUSUAL = re.compile(r"[bcdfghjklmnpqrstvwxz]{4,}|q[^u]|[jvwxz][bcdfghjklmnpqrstvwxz]|[bcdfghjklmnpqrstvxz][jqx]")
_UPPER_INSIDE = re.compile(r"[a-z][A-Z]")
_FROM_A_KIT = re.compile(r"uni\.UNI[0-9A-Fa-f]{7,8}")
"""The name that the uni-app kit (DCloud) gives to an app whose maker gave it none."""
_COMMON = frozenset(
    {"com", "cn", "org", "net", "io", "app", "apps", "android", "mobile", "in", "co", "id", "ph", "ng", "ke", "www"}
)


def looks_random(package: str) -> bool:
    """Whether no segment of the name makes a sound: `xkq.wfbd.rtyp`, `rXeB.jCtr.Bhug`. A weak sign by itself.

    Initials of Pinyin (`com.hnzycfc.zyxj`) look the same; that is why it only counts beside another sign.
    """
    if _FROM_A_KIT.fullmatch(package):
        return True
    segments = [segment for segment in package.split(".") if segment.lower() not in _COMMON and len(segment) > 2]
    return len(segments) >= 2 and sum(_is_senseless(segment) for segment in segments) * 3 >= len(segments) * 2


def stuffing(package: str, stuffing_words: frozenset[str]) -> tuple[str, ...]:
    """The different loan words that stand as segments of their own, in their order."""
    segments = package.lower().split(".")
    return tuple(dict.fromkeys(segment for segment in segments if segment in stuffing_words))


def _is_senseless(segment: str) -> bool:
    letters = [letter for letter in segment.lower() if letter.isalpha()]
    if len(letters) < 3:
        return False
    vowels = sum(letter in _VOWELS for letter in letters)
    lower = segment.lower()
    has_odd_case = bool(_UPPER_INSIDE.search(segment)) and len(segment) <= 5
    return vowels == 0 or has_odd_case or vowels * 6 < len(letters) or bool(_CROWD.search(lower) or _odd(lower))


def _odd(segment: str) -> bool:
    """Two places where letters meet that seldom do."""
    return len(_UNUSUAL.findall(segment)) >= 2
