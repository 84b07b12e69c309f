"""Said once on top of whatever is shown from a saved report, which anybody may have written."""

from __future__ import annotations

from adbaudit.model.message import Message, message
from adbaudit.model.report import Report

LEFT_OUT = message("A command of the saved file is not shown: it is none that adbaudit writes.")


def from_file_notes(report: Report) -> tuple[Message, ...]:
    """Nothing on a report that was made just now."""
    return (_NOTE,) if report.provenance.is_from_file else ()


_NOTE = message("Shown from a saved file. Whether it was changed since nobody can tell from it.")
