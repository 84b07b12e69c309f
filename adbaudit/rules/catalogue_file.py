"""The tables of `catalogue/`: `apps/<market>.csv`, `look_alikes.csv`, `hashes.csv`, `installers.csv`, `sources.csv`."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from adbaudit.model.catalogue import CataloguedApp, FileHash, Installers, LookAlike, LookAlikeKind
from adbaudit.model.identity import Confidence, LoanClass
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.rules.fields import is_day
from adbaudit.rules.place import Place

Value = TypeVar("Value")
APP_COLUMNS = ["package", "labels", "label_en", "country", "operator", "class", "kind", "service", "confidence"]
APP_COLUMNS += ["signers", "source", "checked", "unverified", "notes"]
SOURCE_COLUMNS = ["key", "title", "where"]
HASH_COLUMNS = ["hash", "family", "class", "confidence", "source", "checked"]
_PACKAGE = re.compile(r"[A-Za-z]\w*(\.[A-Za-z0-9_]+)+", re.ASCII)
_COUNTRY = re.compile(r"([A-Z]{2})?")
_SIGNER = re.compile(r"[0-9a-f]{64}")
_HASH = re.compile(r"[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}")
_CLASSES = {member.value: member for member in LoanClass}
_CONFIDENCES = {member.value: member for member in Confidence}
_KINDS = {"loan": False, "credit-inside": True}
_LOOK_ALIKES = {member.value: member for member in LookAlikeKind}
_INSTALLERS = {"store": True, "by-hand": False}
_VERIFIABLE = {column: column for column in ("labels", "country", "operator", "class")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One row of `sources.csv`; without an address nobody can look it up."""

    title: Message
    has_address: bool


Sources = Mapping[str, Source]
"""Sources by their short names."""


def read_sources(text: str, place: Place) -> dict[str, Source]:
    """Sources by their short names."""
    found: dict[str, Source] = {}
    for row, at in _rows(text, SOURCE_COLUMNS, place):
        if not row["key"] or not row["title"]:
            at.fault(message("key and title must be given"))
        found[row["key"]] = Source(title=Message(template=row["title"]), has_address=bool(row["where"]))
    return found


def read_apps(text: str, place: Place, sources: Sources) -> Iterator[CataloguedApp]:
    """The listed apps of one table."""
    for row, at in _rows(text, APP_COLUMNS, place):
        _check(row["package"], _PACKAGE, at, "package", optional=True)
        _check(row["country"], _COUNTRY, at, "country", optional=True)
        signers = _split(row["signers"])
        for signer in signers:
            _check(signer, _SIGNER, at, "signers")
        source, is_traceable = _source(row["source"], sources, at)
        confidence = _pick(row, "confidence", _CONFIDENCES, at)
        if confidence is Confidence.HIGH and not is_traceable:
            at.at("confidence").fault(message("is at most medium where no source has an address"))
        labels = tuple(dict.fromkeys((*_split(row["labels"], "|"), *_split(row["label_en"], "|"))))
        if not row["package"] and not labels:
            at.fault(message("neither a package nor a label"))
        yield CataloguedApp(
            package=PackageName(row["package"]) if row["package"] else None,
            labels=labels,
            operator=row["operator"] or None,
            country=row["country"] or None,
            loan_class=_pick(row, "class", _CLASSES, at),
            is_credit_inside=_pick(row, "kind", _KINDS, at),
            service=row["service"] or None,
            source=source,
            checked=_checked(row["checked"], at),
            unverified=frozenset(
                _pick({"unverified": one}, "unverified", _VERIFIABLE, at) for one in _split(row["unverified"])
            ),
            is_traceable=is_traceable,
            confidence=confidence,
            signers=signers,
            file=place.file,
        )


def read_look_alikes(text: str, place: Place, sources: Sources) -> Iterator[LookAlike]:
    """Apps that only look like loan apps."""
    for row, at in _rows(text, ["package", "label", "kind", "why", "source", "checked"], place):
        _check(row["package"], _PACKAGE, at, "package")
        if not row["why"]:
            at.at("why").fault(message("is missing"))
        yield LookAlike(
            package=PackageName(row["package"]),
            kind=_pick(row, "kind", _LOOK_ALIKES, at),
            why=Message(template=row["why"]),
            source=_source(row["source"], sources, at)[0],
            checked=_checked(row["checked"], at),
            file=place.file,
        )


def read_installers(text: str, place: Place) -> Installers:
    """Stores, and what a person opens an APK file with."""
    found: dict[bool, set[PackageName]] = {True: set(), False: set()}
    for row, at in _rows(text, ["package", "kind", "name", "source", "checked"], place):
        _check(row["package"], _PACKAGE, at, "package")
        _checked(row["checked"], at)
        if not row["source"]:
            at.at("source").fault(message("is missing"))
        found[_pick(row, "kind", _INSTALLERS, at)].add(PackageName(row["package"]))
    return Installers(stores=frozenset(found[True]), by_hand=frozenset(found[False]))


def read_hashes(text: str, place: Place, sources: Sources) -> Iterator[tuple[str, FileHash]]:
    """APK files that reports name, by their MD5, SHA-1 or SHA-256: a file of any other bytes is another file."""
    for row, at in _rows(text, HASH_COLUMNS, place):
        _check(row["hash"], _HASH, at, "hash")
        if not row["family"]:
            at.at("family").fault(message("is missing"))
        source, _ = _source(row["source"], sources, at)
        checked = _checked(row["checked"], at)
        yield (
            row["hash"],
            FileHash(
                family=row["family"],
                source=source,
                checked=checked,
                loan_class=_pick(row, "class", _CLASSES, at),
                confidence=_pick(row, "confidence", _CONFIDENCES, at),
                file=place.file,
            ),
        )


def _rows(text: str, columns: list[str], place: Place) -> Iterator[tuple[dict[str, str], Place]]:
    """Each row by column name, with its line; a table with other columns is not read at all."""
    reader = csv.reader(text.splitlines(), strict=True)
    try:
        header = next(reader, [])
        if header != columns:
            place.fault(message("the first line must be {words}", words=",".join(columns)))
            return
        for values in reader:
            at = place.at(f"line {reader.line_num}")
            if len(values) != len(columns):
                at.fault(message("{count} columns, not {wanted}", count=len(values), wanted=len(columns)))
                continue
            yield dict(zip(columns, values, strict=True)), at
    except csv.Error as error:
        place.fault(message("line {line}: is not CSV: {error}", line=reader.line_num, error=str(error)))


def _check(value: str, pattern: re.Pattern[str], place: Place, column: str, *, optional: bool = False) -> None:
    if (value or not optional) and not pattern.fullmatch(value):
        place.at(column).fault(message("{value} is not of the right form", value=f"{value!r:.80}"))


def _pick(row: Mapping[str, str], column: str, known: Mapping[str, Value], place: Place) -> Value:
    if row[column] not in known:
        place.at(column).fault(
            message("{value} is none of {words}", value=f"{row[column]!r:.60}", words=", ".join(known))
        )
        return next(iter(known.values()))
    return known[row[column]]


def _checked(value: str, place: Place) -> str:
    if not is_day(value):
        place.at("checked").fault(message("{value} is not of the right form", value=f"{value!r:.80}"))
    return value


def _source(value: str, sources: Sources, place: Place) -> tuple[Message, bool]:
    """Titles of short names, joined, and whether one can be looked up; a web address stands for itself."""
    names = _split(value)
    if not names:
        place.at("source").fault(message("is missing"))
    for name in names:
        if name not in sources and not name.startswith("https://"):
            place.at("source").fault(
                message("{value} is neither in sources.csv nor a https address", value=f"{name!r:.60}")
            )
    known = [sources.get(name) or Source(title=message("{address}", address=name), has_address=True) for name in names]
    joined = known[0].title if known else message("{address}", address=value)
    for one in known[1:]:
        joined = message("{one}; {other}", one=joined, other=one.title)
    return joined, not known or any(one.has_address for one in known)


def _split(value: str, separator: str = ";") -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(separator) if part.strip()) if value else ()
