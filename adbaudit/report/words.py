"""Sentences with everything the phone said made harmless before it is filled in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, MessageValue, message, messages
from adbaudit.ports import Translator
from adbaudit.report.hostile import LONGEST_NAME, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What a people-facing format writes with instead of the bare translator."""

    translator: Translator

    def __call__(self, sentence: Message) -> str:
        """The sentence in the reader's language; line ends of the sentence itself stay."""
        spoken = self.translator(_with_harmless_values(sentence))
        return "\n".join(visible(line) for line in spoken.split("\n"))

    def before(self, sentence: Message) -> str:
        """The sentence as it stands before more on the same line; full-width signs bring their own blank."""
        spoken = self(sentence)
        return spoken if spoken.endswith(("：", "。")) else f"{spoken} "

    def local(self, text: LocalText) -> str:
        """Text that a data file carries in several languages."""
        return visible(text.in_language(self.translator.language))

    def plain(self, text: str) -> str:
        """Text of a data file that is the same in every language, such as a source."""
        return visible(text)


def listing(items: Sequence[Message]) -> Message:
    """`a, b, c` with the language's own comma; each item is made harmless by itself, so none is cut for length."""
    return _joined(items, lambda some, one: message("{items}, {item}", items=some, item=one))


def series(items: Sequence[Message]) -> Message:
    """`a; b; c`, for items that have commas in them."""
    return _joined(items, lambda some, one: message("{items}; {item}", items=some, item=one))


def sentences(items: Sequence[Message]) -> Message:
    """One sentence after the other, with a blank between them where the language has blanks."""
    return _joined(items, lambda some, one: message("{first} {second}", first=some, second=one))


def some_of(items: Sequence[Message], most: int, *, join: Callable[[Sequence[Message]], Message] = listing) -> Message:
    """The first of them by name, the rest as a number."""
    more = len(items) - most
    named = join(items[:most])
    return named if more <= 0 else messages("{named} and one more", "{named} and {count} more", more, named=named)


def _joined(items: Sequence[Message], join: Callable[[Message, Message], Message]) -> Message:
    """Halves of halves: lists of any length nest only a few sentences deep."""
    if len(items) <= 1:
        return items[0] if items else message("none")
    middle = (len(items) + 1) // 2
    return join(_joined(items[:middle], join), _joined(items[middle:], join))


def _with_harmless_values(sentence: Message) -> Message:
    return replace(sentence, values=tuple((name, _harmless_value(value)) for name, value in sentence.values))


def _harmless_value(value: MessageValue) -> MessageValue:
    match value:
        case Message():
            return _with_harmless_values(value)
        case str():
            return visible(value, longest=LONGEST_NAME)
        case LocalText():
            return LocalText(texts=tuple((tag, visible(text, longest=LONGEST_NAME)) for tag, text in value.texts))
        case _:
            return value
