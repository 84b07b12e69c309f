"""Sentences as HTML text: harmless, escaped, and right-to-left names kept from turning the rest of a line round."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message
from adbaudit.ports import Translator
from adbaudit.report.hostile import LONGEST_NAME, visible
from adbaudit.report.isolated import isolated
from adbaudit.report.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The only maker of text for a page; what it gives needs no more escaping."""

    words: Words

    def __call__(self, sentence: Message) -> Markup:
        """The sentence in the reader's language."""
        return isolated(self.words(sentence))

    def local(self, text: LocalText) -> Markup:
        """Text that a data file carries in several languages."""
        return isolated(self.words.local(text))

    def plain(self, text: str, *, longest: int = LONGEST_NAME) -> Markup:
        """A name, a path, a digest: the same in every language."""
        return isolated(visible(text, longest=longest))


def speech_of(translator: Translator) -> Speech:
    """Speech in the language of a translator."""
    return Speech(words=Words(translator=translator))
