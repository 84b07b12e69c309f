"""Texts of data files in all their languages, found by what they say in one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from adbaudit.model.device import Device
from adbaudit.model.local_text import LocalText
from adbaudit.model.rule import RulePack
from adbaudit.plan.skins import ANY, guide_skin

_APP = "{app}"


def known_texts(pack: RulePack, language: str, device: Device | None) -> Callable[[str], LocalText]:
    """For a text in this language the same in every other; what is not found, or said of several, stays alone."""
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
        return found.pop() if len(found) == 1 else LocalText(texts=((language, said),))

    return lru_cache(maxsize=None)(find)


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
    for guide in pack.guides:
        if guide.skin in skins and (device.sdk is None or guide.sdk_from <= device.sdk <= guide.sdk_to):
            yield guide.path


def _filled(text: LocalText, app: str) -> LocalText:
    return LocalText(texts=tuple((tag, said.replace(_APP, app)) for tag, said in text.texts))
