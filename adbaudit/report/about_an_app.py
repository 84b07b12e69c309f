"""A rule's sentence where no app is meant yet."""

from __future__ import annotations

import re

from adbaudit.model.message import Message, message

_APP = "{app}"
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


def about_an_app(sentence: Message) -> Message:
    """The sentence with its places filled by words that hold for any app."""
    values: dict[str, Message] = {}
    if _APP in sentence.template:
        values["app"] = message("the app")
    if "{time}" in sentence.template:
        values["time"] = message("(the time)")
    return Message(template=sentence.template, values=tuple(sorted(values.items())))


def capital(sentence: str) -> str:
    """As a sentence begins: “the app” may stand there, and in Chinese no blank follows it as it follows a name."""
    closed = _BETWEEN_HAN.sub("", sentence)
    return closed[:1].upper() + closed[1:]
