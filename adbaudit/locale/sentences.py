"""For authors: every sentence there is, gathered from the code and from the texts of rules."""

from __future__ import annotations

import ast
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

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
    ("letters", ("title",), ("parts", "cautions", "notes"), ("text",)),
    ("handouts", ("title", "opening"), ("steps",), ("title", "text")),
)
"""Files whose sentences stand one by one in lists, each under one of the last keys."""
_TEXTS_OF_TABLES = (("sources.csv", "title"), ("look_alikes.csv", "why"))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Sentence:
    """One key of the catalogue and the file it stands in; `plural` is empty where there is none."""

    singular: str
    plural: str
    place: str


def all_sentences() -> tuple[Sentence, ...]:
    """Those of our own code and rules, once for each file they stand in."""
    return tuple(sorted({*sentences_of_code(SOURCE), *sentences_of_rules(RULES)}))


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


def _sentence(call: ast.Call, place: str) -> Iterator[Sentence]:
    wanted = {"message": 1, "messages": 2}.get(call.func.id if isinstance(call.func, ast.Name) else "", 0)
    texts = [one.value for one in call.args[:wanted] if isinstance(one, ast.Constant) and isinstance(one.value, str)]
    if wanted and len(texts) == wanted:
        yield Sentence(singular=texts[0], plural=texts[1] if wanted == 2 else "", place=place)
