"""Sentences for people, kept apart from the language they are shown in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from adbaudit.model.local_text import LocalText

MessageValue = Union[str, int, "Message", LocalText]
"""What may stand in a place of a sentence; `LocalText` is a word on the phone's own screens. Text from a phone is
escaped by the renderer, not here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One sentence in English with named places, translated only where it is shown.

    `template` is the key of the message catalogue, so it is written as a literal at the call.
    """

    template: str
    values: tuple[tuple[str, MessageValue], ...] = ()
    plural: str | None = None
    count: int | None = None

    def __str__(self) -> str:
        """The English sentence, for logs and programs; people get a translator's."""
        template = self.template if self.plural is None or self.count == 1 else self.plural
        return template.format_map({name: _english(value) for name, value in self.values}) if self.values else template


def message(template: str, /, **values: MessageValue) -> Message:
    """A sentence such as `message("{app} can read the contacts", app=label)`."""
    return Message(template=template, values=tuple(sorted(values.items())))


def messages(singular: str, plural: str, count: int, /, **values: MessageValue) -> Message:
    """A sentence that depends on a number: `messages("{count} app", "{count} apps", 3)`."""
    named = {**values, "count": count}
    return Message(template=singular, plural=plural, count=count, values=tuple(sorted(named.items())))


def _english(value: MessageValue) -> str:
    return value.in_language("en") if isinstance(value, LocalText) else str(value)
