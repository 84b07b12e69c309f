"""One thing to do next as JSON, with the offices and the law that belong to it."""

from __future__ import annotations

from adbaudit.model.channel import Channel
from adbaudit.model.local_text import LocalText
from adbaudit.model.plan import Advice
from adbaudit.ports import Translator
from adbaudit.report.json_format.law import law_object
from adbaudit.report.json_format.values import JsonObject, texts


def advice_object(advice: Advice, translator: Translator) -> JsonObject:
    """`channels` stand in the order of going there."""
    return {
        "id": advice.id,
        "title": translator(advice.title),
        "text": translator(advice.text),
        "channels": [channel_object(channel, translator.language) for channel in advice.channels],
        "law": [law_object(law, translator) for law in advice.law],
    }


def channel_object(channel: Channel, language: str) -> JsonObject:
    """One place to complain, in the reader's language."""
    return {
        "id": channel.id,
        "country": channel.country.code,
        "order": channel.order,
        "kind": channel.kind.value,
        "name": channel.name.in_language(language),
        "local_name": channel.local_name,
        "number": channel.number,
        "url": channel.url,
        "stores": texts(channel.stores),
        "takes": channel.takes.in_language(language),
        "evidence": channel.evidence.in_language(language),
        "time_limit": _or_null(channel.time_limit, language),
        "notes": _or_null(channel.notes, language),
        "free": channel.is_free,
        "source": channel.source,
        "checked": channel.checked,
        "verified": channel.verified,
    }


def _or_null(text: LocalText | None, language: str) -> str | None:
    return None if text is None else text.in_language(language)
