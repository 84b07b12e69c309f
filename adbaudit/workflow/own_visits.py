"""The visits of one phone, and of no other that names itself by the same serial number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from adbaudit.model.report import Report
from adbaudit.model.traits import Traits, traits_of
from adbaudit.report.json_reading.traits import read_traits
from adbaudit.workflow.receipts import Visit, visits

_LARGEST = 128 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVisits:
    """The newest first, and how many more were of phones of the same name that were found to be others."""

    visits: tuple[Visit, ...]
    of_others: int


def own_visits(environ: Mapping[str, str], report: Report) -> OwnVisits:
    """By the report from before each change; a visit that kept none counts as this phone's."""
    if report.device is None or report.device.id is None:
        return OwnVisits(visits=(), of_others=0)
    traits, every = traits_of(report), visits(environ, report.device.id)
    own = tuple(visit for visit in every if not _is_of_another(visit.report, traits))
    return OwnVisits(visits=own, of_others=len(every) - len(own))


def _is_of_another(path: Path, traits: Traits) -> bool:
    try:
        with path.open("rb") as file:
            before = read_traits(file.read(_LARGEST).decode("utf-8", errors="replace"))
    except OSError:
        return False
    return before is not None and traits.contradict(before)
