"""Sentences as SARIF messages: nothing in them is taken for a link or a place to fill in."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.message import Message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible
from adbaudit.report.json_format.values import JsonObject
from adbaudit.report.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Speaks in the reader's language, as `message` objects of SARIF."""

    translator: Translator

    def __call__(self, sentence: Message) -> JsonObject:
        """A message with this one sentence."""
        return {"text": self.plain(sentence)}

    def plain(self, sentence: Message) -> str:
        """The sentence on one line, as text."""
        return escaped(visible(Words(translator=self.translator)(sentence)))


def escaped(text: str) -> str:
    """Braces are doubled (SARIF 3.11.5); brackets get a backslash where they would make a link (3.11.6)."""
    text = text.replace("{", "{{").replace("}", "}}")
    if "](" not in text:
        return text
    return text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
