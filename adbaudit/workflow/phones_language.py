"""The language of a phone that is only just connected, before anything else is read of it."""

from __future__ import annotations

from adbaudit.facts.phone_language import LANGUAGE_PROPERTIES, language_commands, language_of
from adbaudit.facts.single_property import property_in
from adbaudit.ports import Shell


def language_of_phone(shell: Shell) -> str | None:
    """A tag such as `es-MX`, in one round trip; `None` where the phone tells none."""
    answers = map(property_in, shell.run(language_commands()))
    return language_of(dict(zip(LANGUAGE_PROPERTIES, answers, strict=False)))
