"""The few provisions that say most about what was found, each once for the whole report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adbaudit.model.country import STORES
from adbaudit.model.law import LawKind, LawReference, LawRole
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.model.report import Report

_MAIN = frozenset(group.value for group in MAIN_GROUPS)
_MOST = {LawRole.READING: 2, LawRole.COLLECTING: 1}
"""For each of the three groups and each country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawLine:
    """A provision and the subjects it was found to touch, in the order of the report."""

    law: LawReference
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LawDigest:
    """`further` counts the provisions that findings carry beside these."""

    lines: tuple[LawLine, ...]
    further: int


def law_digest(report: Report) -> LawDigest:
    """The most telling ones of each country, those for contacts, messages and call log first."""
    by_subject = _by_subject(report)
    chosen: dict[str, LawReference] = {}
    for subject, laws in by_subject.items():
        for law in _telling(laws, subject, chosen):
            chosen.setdefault(law.id, law)
    places = {code: place for place, code in enumerate((*report.countries, STORES))}
    lines = tuple(
        LawLine(law=law, subjects=tuple(subject for subject, laws in by_subject.items() if law.id in laws))
        for law in sorted(chosen.values(), key=lambda law: places.get(law.country, len(places) - 1))
    )
    every = {name for laws in by_subject.values() for name in laws}
    return LawDigest(lines=lines, further=len(every) - len(lines))


def _by_subject(report: Report) -> dict[str, dict[str, LawReference]]:
    """The provisions of each subject by their ids; the three groups stand first, then as findings have them."""
    found: dict[str, dict[str, LawReference]] = {}
    for finding in sorted(report.findings, key=lambda finding: finding.subject not in _MAIN):
        if finding.subject is not None and finding.law:
            of_subject = found.setdefault(finding.subject, {})
            for law in finding.law:
                of_subject.setdefault(law.id, law)
    return found


def _telling(laws: dict[str, LawReference], subject: str, chosen: dict[str, LawReference]) -> Iterator[LawReference]:
    """For another subject than the three only what no line touches yet."""
    for country in dict.fromkeys(law.country for law in laws.values()):
        here = [law for law in laws.values() if law.country == country and law.kind is not LawKind.DRAFT]
        if subject in _MAIN and country != STORES:
            yield from (law for role, most in _MOST.items() for law in _of_role(here, role)[:most])
        elif not any(law.id in chosen for law in here):
            yield from _of_role(here, LawRole.READING)[:1]


def _of_role(laws: Sequence[LawReference], role: LawRole) -> list[LawReference]:
    return [law for law in laws if law.role is role]
