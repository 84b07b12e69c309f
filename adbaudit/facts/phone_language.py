"""The language that a phone's own screens speak."""

from __future__ import annotations

import re
from collections.abc import Mapping

from adbaudit.facts.single_property import property_command
from adbaudit.ports import Command

_WHOLE = ("persist.sys.locale", "ro.product.locale")
"""Chosen by the person, else by the maker (Android 6 and later: `AndroidRuntime.cpp`, `readLocale`)."""
_PARTED = (
    ("persist.sys.language", "persist.sys.country"),
    ("ro.product.locale.language", "ro.product.locale.region"),
)
"""The same in Android 5 and earlier."""
LANGUAGE_PROPERTIES = (*_WHOLE, *(name for pair in _PARTED for name in pair))

_TAG = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
"""Language, script, region (BCP 47); what else may follow says nothing about words."""


def language_of(properties: Mapping[str, str]) -> str | None:
    """A tag such as `es-MX`; `None` where the phone did not tell one."""
    parted = ("-".join(filter(None, (properties.get(name) for name in pair))) for pair in _PARTED)
    for text in (*(properties.get(name) or "" for name in _WHOLE), *parted):
        found = _TAG.match(text[:_LONGEST].replace("_", "-"))
        if found is not None and text[found.end() : found.end() + 1] in {"", "-", "_"}:
            return found.group()
    return None


_LONGEST = 40


def language_commands() -> tuple[Command, ...]:
    """What to ask a phone for, one answer for each of `LANGUAGE_PROPERTIES`."""
    return tuple(map(property_command, LANGUAGE_PROPERTIES))
