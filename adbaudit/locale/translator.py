"""Turns messages into sentences of one language."""

from __future__ import annotations

import gettext
from dataclasses import dataclass
from pathlib import Path

from adbaudit.locale.language import PSEUDO, pick_language
from adbaudit.locale.pseudo import PseudoCatalogue
from adbaudit.model.local_text import STANDS_IN, LocalText
from adbaudit.model.message import Message, MessageValue
from adbaudit.ports import Translator

DOMAIN = "adbaudit"
CATALOGUES = Path(__file__).parent
MARK = "X-Machine-Made"
"""The header of a catalogue that no speaker has read yet."""


def load_translator(language: str) -> Translator:
    """The translator for a tag such as `zh-CN`; the nearest language we have, else English.

    A sentence that a language lacks is said in the one that stands in for it, at last in English.
    """
    known = pick_language(language, {})
    return _CatalogueTranslator(language=known, catalogue=_catalogue(known))


def mo_path(language: str) -> Path:
    """Where the compiled catalogue of a language lies."""
    return CATALOGUES / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.mo"


def _catalogue(language: str) -> gettext.NullTranslations:
    if language == PSEUDO:
        return PseudoCatalogue()
    catalogue = _compiled(language)
    if language in STANDS_IN:
        catalogue.add_fallback(_compiled(STANDS_IN[language]))
    return catalogue


def _compiled(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, CATALOGUES, [language.replace("-", "_")], fallback=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _CatalogueTranslator:
    language: str
    catalogue: gettext.NullTranslations

    @property
    def is_machine_made(self) -> bool:
        """By the catalogue's own header."""
        return self.catalogue.info().get(MARK.lower()) == "yes"

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
