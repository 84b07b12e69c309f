"""Which of our languages comes nearest to what a person asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from adbaudit.model.message import Message, message

LANGUAGES = ("en", "zh-CN", "zh-Hant", "id", "es", "hi", "fil", "sw")
"""The first is the language of the source; every other one has a catalogue."""

AUTO = "auto"
"""`--lang auto`: the language that the phone is set to, else the environment's."""

PSEUDO = "qps-ploc"
"""A language made on the fly for tests, under the tag that is kept for such: see `pseudo.py`."""

_MACROLANGUAGES = {"tl": "fil", "in": "id", "yue": "zh-hant", "cmn": "zh", "swh": "sw", "swc": "sw", "ind": "id"}
"""Other codes of the same language: withdrawn ones of ISO 639, and its members (ISO 639-3)."""

_NAMES = {
    "en": ("english",),
    "zh-cn": ("cn", "chinese", "中文", "简体中文"),
    "zh-hant": ("繁體中文", "正體中文"),
    "id": ("indonesian", "bahasa indonesia"),
    "es": ("spanish", "español"),
    "hi": ("hindi", "हिन्दी", "हिंदी"),
    "fil": ("filipino", "tagalog"),
    "sw": ("swahili", "kiswahili"),
}
_TAG_OF_NAME = {name: tag for tag, names in _NAMES.items() for name in names}
_TRADITIONAL = frozenset({"tw", "hk", "mo"})
"""Regions that write Chinese in traditional characters (CLDR likely subtags)."""

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def pick_language(tag: str | None, environ: Mapping[str, str]) -> str:
    """The language asked for by `--lang`, else by the environment as gettext reads it, else English.

    `LANGUAGE` is a list of wishes that counts only where the locale is not plain `C` (GNU gettext manual,
    "The LANGUAGE variable").
    """
    for wish in _wishes(tag, environ):
        found = nearest(wish)
        if found is not None:
            return found
    return LANGUAGES[0]


def nearest(wish: str) -> str | None:
    """`zh_TW.UTF-8` → `zh-Hant`, `es_MX` → `es`, `tl` → `fil`; `None` where we have none of that language."""
    first, *others = _subtags(wish)
    if first == "zh":
        is_traditional = "hant" in others or ("hans" not in others and not _TRADITIONAL.isdisjoint(others))
        return "zh-Hant" if is_traditional else "zh-CN"
    if [first, *others] == _subtags(PSEUDO):
        return PSEUDO
    return first if first in LANGUAGES else None


def language_note(tag: str | None) -> Message | None:
    """What to say of a `--lang` that we cannot give; `None` where we can."""
    if not tag or tag == AUTO or nearest(tag) is not None:
        return None
    return message(
        "There is no language {tag} here; English is used. There are: {languages}.",
        tag=tag,
        languages=", ".join(LANGUAGES),
    )


def _wishes(tag: str | None, environ: Mapping[str, str]) -> Iterator[str]:
    if tag and tag != AUTO:
        yield tag
        return
    locale = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    if locale.partition(".")[0] not in {"", "C", "POSIX"}:
        yield from environ.get("LANGUAGE", "").split(":")
        yield locale


def _subtags(wish: str) -> list[str]:
    plain = re.split(r"[.@]", wish)[0].replace("_", "-").lower()
    first, *others = _TAG_OF_NAME.get(plain, plain).split("-")
    return [*_MACROLANGUAGES.get(first, first).split("-"), *others]
