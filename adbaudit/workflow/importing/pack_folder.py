"""A pack of rules written from what was imported: the tables of `catalogue/`, as an author would write them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from pathlib import Path

from adbaudit.errors import FileFault
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.private_file import write_private
from adbaudit.rules.catalogue_file import APP_COLUMNS, HASH_COLUMNS, SOURCE_COLUMNS
from adbaudit.workflow.importing.imported import Imported, ImportedApp, Terms


def write_pack(imported: Imported, terms: Terms, folder: Path, name: str) -> tuple[Path, ...]:
    """The files written; `name` is what the list is called in them.

    Raises:
        FileFault: one of the files is there already, or cannot be written; a file is never written over.

    """
    name = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or "imported"
    source = terms.source if terms.source.startswith("https://") else name
    texts = {
        f"catalogue/apps/{name}.csv": _table(APP_COLUMNS, (_app_row(one, terms, source) for one in imported.apps)),
        "catalogue/hashes.csv": _table(
            HASH_COLUMNS,
            (
                (
                    one.digest,
                    one.family or name,
                    terms.loan_class.value,
                    terms.confidence.value,
                    source,
                    terms.checked,
                )
                for one in imported.hashes
            ),
        ),
        "catalogue/sources.csv": _table(
            SOURCE_COLUMNS, () if source == terms.source else [(name, terms.source, terms.where)]
        ),
    }
    paths = {folder / file: text for file, text in texts.items() if text.count("\n") > 1}
    for path in paths:
        if path.exists():
            raise _not_written(path, message("something by that name is there already"))
    for path, text in paths.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_private(path, text.encode("utf-8"))
        except OSError as fault:
            raise _not_written(path, os_reason(fault)) from fault
    return tuple(paths)


def _app_row(app: ImportedApp, terms: Terms, source: str) -> tuple[str, ...]:
    loan_class = app.loan_class or terms.loan_class
    row = {
        "package": app.package,
        "labels": app.label,
        "country": app.country,
        "operator": app.operator,
        "class": loan_class.value,
        "kind": "loan" if app.service is None else "credit-inside",
        "service": app.service or "",
        "confidence": terms.confidence.value,
        "signers": ";".join(app.signers),
        "source": source,
        "checked": terms.checked,
        "notes": app.notes,
    }
    return tuple(row.get(column, "") for column in APP_COLUMNS)


def _table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[" ".join(cell.split()) for cell in row] for row in rows])
    return file.getvalue()


def _not_written(path: Path, why: Message) -> FileFault:
    return FileFault(
        message("{path} was not written: {why}", path=str(path), why=why),
        means=message("No file was written over."),
        next_step=message("Choose another folder with -o, or make room in this one."),
    )
