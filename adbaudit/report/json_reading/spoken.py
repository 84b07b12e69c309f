"""What gives saved words back the form in which they can be said in another language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from adbaudit.model.device import Device
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """`sentence`: of words that the program said; `local`: of words from data files.

    Each gives, in the language of the saved report, exactly the words it was given.
    """

    sentence: Callable[[str], Message]
    local: Callable[[str], LocalText]


def as_saved(language: str, device: Device | None = None) -> Spoken:  # noqa: ARG001  # words need no phone
    """Words that stay as they are in every language."""
    return Spoken(
        sentence=lambda words: Message(template=words), local=lambda words: LocalText(texts=((language, words),))
    )
