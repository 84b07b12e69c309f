"""Which reasons of gaps mean that the phone was gone, or that it refused.

The words are those of `facts` and `apk`, which this room may not import; a test holds them together.
"""

from __future__ import annotations

import re
from dataclasses import replace

from adbaudit.model.gap import BROKEN_OFF, CONNECTION_GONE
from adbaudit.model.message import Message

_CONNECTION_ENDED = frozenset({BROKEN_OFF.template, CONNECTION_GONE.template})
_REFUSED = "the phone refused: {text}"
_JAVA_CLASS = re.compile(r"^(?:[a-z]+\.)+[A-Z]\w*(?:Exception|Error): ")


def is_connection_end(reason: Message) -> bool:
    """True where the phone stopped answering in the middle of the reading."""
    return reason.template in _CONNECTION_ENDED


def is_refusal(reason: Message) -> bool:
    """True where the phone answered that it will not say."""
    return reason.template == _REFUSED


def in_plain_words(reason: Message) -> Message:
    """The reason without the name of the Java class that a phone puts before its own words."""
    values = tuple(
        (name, _JAVA_CLASS.sub("", value) if isinstance(value, str) else value) for name, value in reason.values
    )
    return replace(reason, values=values)
