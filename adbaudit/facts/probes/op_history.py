"""`dumpsys appops --history --package NAME`: how often ops were used (AOSP HistoricalRegistry, Android 10 to 16).

Android adds counts up in periods of 15 minutes that grow tenfold with age, and splits them in proportion when it
does: a period's own count is rounded, their sum over all periods is not. So only the sum is given, between the first
begin and the last end. A phone that keeps no history (a `mode=` that is not active, no section at all) or keeps it in
the tables of later versions, whose text is another, tells nothing here. Android looks the package up for user 0, so
the uses of others are not in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime

from adbaudit.facts.probes.numbers import number_of
from adbaudit.facts.probes.phone_clock import local_time
from adbaudit.model.appop import OpCount
from adbaudit.model.permission import PackageName
from adbaudit.ports import Command

SINCE = 29
_HEADER = re.compile(r"^(\s*)History:\s+mode=(\w+)\s*$", re.MULTILINE)
_ACTIVE = "HISTORICAL_MODE_ENABLED_ACTIVE"
_TIME = re.compile(r"(begin|end) = \d{4}-.*")
_UID = re.compile(r"Uid (\S+):")
_PACKAGE = re.compile(r"Package ([A-Za-z0-9_.]+):")
_OP = re.compile(r"([A-Z][A-Z0-9_]*):")
_COUNTS = re.compile(
    r"\[?[a-z]+(?:-[a-z]+)?\]? = (?:access=(\d+))?(?:(?:, )?reject=(\d+))?(?:(?:, )?duration=[+0-9dhms]+)?"
)
_PASSED_OVER = re.compile(r"(?:snapshot:|Attribution [A-Za-z0-9_.]+:)?")


def command(package: PackageName) -> Command:
    """One package's counts; the phone reads its whole history for it, so it is asked of few."""
    argv = ("dumpsys", "appops", "--history", "--package", package)
    return Command(argv=argv, seconds=10, max_bytes=4 * 1024 * 1024)


def parse(text: str, package: PackageName, phone_time: datetime | None) -> dict[str, OpCount] | None:
    """Counts by op, empty where the phone keeps none; `None` where a line is not understood."""
    header = _HEADER.search(text)
    if header is None or header[2] != _ACTIVE:
        return {}
    reader = _Reader(package, phone_time)
    for line in text[header.end() :].splitlines():
        if line.strip() and len(line) - len(line.lstrip()) <= len(header[1]):
            break
        if not reader.takes(line.strip()):
            return None
    return {op: count for op, sums in reader.ops.items() if (count := sums.count()) is not None}


@dataclass(slots=True, kw_only=True)
class _Sums:
    accesses: int = 0
    rejects: int = 0
    begins: list[datetime] = field(default_factory=list)
    ends: list[datetime] = field(default_factory=list)

    def count(self) -> OpCount | None:
        if not self.begins or not self.ends or not self.accesses + self.rejects:
            return None
        return OpCount(accesses=self.accesses, rejects=self.rejects, begin=min(self.begins), end=max(self.ends))


class _Reader:
    """Walks the snapshots; what it points at is the open period, package and op."""

    def __init__(self, package: PackageName, phone_time: datetime | None) -> None:
        self.ops: dict[str, _Sums] = {}
        self._package = package
        self._phone_time = phone_time
        self._period: dict[str, datetime | None] = {}
        self._is_ours = False
        self._op: str | None = None

    def takes(self, line: str) -> bool:
        """Whether the line was understood."""
        if time := _TIME.fullmatch(line):
            self._period[time[1]] = local_time(line, self._phone_time)
            self._is_ours, self._op = False, None
        elif _UID.fullmatch(line):
            self._is_ours, self._op = False, None
        elif package := _PACKAGE.fullmatch(line):
            self._is_ours, self._op = package[1] == self._package, None
        elif op := _OP.fullmatch(line):
            self._op = op[1]
        elif counts := _COUNTS.fullmatch(line):
            self._add(number_of(counts[1]) or 0, number_of(counts[2]) or 0)
        else:
            return _PASSED_OVER.fullmatch(line) is not None
        return True

    def _add(self, accesses: int, rejects: int) -> None:
        begin, end = self._period.get("begin"), self._period.get("end")
        if not self._is_ours or self._op is None or begin is None or end is None:
            return
        sums = self.ops.setdefault(self._op, _Sums())
        sums.accesses += accesses
        sums.rejects += rejects
        sums.begins.append(begin)
        sums.ends.append(end)
