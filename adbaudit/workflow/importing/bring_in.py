"""Somebody's list from a file to a pack that `--rules` takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from adbaudit.errors import FileFault, UsageFault
from adbaudit.model.catalogue import CataloguedApp
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason
from adbaudit.model.permission import PackageName
from adbaudit.model.rule_fault import RuleFault
from adbaudit.rules.fields import is_day
from adbaudit.workflow.app_list import letters_unknown
from adbaudit.workflow.importing.from_stix import from_stix, objects_of
from adbaudit.workflow.importing.from_table import from_table
from adbaudit.workflow.importing.imported import Imported, ImportedApp, Terms
from adbaudit.workflow.importing.pack_folder import write_pack
from adbaudit.workflow.list_text import list_text
from adbaudit.workflow.rule_check import check_rules
from adbaudit.workflow.rule_packs import catalogue_of

MOST_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn:
    """The pack, what it was made of, and what to know before using it."""

    folder: Path
    files: tuple[Path, ...]
    imported: Imported
    already_listed: int
    """How many of the packages are in our lists too; for those the pack's rows count from now on."""
    faults: tuple[RuleFault, ...]
    """What the checker says of the pack: nothing, unless the folder held more before."""


def bring_in(file: Path, folder: Path, terms: Terms) -> BroughtIn:
    """Read a table or a STIX 2 bundle, write a pack, check it.

    Raises:
        UsageFault: the day is none.
        FileFault: the file cannot be read, holds nothing about apps, or the pack cannot be written.

    """
    if not is_day(terms.checked):
        raise _no_day(terms.checked)
    ours = catalogue_of().by_package
    read = _read(file, terms)
    imported = replace(read, apps=tuple(_as_we_know_it(app, ours) for app in read.apps))
    files = write_pack(imported, terms, folder, file.stem)
    return BroughtIn(
        folder=folder,
        files=files,
        imported=imported,
        already_listed=sum(app.package in ours for app in imported.apps),
        faults=check_rules([folder], ()).faults,
    )


def _as_we_know_it(app: ImportedApp, ours: Mapping[PackageName, CataloguedApp]) -> ImportedApp:
    """A larger app with credit inside stays one: a list of loan apps mostly means the credit in it."""
    known = ours.get(PackageName(app.package))
    return replace(app, service=known.service or "") if known and known.is_credit_inside else app


def _read(file: Path, terms: Terms) -> Imported:
    try:
        with file.open("rb") as opened:
            data = opened.read(MOST_BYTES + 1)
    except OSError as fault:
        raise _not_read(file, os_reason(fault)) from fault
    if len(data) > MOST_BYTES:
        raise _not_read(file, message("it is larger than {bytes} bytes", bytes=MOST_BYTES))
    text = list_text(data)
    if text is None:
        raise letters_unknown(file)
    objects = objects_of(text)
    imported = from_stix(objects, checked=terms.checked) if objects is not None else from_table(text)
    if imported is None:
        raise _not_read(file, message("it is neither a STIX 2 bundle nor a table with a column of packages"))
    if not (imported.apps or imported.hashes):
        raise _not_read(file, message("nothing in it is about an app"))
    return imported


def _not_read(file: Path, why: Message) -> FileFault:
    return FileFault(
        message("{path} was not imported: {why}", path=str(file), why=why),
        means=message("No pack was made."),
        next_step=message(
            "Give a table whose first line names its columns, such as package and label, or a STIX 2 bundle (JSON)."
        ),
    )


def _no_day(text: str) -> UsageFault:
    return UsageFault(
        message("“{text}” is no day.", text=text),
        means=message("Every row says on which day its source was looked at."),
        next_step=message("Give the day after --checked, such as 2026-11-21."),
    )
