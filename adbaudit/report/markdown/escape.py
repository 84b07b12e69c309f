"""Sentences as Markdown: our words escaped, what came from outside in code spans, where nothing is markup."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, MessageValue
from adbaudit.ports import Translator
from adbaudit.report.hostile import LONGEST_NAME, visible

_OPENS, _CLOSES = "\ue000", "\ue001"
"""Around the number of a value while its sentence is translated and escaped; values themselves lose these."""

_VALUE = re.compile(f"{_OPENS}(\\d+){_CLOSES}")
_MARKUP = re.compile(r"([\\`*_\[\]<>|~&$])|^(#)")
_FENCES = re.compile(r"`+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Markdown:
    """What this format writes with instead of the bare translator."""

    translator: Translator

    def __call__(self, sentence: Message) -> str:
        """The sentence on one line; each value from outside is a code span: no link, no mention, no HTML."""
        held = _Held()
        spoken = self.translator(held.without_values(sentence)).replace("\n", " ")
        return _VALUE.sub(lambda found: code(held.values[int(found[1])]), _escaped_around_values(spoken))


def code(text: str, *, longest: int = LONGEST_NAME) -> str:
    """A code span with this text; in a table a `|` would end the cell, so it is escaped as GitHub wants it."""
    shown = visible(text, longest=longest).replace("|", "\\|")
    fence = "`" * (1 + max((len(run) for run in _FENCES.findall(shown)), default=0))
    space = " " if shown.startswith("`") or shown.endswith("`") or not shown else ""
    return f"{fence}{space}{shown}{space}{fence}"


def text_only(text: str) -> str:
    """A line of text in which no sign is markup."""
    return _MARKUP.sub(lambda found: f"\\{found[0]}", visible(text))


def _escaped_around_values(spoken: str) -> str:
    """The marks of held values are private characters, which `visible` would show; so it sees only what is between."""
    parts = re.split(f"({_OPENS}\\d+{_CLOSES})", spoken)
    return "".join(part if at % 2 else _kept_blanks(part) for at, part in enumerate(parts))


def _kept_blanks(part: str) -> str:
    """`visible` takes the blanks at both ends away, which stand between words and values here."""
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() and part.strip() else ""
    return f"{before}{text_only(part)}{after}"


@dataclass(frozen=True, slots=True)
class _Held:
    """Values of a sentence, kept aside by number."""

    values: list[str] = field(default_factory=list)

    def without_values(self, sentence: Message) -> Message:
        return replace(sentence, values=tuple((name, self._mark(value)) for name, value in sentence.values))

    def _aside(self, text: str) -> str:
        self.values.append(text)
        return f"{_OPENS}{len(self.values) - 1}{_CLOSES}"

    def _mark(self, value: MessageValue) -> MessageValue:
        match value:
            case Message():
                return self.without_values(value)
            case str():
                return self._aside(value)
            case LocalText():
                return LocalText(texts=tuple((tag, self._aside(text)) for tag, text in value.texts))
            case _:
                return value
