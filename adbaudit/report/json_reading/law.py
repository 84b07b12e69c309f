"""Provisions of law from JSON."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from adbaudit.model.law import Binds, LawKind, LawReference, LawRole
from adbaudit.report.json_reading.node import Misshapen, Node
from adbaudit.report.json_reading.spoken import Spoken

Laws = Callable[[Node], tuple[LawReference, ...]]
"""A list of provisions as it stands in a file."""


def laws_read_once(spoken: Spoken) -> Laws:
    """A list that stands word for word at many findings is read at the first of them: it is most of a long report."""
    known: dict[bytes, tuple[LawReference, ...]] = {}

    def read(node: Node) -> tuple[LawReference, ...]:
        key = sha256(repr(node.value).encode(errors="surrogatepass")).digest()
        if key not in known:
            known[key] = tuple(law_of(law, spoken) for law in node.items())
        return known[key]

    return read


def law_of(node: Node, spoken: Spoken) -> LawReference:
    """The list of all notes ends with those on the app."""
    on_app = tuple(spoken.sentence(note.text()) for note in node.get("notes_on_app").items_or_none())
    notes = tuple(spoken.sentence(note.text()) for note in node["notes"].items())
    if notes[len(notes) - len(on_app) :] != on_app:
        raise Misshapen(node.get("notes_on_app").place, "these must be the last of the notes")
    return LawReference(
        id=node["id"].text(),
        country=node["country"].text(),
        cite=spoken.local(node["cite"].text()),
        text=spoken.local(node["text"].text()),
        role=node["role"].choice(LawRole),
        kind=node["kind"].choice(LawKind),
        binds=node["binds"].choice(Binds),
        in_force=node["in_force"].text_or_none(),
        notes=notes[: len(notes) - len(on_app)],
        notes_on_app=on_app,
        source=node["source"].text(),
        checked=node["checked"].text(),
        verified=node["verified"].truth(),
    )
