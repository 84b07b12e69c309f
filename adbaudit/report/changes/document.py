"""Receipts as JSON, schema `adbaudit/receipts/1`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from adbaudit.model.device import Device
from adbaudit.model.receipt import Receipt, StepResult
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.ports import Translator
from adbaudit.report.changes.lines import line_of, lines_of
from adbaudit.report.json_format.receipts import receipt_object
from adbaudit.report.json_format.values import written

SCHEMA = "adbaudit/receipts/1"


def results_json(
    results: Sequence[StepResult], translator: Translator, *, device: Device | None, journal: Path | None
) -> str:
    """One object an action, and one for each step that has none or was not tried."""
    return _document(lines_of(results), translator, device, journal)


def undo_json(receipts: Sequence[Receipt], translator: Translator, *, device: Device, journal: Path) -> str:
    """One object a subject."""
    return _document(map(line_of, receipts), translator, device, journal)


def _document(lines: Iterable[ReceiptLine], translator: Translator, device: Device | None, journal: Path | None) -> str:
    """The phone by its keyed id and model, never by its serial."""
    steps = [receipt_object(line, translator) for line in lines]
    return written(
        {
            "schema": SCHEMA,
            "device": None if device is None else {"id": device.id, "model": device.model},
            "receipts": None if journal is None else str(journal),
            "steps": [*steps],
        }
    )
