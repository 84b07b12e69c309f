"""What an office is called, for a reader who has to find it there."""

from __future__ import annotations

from adbaudit.model.channel import Channel


def office_name(channel: Channel, language: str) -> str:
    """In the reader's language, and as it is called there; what is called so there comes first where English stands in.

    It is not made harmless yet.
    """
    name, there = channel.name.in_language(language), channel.local_name
    if not there or there in name:
        return name
    return f"{name} ({there})" if channel.name.speaks(language) else f"{there} ({name})"
