"""Whether a finding of the baseline could not be looked for: then it is not gone, only not seen."""

from __future__ import annotations

from pathlib import PurePosixPath

from adbaudit.model.gap import Gap
from adbaudit.model.gate import KnownFinding
from adbaudit.model.report import Report


def was_unread(known: KnownFinding, report: Report) -> bool:
    """Whether something of its file, its app or its whole phone stayed unread."""
    return any(_bears_on(gap, known) for gap in report.gaps)


def _bears_on(gap: Gap, known: KnownFinding) -> bool:
    if gap.file is not None and known.file is not None:
        return _is_in(known.file, gap.file)
    is_its_app = gap.package is None or gap.package == known.package
    return gap.file is None and known.file is None and is_its_app and gap.user in {None, known.user}


def _is_in(file: str, unread: str) -> bool:
    """Whether the file, as the baseline calls it, is the unread one or lies in the unread folder."""
    names = {file, file.partition("!/")[0], *map(str, PurePosixPath(file).parents)} - {"."}
    return any(unread == name or unread.endswith(f"/{name}") for name in names)
