"""Turns messages into sentences of one language."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from pathlib import Path

from adbaudit.locale.language import pick_language
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, MessageValue
from adbaudit.ports import Translator

DOMAIN = "adbaudit"
CATALOGUES = Path(__file__).parent


def load_translator(language: str) -> Translator:
    """The translator for a tag such as `zh-CN`; the nearest language we have, else English."""
    known = pick_language(language, {})
    catalogue = gettext.translation(DOMAIN, CATALOGUES, [known.replace("-", "_")], fallback=True)
    return _CatalogueTranslator(language=known, catalogue=catalogue)


@dataclass(frozen=True, slots=True, kw_only=True)
class _CatalogueTranslator:
    language: str
    catalogue: gettext.NullTranslations

    def __call__(self, message: Message) -> str:
        """The sentence, its values filled in; a value that is a message is translated first."""
        sentence = self._sentence(message)
        if not message.values:
            return sentence
        return sentence.format_map(_Places({name: self._filled(value) for name, value in message.values}))

    def _sentence(self, message: Message) -> str:
        if not message.template:
            return ""  # gettext answers the empty key with the catalogue's header
        if message.plural is None or message.count is None:
            return self.catalogue.gettext(message.template)
        return self.catalogue.ngettext(message.template, message.plural, message.count)

    def _filled(self, value: MessageValue) -> str | int:
        if isinstance(value, LocalText):
            return value.in_language(self.language)
        return self(value) if isinstance(value, Message) else value


class _Places(dict[str, str | int]):
    """A place that nobody filled stays visible as `{place}`: better than no report at all."""

    def __missing__(self, place: str) -> str:
        return f"{{{place}}}"
