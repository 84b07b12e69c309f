"""A list of apps in, a verdict for each out."""

from __future__ import annotations

from adbaudit.model.app_list import AppList, AppRow, JudgedRow
from adbaudit.model.catalogue import Catalogue
from adbaudit.model.identity import Confidence, Identity, Reason, ReasonKind, Verdict
from adbaudit.model.message import Message, message
from adbaudit.workflow.explain import AppNamed, who_is

_NO_PACKAGE: Message = message("it has no package name, and its name on the screen alone does not tell")


def identify_list(catalogue: Catalogue, listed: AppList) -> tuple[JudgedRow, ...]:
    """One verdict a row, in the order of the list."""
    return tuple(JudgedRow(row=row, identity=_of_row(catalogue, row)) for row in listed.rows)


def _of_row(catalogue: Catalogue, row: AppRow) -> Identity:
    """Without a package no list was asked, so that nothing speaks for a lender is not known."""
    found = who_is(catalogue, AppNamed(package=row.package, label=row.label, installer=row.installer))
    if row.package or found.verdict is not Verdict.NO:
        return found
    reason = Reason(kind=ReasonKind.PACKAGE, detail=_NO_PACKAGE, source="package")
    return Identity(verdict=Verdict.UNKNOWN, confidence=Confidence.LOW, reasons=(reason, *found.reasons))
