"""What an app's signature says of its maker, where that is worth a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.apk import ApkFacts
from adbaudit.model.message import Message, message

_DEBUG_KEY = "debug-key"


def signature_sentences(apks: Sequence[ApkFacts]) -> Iterator[Message]:
    """Nothing for an ordinary key: that it fits the file is the phone's to check."""
    if any(_DEBUG_KEY in apk.traits for apk in apks):
        yield message(
            "It is signed with a key that developers' tools make by themselves for trying apps out, "
            "so the signature does not tell who made it."
        )
