"""Texts of data files in all their languages, found by what they say in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from adbaudit.model.device import Device
from adbaudit.model.guide import BUTTON_PAGE, Guide
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, MessageValue
from adbaudit.model.quoted import quoted
from adbaudit.model.rule import RulePack
from adbaudit.plan.screens import path_by_the_icon
from adbaudit.plan.skins import ANY, guide_skin
from adbaudit.workflow.from_rules import LONGEST_SAID

_APP, _WHAT, _BUTTON = "{app}", "{what}", "{button}"
_APP_INFO = "app-info"


def known_texts(pack: RulePack, language: str, device: Device | None) -> Callable[[str], LocalText]:
    """For a text in this language the same in every other; one said in two ways stays alone, any other is quoted."""
    whole: dict[str, set[LocalText]] = {}
    with_app: dict[tuple[str, str], set[LocalText]] = {}
    for text in (*_texts(pack), *_screens(pack, device)):
        said = text.in_language(language)
        before, has_app, after = said.partition(_APP)
        if has_app:
            with_app.setdefault((before, after), set()).add(text)
        else:
            whole.setdefault(said, set()).add(text)

    def find(said: str) -> LocalText:
        found = set(whole.get(said, ()))
        for (before, after), texts in with_app.items():
            if said.startswith(before) and said.endswith(after) and len(said) >= len(before) + len(after):
                name = said[len(before) : len(said) - len(after)]
                found |= {_filled(text, name) for text in texts if _filled(text, name).in_language(language) == said}
        return _one_of(found) or LocalText(texts=((language, said if found else quoted(said, LONGEST_SAID)),))

    return lru_cache(maxsize=None)(find)


def _one_of(found: set[LocalText]) -> LocalText | None:
    """The one that speaks most languages, where no other says something else."""
    fullest = max(found, key=lambda text: (len(text.texts), text.texts), default=None)
    if fullest is None:
        return None
    said = dict(fullest.texts)
    is_alike = all(said.get(tag, words) == words for text in found for tag, words in text.texts)
    return fullest if is_alike else None


def _texts(pack: RulePack) -> Iterator[LocalText]:
    for provision in pack.law:
        yield from (provision.cite, provision.text)
    for channel in pack.channels:
        texts = (channel.name, channel.takes, channel.evidence, channel.time_limit, channel.notes)
        yield from (text for text in texts if text is not None)


def _screens(pack: RulePack, device: Device | None) -> Iterator[LocalText]:
    """The ways on the screens of this phone, and those that work on every phone: other makers use other words."""
    if device is None:
        return
    skins = {ANY, guide_skin(device)}
    guides = [guide for guide in pack.guides if guide.skin in skins and _may_fit(guide, device)]
    buttons = [guide.what for guide in guides if guide.page == BUTTON_PAGE and guide.what is not None]
    icons = [guide for guide in guides if guide.page == _APP_INFO and guide.skin == ANY]
    for guide in guides:
        for way in (guide.path, *(path_by_the_icon(guide, icon) for icon in icons if guide.what is not None)):
            path = way if guide.what is None else _with_word(way, _WHAT, guide.what)
            has_button = any(_BUTTON in said for _, said in path.texts)
            yield from (_with_word(path, _BUTTON, button) for button in buttons) if has_button else (path,)


def _may_fit(guide: Guide, device: Device) -> bool:
    return device.sdk is None or guide.sdk_from <= device.sdk <= guide.sdk_to


def _with_word(text: LocalText, place: str, word: LocalText) -> LocalText:
    return LocalText(texts=tuple((tag, said.replace(place, word.in_language(tag))) for tag, said in text.texts))


def _filled(text: LocalText, app: str) -> LocalText:
    return LocalText(texts=tuple((tag, said.replace(_APP, app)) for tag, said in text.texts))


def with_known_words(sentence: Message, find: Callable[[str], LocalText]) -> Message:
    """The sentence; words on a phone's screen that stand in it speak every language again."""
    return replace(sentence, values=tuple((name, _known(value, find)) for name, value in sentence.values))


def _known(value: MessageValue, find: Callable[[str], LocalText]) -> MessageValue:
    match value:
        case Message():
            return with_known_words(value, find)
        case str():
            found = find(value)
            return found if len(found.texts) > 1 else value
        case _:
            return value
