"""Provisions of law as JSON."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from adbaudit.model.law import LawReference
from adbaudit.ports import Translator
from adbaudit.report.json_format.values import JsonObject, JsonValue, texts

Laws = Callable[[tuple[LawReference, ...]], tuple[JsonValue, ...]]
"""The provisions of one finding as JSON."""


def laws_told_once(translator: Translator) -> Laws:
    """The same list for all findings under the same provisions: it is most of a long report."""
    return cache(lambda laws: tuple(law_object(law, translator) for law in laws))


def law_object(law: LawReference, translator: Translator) -> JsonObject:
    """What it says, whom it binds, since when, who says so; `notes` are its limits in words."""
    language = translator.language
    return {
        "id": law.id,
        "country": law.country,
        "cite": law.cite.in_language(language),
        "text": law.text.in_language(language),
        "role": law.role.value,
        "kind": law.kind.value,
        "binds": law.binds.value,
        "in_force": law.in_force,
        "notes": texts(tuple(translator(note) for note in (*law.notes, *law.notes_on_app))),
        "notes_on_app": texts(tuple(translator(note) for note in law.notes_on_app)),
        "source": law.source,
        "checked": law.checked,
        "verified": law.verified,
    }
