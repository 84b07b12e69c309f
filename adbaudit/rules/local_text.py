"""Texts that a file gives in several languages, `{en: …, zh-CN: …}`."""

from __future__ import annotations

from adbaudit.model.local_text import LocalText
from adbaudit.model.message import message
from adbaudit.rules.fields import Fields

_ALWAYS = ("en", "zh-CN")


def local_text(fields: Fields, key: str) -> LocalText:
    """The text of every language given; at least one."""
    value = fields.raw(key)
    inner = Fields(value, fields.place.at(key))
    tags = sorted(str(tag) for tag in value) if isinstance(value, dict) else []
    if inner.is_mapping and not tags:
        inner.place.fault(message("must hold the text of at least one language"))
    return LocalText(texts=tuple((tag, " ".join(inner.text(tag).split())) for tag in tags))


def both_languages(fields: Fields, key: str) -> LocalText:
    """As `local_text`; English and Chinese must be among them, for these texts are not in the message catalogue."""
    text = local_text(fields, key)
    tags = dict(text.texts)
    for tag in _ALWAYS:
        if tags and tag not in tags:
            fields.place.at(key).at(tag).fault(message("is missing"))
    return text
