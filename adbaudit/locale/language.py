"""Which of our languages comes nearest to what a person asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain

from adbaudit.model.message import Message, message

LANGUAGES = ("en", "zh-CN")
"""The first is the language of the source; every other one has a catalogue."""

_TRADITIONAL = ("-tw", "-hk", "-mo", "-hant")
_OTHER_NAMES = {"cn": "zh-cn", "chinese": "zh-cn", "中文": "zh-cn", "english": "en"}

_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def pick_language(tag: str | None, environ: Mapping[str, str]) -> str:
    """The language asked for by `--lang`, else by the environment as gettext reads it, else English.

    `LANGUAGE` is a list of wishes that counts only where the locale is not plain `C` (GNU gettext manual,
    "The LANGUAGE variable").
    """
    for wish in _wishes(tag, environ):
        found = _nearest(wish)
        if found is not None:
            return found
    return LANGUAGES[0]


def language_note(tag: str | None) -> Message | None:
    """What to say of a `--lang` that we cannot give, or not quite; `None` where we can."""
    if not tag:
        return None
    plain = _plain(tag)
    if _nearest(tag) is None:
        return message("There is no language {tag} here; English is used. There are: en, zh-CN.", tag=tag)
    if plain.startswith("zh-") and plain.endswith(_TRADITIONAL):
        return message("There is no Traditional Chinese here yet; Simplified Chinese is used.")
    return None


def _plain(wish: str) -> str:
    plain = re.split(r"[.@]", wish)[0].replace("_", "-").lower()
    return _OTHER_NAMES.get(plain, plain)


def _wishes(tag: str | None, environ: Mapping[str, str]) -> Iterator[str]:
    if tag:
        yield tag
        return
    locale = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    if locale.partition(".")[0] not in {"", "C", "POSIX"}:
        yield from environ.get("LANGUAGE", "").split(":")
        yield locale


def _nearest(wish: str) -> str | None:
    """`zh_TW.UTF-8` → `zh-CN`: the same tag if we have it, else the first of the same language."""
    plain = _plain(wish)
    if not plain:
        return None
    same_tag = (known for known in LANGUAGES if known.lower() == plain)
    same_language = (known for known in LANGUAGES if known.partition("-")[0] == plain.partition("-")[0])
    return next(chain(same_tag, same_language), None)
