"""For authors: the file a translator works on, and what is compiled from it. Needs Babel."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileParser, write_po

from adbaudit.locale.sentences import Sentence
from adbaudit.locale.translator import MARK, mo_path

_BEGUN = datetime(2026, 11, 21, tzinfo=UTC)
"""Written into the header in place of today, so that nothing changes when nothing changed."""

_HEADER = "# Translations of adbaudit.\n# Brought up to date by: python -m adbaudit.locale.catalogue"
_NOBODY = "nobody yet"
_ONE_FORM = "nplurals=1; plural=0;"
_TWO_FORMS = "nplurals=2; plural=(n != 1);"
"""Our singular sentences say “one” in words, so the first form may stand for the number 1 alone: CLDR's wider rules
of Hindi (0 too) and Filipino (2, 3, 5 … too) cannot be used."""

_WITHOUT_PLURAL = frozenset({"zh-CN", "zh-Hant", "id"})


class OurCatalog(Catalog):
    """A catalogue that keeps the mark of a machine's work; Babel drops headers that it does not know."""

    is_machine_made = False

    def _get_headers(self) -> list[tuple[str, str]]:
        known = [(name, value) for name, value in super()._get_mime_headers() if name != "Generated-By"]
        name, value = known[-1]
        return [*known, (MARK, "yes\n")] if self.is_machine_made else [*known[:-1], (name, f"{value}\n")]

    def _set_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        given = list(headers)
        super()._set_mime_headers(given)
        marks = (value for name, value in given if name.lower() == MARK.lower())
        self.is_machine_made = next(marks, "no").strip() == "yes"

    mime_headers = property(_get_headers, _set_headers)


def po_path(language: str) -> Path:
    """Where the translations into a language are kept."""
    return mo_path(language).with_suffix(".po")


def new(language: str) -> OurCatalog:
    """A catalogue without any sentence; made by a machine until somebody says otherwise."""
    catalogue = OurCatalog(
        locale=language.replace("-", "_"),
        project="adbaudit",
        header_comment=_HEADER,
        creation_date=_BEGUN,
        revision_date=_BEGUN,
        last_translator=_NOBODY,
        fuzzy=False,
    )
    catalogue.mime_headers = [
        ("Plural-Forms", _ONE_FORM if language in _WITHOUT_PLURAL else _TWO_FORMS),
        (MARK, "yes"),
    ]
    return catalogue


def read(path: Path) -> OurCatalog:
    """A catalogue as its file has it."""
    catalogue = OurCatalog()
    with path.open("rb") as file:
        PoFileParser(catalogue).parse(file)
    return catalogue


def write(path: Path, catalogue: Catalog) -> None:
    """The file a translator works on, and the compiled one beside it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, sort_output=True, include_lineno=False, width=110)
    path.with_suffix(".mo").write_bytes(compiled(read(path)))


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the `.mo` file; a sentence that is not translated whole is left out, so that English stands in."""
    whole = OurCatalog()
    whole.mime_headers = catalogue.mime_headers
    whole.revision_date, whole.fuzzy = catalogue.revision_date, False
    for entry in catalogue:
        if entry.id and all(forms(entry)) and not entry.fuzzy:
            whole[entry.id] = entry
    file = BytesIO()
    write_mo(file, whole)
    return file.getvalue()


def merged(language: str, sentences: Iterable[Sentence], old: OurCatalog | None) -> OurCatalog:
    """The sentences of today with the translations of yesterday; nothing is guessed, so nothing is fuzzy."""
    catalogue = new(language)
    if old is not None:
        catalogue.is_machine_made = old.is_machine_made
        catalogue.last_translator, catalogue.revision_date = old.last_translator, old.revision_date
    for sentence in sentences:
        key = (sentence.singular, sentence.plural) if sentence.plural else sentence.singular
        known = old.get(key) if old is not None else None
        if known is not None and isinstance(known.id, tuple) is bool(sentence.plural):
            place = [(sentence.place, 0)]
            catalogue.add(key, known.string, locations=place, user_comments=known.user_comments)
        else:
            catalogue.add(key, locations=[(sentence.place, 0)])
    return catalogue


def forms(entry: Message) -> Sequence[str]:
    """How a sentence is said, in each plural form; one empty form where it is not said at all."""
    if not entry.string:
        return ("",)
    return (entry.string,) if isinstance(entry.string, str) else tuple(entry.string)


def singular(entry: Message) -> str:
    """The English sentence, the one of a single thing."""
    return entry.id if isinstance(entry.id, str) else entry.id[0]


def places(entry: Message) -> tuple[str, ...]:
    """The files the sentence stands in."""
    return tuple(file for file, _ in entry.locations)
