"""For authors: gathers every sentence, keeps the translations, compiles them. Needs Babel.

`python -m adbaudit.locale.catalogue` brings each `adbaudit.po` up to date and writes its `.mo` beside it.
"""

from __future__ import annotations

import ast
import csv
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import yaml
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from adbaudit.locale.language import LANGUAGES
from adbaudit.locale.translator import CATALOGUES, DOMAIN

SOURCE = Path(__file__).parents[1]
RULES = SOURCE.parent / "rules"

_TEXTS_OF_RULES = (
    (
        "permissions",
        ("title", "why", "title_in_file", "why_in_file", "title_unasked", "why_unasked", "severity_reason"),
    ),
    ("playbook", ("title", "text")),
)
_PARTS_OF_RULES = (
    ("letters", ("title",), ("parts", "notes"), ("text",)),
    ("handouts", ("title", "opening"), ("steps",), ("title", "text")),
)
"""Files whose sentences stand one by one in lists, each under one of the last keys."""
_TEXTS_OF_TABLES = (("sources.csv", "title"), ("look_alikes.csv", "why"))
_BEGUN = datetime(2026, 11, 21, tzinfo=UTC)
"""Written into the header in place of today, so that nothing changes when nothing changed."""

_HEADER = "# Translations of adbaudit.\n# Brought up to date by: python -m adbaudit.locale.catalogue"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Sentence:
    """One key of the catalogue and the file it stands in; `plural` is empty where there is none."""

    singular: str
    plural: str
    place: str


def update() -> None:
    """Rewrite every catalogue; sentences that are gone go, new ones stand there untranslated."""
    sentences = tuple(sorted({*sentences_of_code(SOURCE), *sentences_of_rules(RULES)}))
    for language in LANGUAGES[1:]:
        path = po_path(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = merged(language, sentences, read(path) if path.exists() else None)
        with path.open("wb") as file:
            write_po(file, catalogue, sort_output=True, include_lineno=False, width=110)
        path.with_suffix(".mo").write_bytes(compiled(read(path)))
        sys.stdout.write(f"{language}: {len(catalogue)} sentences, {len(untranslated(catalogue))} not translated\n")


def sentences_of_code(folder: Path) -> Iterator[Sentence]:
    """The literals given to `message` and `messages` in every Python file."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                yield from _sentence(node, path.relative_to(folder.parent).as_posix())


def sentences_of_rules(folder: Path) -> Iterator[Sentence]:
    """The texts for people in rules, in the playbook and in the tables of the catalogue."""
    for name, fields in _TEXTS_OF_RULES:
        for path in sorted((folder / name).glob("*.yaml")):
            known = yaml.safe_load(path.read_text(encoding="utf-8"))
            place = path.relative_to(folder.parent).as_posix()
            texts = (known[field].strip() for field in fields if field in known)
            yield from (Sentence(singular=text, plural="", place=place) for text in texts)
    yield from _sentences_of_parts(folder)
    for name, column in _TEXTS_OF_TABLES:
        table = folder / "catalogue" / name
        if table.exists():
            rows = csv.DictReader(table.read_text(encoding="utf-8").splitlines())
            place = table.relative_to(folder.parent).as_posix()
            yield from (Sentence(singular=row[column].strip(), plural="", place=place) for row in rows)


def _sentences_of_parts(folder: Path) -> Iterator[Sentence]:
    for name, fields, lists, keys in _PARTS_OF_RULES:
        for path in sorted((folder / name).glob("*.yaml")):
            known = yaml.safe_load(path.read_text(encoding="utf-8"))
            texts = [known[field] for field in fields if field in known]
            texts += [part[key] for one in lists for part in known.get(one, ()) for key in keys if key in part]
            place = path.relative_to(folder.parent).as_posix()
            yield from (Sentence(singular=" ".join(text.split()), plural="", place=place) for text in texts)


def po_path(language: str) -> Path:
    """Where the translations into a language are kept."""
    return CATALOGUES / language.replace("-", "_") / "LC_MESSAGES" / f"{DOMAIN}.po"


def read(path: Path) -> Catalog:
    """A catalogue as its file has it."""
    with path.open("rb") as file:
        return read_po(file)


def untranslated(catalogue: Catalog) -> tuple[str, ...]:
    """English sentences for which there are no words yet."""
    return tuple(str(entry.id) for entry in catalogue if entry.id and not all(_forms(entry.string)))


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the `.mo` file."""
    file = BytesIO()
    write_mo(file, catalogue)
    return file.getvalue()


def merged(language: str, sentences: tuple[Sentence, ...], old: Catalog | None) -> Catalog:
    """The sentences of today with the translations of yesterday; nothing is guessed, so nothing is fuzzy."""
    catalogue = Catalog(
        locale=language.replace("-", "_"),
        project=DOMAIN,
        header_comment=_HEADER,
        creation_date=_BEGUN,
        revision_date=_BEGUN,
        fuzzy=False,
    )
    for sentence in sentences:
        key = (sentence.singular, sentence.plural) if sentence.plural else sentence.singular
        known = old.get(key) if old is not None else None
        if known is not None and isinstance(known.id, tuple) is bool(sentence.plural):
            catalogue.add(key, known.string, locations=[(sentence.place, 0)])
        else:
            catalogue.add(key, locations=[(sentence.place, 0)])
    return catalogue


def _forms(string: str | Sequence[str] | None) -> Sequence[str]:
    if string is None:
        return ("",)
    return (string,) if isinstance(string, str) else string


def _sentence(call: ast.Call, place: str) -> Iterator[Sentence]:
    wanted = {"message": 1, "messages": 2}.get(call.func.id if isinstance(call.func, ast.Name) else "", 0)
    texts = [one.value for one in call.args[:wanted] if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if wanted and len(texts) == wanted:
        yield Sentence(singular=texts[0], plural=texts[1] if wanted == 2 else "", place=place)


if __name__ == "__main__":
    update()
