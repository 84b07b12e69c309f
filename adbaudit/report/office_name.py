"""What an office is called, for a reader who has to find it there."""

from __future__ import annotations

from adbaudit.model.channel import Channel
from adbaudit.model.local_text import STANDS_IN


def office_name(channel: Channel, language: str) -> str:
    """In the reader's language, and as it is called there; what is called so there comes first where English stands in.

    It is not made harmless yet.
    """
    name, there = channel.name.in_language(language), channel.local_name
    same = channel.name.in_language(STANDS_IN.get(language, language))  # the same name in simplified characters
    if not there or there in name or there in same:
        return name
    return f"{name} ({there})" if channel.name.speaks(language) else f"{there} ({name})"
