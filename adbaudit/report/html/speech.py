"""Sentences as HTML text: harmless, escaped, and right-to-left names kept from turning the rest of a line round."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message
from adbaudit.ports import Translator
from adbaudit.report.hostile import LONGEST_NAME, visible
from adbaudit.report.words import Words

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RUN = re.compile(f"[{_RIGHT_TO_LEFT}](?:[^<>&;,，:：()]*[{_RIGHT_TO_LEFT}])?")
"""From the first such letter to the last one before a sign that belongs to our own sentence."""


_WRAPS_BY_ITSELF = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_LONG_WORD = re.compile(f"[^\\s{_WRAPS_BY_ITSELF}]{{21,}}")
_PIECE = re.compile(r".{1,20}(?:(?<=[./_,:;-])|$)|.{20}")
"""At most twenty signs, up to a dot or a dash where there is one."""


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


def isolated(text: str) -> Markup:
    """The text escaped, each run of Hebrew, Arabic and the like in `<bdi>`, long words with places to break."""
    safe = "<wbr>".join(str(escape(part)) for part in _broken(text))
    return Markup(_RUN.sub(r"<bdi>\g<0></bdi>", safe))  # noqa: S704  # escaped in the line above


def _broken(text: str) -> list[str]:
    """Cut where a line may break inside a word that is longer than any of ours: after a dot, or somewhere."""
    if _LONG_WORD.search(text) is None:
        return [text]
    return _LONG_WORD.sub(lambda word: "\n".join(_PIECE.findall(word[0])), text.replace("\n", " ")).split("\n")
