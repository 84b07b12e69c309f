"""Saved reports opened again, their words given back the form in which every language can say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import BinaryIO

from adbaudit.errors import FileFault, NothingKnown
from adbaudit.locale.recognise import load_recogniser
from adbaudit.model.channel import Channel
from adbaudit.model.country import Country
from adbaudit.model.device import Device
from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason
from adbaudit.model.plan import Advice
from adbaudit.model.report import Report
from adbaudit.model.rule import RulePack
from adbaudit.report.json_reading.document import changed_by_hand, is_list, read_reports
from adbaudit.report.json_reading.spoken import Spoken, as_saved
from adbaudit.rules.of_countries import without_law
from adbaudit.workflow.audit import Wishes, World
from adbaudit.workflow.contradictions import contradiction
from adbaudit.workflow.from_rules import file_says, with_words_of_rules
from adbaudit.workflow.known_texts import known_texts, with_known_words
from adbaudit.workflow.saved import scan_saved

LARGEST = 128 * 1024 * 1024
"""Bytes; a report of 1,000 apps of which 700 are loan apps has 72 million."""
_PIPED = "stdin"


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedReports:
    """`is_list`: of several phones, as `--all` writes it, also where only one stands in it."""

    reports: tuple[Report, ...]
    is_list: bool


def open_reports(path: Path, pack: RulePack, *, piped: BinaryIO | None = None) -> SavedReports:
    """The reports of a file, or of what is piped in its place.

    Raises:
        FileFault: it cannot be read, is no saved report, or contradicts itself.

    """
    if piped is not None:
        return reports_in(_bounded(piped.read(LARGEST + 1), _PIPED), _PIPED, pack)
    return reports_in(report_bytes(path), path.name, pack)


def reports_in(data: bytes, name: str, pack: RulePack) -> SavedReports:
    """The reports of a file that was read.

    Raises:
        FileFault: it is no saved report, or contradicts itself.

    """
    text = _text(data)
    reports = read_reports(text, name, _speaking(pack))
    for report in reports:
        if (fault := contradiction(report, pack)) is not None:
            raise changed_by_hand(name, fault)
    return SavedReports(reports=tuple(_with_rules(one, pack) for one in reports), is_list=is_list(text))


def report_of_phone(path: Path, world: World, wishes: Wishes, *, environ: Mapping[str, str]) -> tuple[Report, ...]:
    """The reports of phones in a file; anything that is not JSON is audited as `scan --from` does.

    Raises:
        FileFault: it cannot be read, holds nothing that we know, or is about APK files.

    """
    if not _is_json(path):
        return (_audited(path, world, wishes, environ),)
    reports = tuple(report for report in open_reports(path, world.rules).reports if report.device is not None)
    if not reports:
        raise FileFault(
            message("{name} is a report about APK files, not about a phone.", name=path.name),
            means=message("Only reports of a phone tell what an app can read now, so nothing was compared."),
            next_step=message("Give two reports of one phone, as “adbaudit scan --format json -o FILE” writes them."),
        )
    return reports


def _audited(path: Path, world: World, wishes: Wishes, environ: Mapping[str, str]) -> Report:
    """A report is what most people mean to give, so they are told of that one."""
    try:
        return scan_saved(path, world, wishes, environ=environ)
    except NothingKnown as fault:
        raise FileFault(
            message("{name} is no saved report of adbaudit, and no capture.", name=path.name),
            means=fault.means,
            next_step=message("Give a report of a phone, as “adbaudit scan --format json -o FILE” writes it."),
        ) from fault


def names_in(path: Path) -> Mapping[str, str]:
    """What people know an app by, for each package of the reports of a file.

    Raises:
        FileFault: it cannot be read, or is no saved report.

    """
    reports = read_reports(_text(report_bytes(path)), path.name, as_saved)
    return {app.installed.package: app.name for report in reports for app in report.apps}


def report_bytes(path: Path) -> bytes:
    """What stands in the file.

    Raises:
        FileFault: it cannot be read, or is larger than any report.

    """
    try:
        with path.open("rb") as file:
            return _bounded(file.read(LARGEST + 1), str(path))
    except OSError as fault:
        raise FileFault(
            message("{path} could not be read: {why}", path=str(path), why=os_reason(fault)),
            means=message("Without the file there is nothing to show."),
            next_step=message("Check the name and whether you may read the file."),
        ) from fault


def _bounded(data: bytes, name: str) -> bytes:
    if len(data) > LARGEST:
        raise FileFault(
            message("{path} is larger than any report.", path=name),
            means=message("It was not read, so that it cannot fill the memory of this computer."),
            next_step=message("Give the file that “adbaudit scan --format json -o FILE” wrote."),
        )
    return data


def _text(data: bytes) -> str:
    return data.decode("utf-8-sig", errors="replace")


def _is_json(path: Path) -> bool:
    """By its first sign; folders and what cannot be read are left to those who read captures."""
    try:
        with path.open("rb") as file:
            return file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}
    except OSError:
        return False


def _speaking(pack: RulePack) -> Callable[[str, Device | None], Spoken]:
    def of(language: str, device: Device | None) -> Spoken:
        recognise, find = load_recogniser(language, file_says), known_texts(pack, language, device)
        return Spoken(sentence=cache(lambda words: with_known_words(recognise(words), find)), local=find)

    return of


def _with_rules(report: Report, pack: RulePack) -> Report:
    """The rules that were asked where they are the same today, else those that found something; countries by name.

    Offices are told as they are on file today: a number in the saved file may be anybody's.
    """
    is_same = pack.digest == report.provenance.rules_digest
    found = {finding.rule for finding in report.findings}
    report = with_words_of_rules(report, pack)
    return replace(
        report,
        rules=tuple(rule for rule in pack.rules if is_same or rule.id in found),
        advice=tuple(_with_offices(one, pack) for one in report.advice),
        countries_without_law=without_law(pack.law, pack.countries, report.countries),
        countries_on_file=tuple(_named(country, pack) for country in report.countries_on_file),
    )


def _with_offices(advice: Advice, pack: RulePack) -> Advice:
    return replace(advice, channels=tuple(_on_file(channel, pack) for channel in advice.channels))


def _on_file(channel: Channel, pack: RulePack) -> Channel:
    """An office that is not on file any more is told without a number, an address and its own name."""
    known = (one for one in pack.channels if (one.id, one.country.code) == (channel.id, channel.country.code))
    return next(known, replace(channel, local_name=None, number=None, url=None))


def _named(country: Country, pack: RulePack) -> Country:
    return next((one for one in pack.countries if one.holds_in(country.code)), country)
