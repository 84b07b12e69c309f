"""A table of apps with columns of any names: known names are taken over, the others are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from adbaudit.model.app_list import RefusedRow
from adbaudit.model.identity import LoanClass
from adbaudit.model.message import Message, message
from adbaudit.workflow.app_list import is_package_name
from adbaudit.workflow.importing.imported import Imported, ImportedApp, ImportedHash
from adbaudit.workflow.list_text import LOST
from adbaudit.workflow.table import Cells, records
from adbaudit.workflow.table_head import NAMES, Head, head_of

_SEVERAL = {"label": "|", "signers": " ", "hash": " "}
"""Where several columns mean the same, what stands between their values; of other columns the first counts."""

_CLASSES = {member.value: member for member in LoanClass}
_CERTIFICATE = re.compile(r"[0-9a-f]{64}")
_DIGEST = re.compile(r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}")
_OTHER_COLUMNS: Message = message("it does not have the columns of the first line")
_COUNTRY = re.compile(r"([A-Z]{2})?")


def from_table(text: str) -> Imported | None:
    """The apps of a table; `None` when no column holds packages, names or digests of files."""
    lines = text.split("\n")
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    head = head_of(lines[first] if lines else "")
    if head is None:
        return None
    begin = first + head.is_line
    found = tuple(_rows([""] * begin + lines[begin:], head))
    unused = [name for name, meaning in zip(head.names, head.meanings, strict=True) if not meaning and name]
    return Imported(
        apps=tuple(one for one in found if isinstance(one, ImportedApp)),
        hashes=tuple(one for one in found if isinstance(one, ImportedHash)),
        refused=tuple(one for one in found if isinstance(one, RefusedRow)),
        unused={f"column {name}": sum(bool(line.strip()) for line in lines[first + 1 :]) for name in unused},
    )


def _rows(lines: Sequence[str], head: Head) -> Iterator[ImportedApp | ImportedHash | RefusedRow]:
    seen: dict[str, int] = {}
    for cells in records(lines, head.separator):
        row = _by_meaning(cells, head)
        fault = next(_faults(row, seen), None) if row else _OTHER_COLUMNS
        if row is None or fault is not None:
            yield RefusedRow(line=cells.line, text=cells.text, reason=fault or _OTHER_COLUMNS)
            continue
        if row["package"]:
            seen[row["package"]] = cells.line
        if row["package"] or row["label"]:
            yield _app(row)
        for digest in row["hash"].lower().split():
            yield ImportedHash(digest=digest, family=row["label"] or row["package"])


def _by_meaning(cells: Cells, head: Head) -> dict[str, str] | None:
    if cells.values is None or len(cells.values) > len(head.meanings):
        return None
    row = dict.fromkeys(NAMES, "")
    for meaning, value in zip(head.meanings, cells.values, strict=False):
        plain = " ".join(value.split())
        if meaning and plain and (not row[meaning] or meaning in _SEVERAL):
            row[meaning] = _SEVERAL.get(meaning, "").join(filter(None, (row[meaning], plain)))
    row["country"] = row["country"].upper()
    row["class"] = row["class"].lower()
    return row


def _faults(row: Mapping[str, str], seen: Mapping[str, int]) -> Iterator[Message]:
    """Why a row is not taken over: half a row would say what nobody said."""
    package = row["package"]
    if any(LOST in value for value in row.values()):
        yield message("letters in it were lost when it was saved")
    if package and not (is_package_name(package) and "." in package):
        yield message("“{text}” is no package name", text=package)
    if package in seen:
        yield message("its package is also in line {line}", line=seen[package])
    if not _COUNTRY.fullmatch(row["country"]):
        yield message("“{text}” is no country of two letters", text=row["country"])
    if row["class"] and row["class"] not in _CLASSES:
        yield message("“{text}” is no class that adbaudit knows", text=row["class"])
    if not all(_CERTIFICATE.fullmatch(one) for one in _signers(row)):
        yield message("a certificate is not 64 hexadecimal digits (SHA-256)")
    if not all(_DIGEST.fullmatch(digest) for digest in row["hash"].lower().split()):
        yield message("“{text}” is no MD5, SHA-1 or SHA-256", text=row["hash"])
    if not (package or row["label"] or row["hash"]):
        yield message("neither a package nor a name")


def _signers(row: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(one.lower().replace(":", "") for one in re.split(r"[;,\s|]+", row["signers"]) if one)


def _app(row: Mapping[str, str]) -> ImportedApp:
    return ImportedApp(
        package=row["package"],
        label=row["label"],
        country=row["country"],
        operator=row["operator"],
        loan_class=_CLASSES.get(row["class"]),
        signers=_signers(row),
        notes=row["notes"],
    )
