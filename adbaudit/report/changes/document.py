"""Receipts as JSON, schema `adbaudit/receipts/1`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from adbaudit.model.receipt import Receipt, StepResult
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.ports import Translator
from adbaudit.report.changes.lines import line_of, lines_of
from adbaudit.report.json_format.receipts import receipt_object
from adbaudit.report.json_format.values import written

SCHEMA = "adbaudit/receipts/1"


def results_json(results: Sequence[StepResult], translator: Translator, *, journal: Path | None) -> str:
    """One object an action, and one for each step that has none or was not tried."""
    return _document(lines_of(results), translator, journal)


def undo_json(receipts: Sequence[Receipt], translator: Translator, *, journal: Path) -> str:
    """One object a subject."""
    return _document(map(line_of, receipts), translator, journal)


def _document(lines: Iterable[ReceiptLine], translator: Translator, journal: Path | None) -> str:
    steps = [receipt_object(line, translator) for line in lines]
    return written({"schema": SCHEMA, "receipts": None if journal is None else str(journal), "steps": [*steps]})
