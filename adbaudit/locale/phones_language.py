"""`--lang auto`: the words are in the environment's language until it is heard which one the phone is set to."""

from __future__ import annotations

from adbaudit.locale.language import nearest
from adbaudit.locale.translator import load_translator
from adbaudit.model.message import Message
from adbaudit.ports import Translator


class PhonesLanguage:
    """A translator that changes its language once; of several phones the first that is heard counts."""

    def __init__(self, before: Translator) -> None:
        """Speaks as `before` does until a phone is heard."""
        self._speaks = before
        self._has_heard = False

    def hear(self, tag: str | None) -> None:
        """Go over to the language of this tag, such as `es-MX`; where we have none of it, all stays."""
        known = nearest(tag) if tag else None
        if known is not None and not self._has_heard:
            self._speaks, self._has_heard = load_translator(known), True

    @property
    def language(self) -> str:
        """The language spoken now."""
        return self._speaks.language

    @property
    def is_machine_made(self) -> bool:
        """Of the language spoken now."""
        return self._speaks.is_machine_made

    def __call__(self, message: Message) -> str:
        """The sentence in the language spoken now."""
        return self._speaks(message)
