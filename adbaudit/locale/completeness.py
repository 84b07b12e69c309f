"""For authors: what is wrong with a catalogue, each fault with its sentence."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from string import Formatter

from babel.messages.catalog import Message

from adbaudit.locale.po_file import OurCatalog, forms, places, singular
from adbaudit.locale.scope import is_for
from adbaudit.locale.sentences import Sentence


def faults(language: str, catalogue: OurCatalog, today: Iterable[Sentence]) -> Iterator[str]:
    """Whatever keeps the catalogue from being whole: a line each, nothing where it is."""
    wanted = {sentence.singular for sentence in today}
    known = {singular(entry) for entry in catalogue if entry.id}
    yield from (f"not in the catalogue, bring it up to date: {one}" for one in sorted(wanted - known))
    yield from (f"not said any more, bring the catalogue up to date: {one}" for one in sorted(known - wanted))
    for entry in catalogue:
        if entry.id:
            yield from (f"{fault}: {singular(entry)}" for fault in _faults(language, catalogue, entry))


def untranslated(language: str, catalogue: OurCatalog) -> tuple[str, ...]:
    """English sentences of its scope for which there are no words yet."""
    return tuple(
        singular(entry) for entry in catalogue if entry.id and is_for(language, places(entry)) and not all(forms(entry))
    )


def _faults(language: str, catalogue: OurCatalog, entry: Message) -> Iterator[str]:
    said = forms(entry)
    if entry.fuzzy:
        yield "fuzzy"
    if not any(said):
        if is_for(language, places(entry)):
            yield "not translated"
        return
    if isinstance(entry.id, tuple) and (len(said) != catalogue.num_plurals or not all(said)):
        yield f"has not all {catalogue.num_plurals} plural forms"
    for number, form in enumerate(said):
        if form:
            needed = "".join(entry.id) if number or len(said) == 1 else singular(entry)
            yield from _faults_of_form(entry, form, _places(needed))


def _faults_of_form(entry: Message, form: str, needed: set[str]) -> Iterator[str]:
    """A form that stands for many numbers tells the number wherever English does; only that of one may leave it out."""
    if not needed <= _places(form) <= _places("".join(entry.id)):
        yield f"places differ, {sorted(_places(form))}"
    if _edges(form) != _edges(singular(entry)):
        yield "begins or ends with other white space"
    if unseen := [f"U+{ord(one):04X}" for one in form if unicodedata.category(one) in {"Cf", "Cc"} and one != "\n"]:
        yield f"has characters that nobody sees, {', '.join(unseen)}"


def _places(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:
        return {"{"}


def _edges(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
