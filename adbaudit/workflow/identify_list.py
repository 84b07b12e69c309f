"""A list of apps in, a verdict for each out."""

from __future__ import annotations

from adbaudit.model.app_list import AppList, JudgedRow
from adbaudit.model.catalogue import Catalogue
from adbaudit.workflow.explain import AppNamed, who_is


def identify_list(catalogue: Catalogue, listed: AppList) -> tuple[JudgedRow, ...]:
    """One verdict a row, in the order of the list."""
    return tuple(
        JudgedRow(
            row=row,
            identity=who_is(catalogue, AppNamed(package=row.package, label=row.label, installer=row.installer)),
        )
        for row in listed.rows
    )
