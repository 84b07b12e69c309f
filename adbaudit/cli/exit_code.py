"""Exit codes: 1 findings, 5 a change that failed, 3 could not look, 4 gaps, 0 all was done, 130 stopped or a no."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from adbaudit.model.severity import Severity

if TYPE_CHECKING:
    from adbaudit.model.report import Report

NEVER = "never"
GAPS = 4
"""Something could not be looked at, or not taken over."""
NOT_EFFECTIVE = 5
"""A step did not take effect, or was not put back."""
STOPPED = 130
"""What shells report for a program that was stopped with Ctrl-C; and nobody agreed to a change."""
FAIL_ON = (*(severity.value for severity in reversed(Severity)), NEVER)


def code_of(report: Report) -> int:
    """Findings never hide behind gaps: 1 wins over 4. The report has been through its gate."""
    if report.gate.failing:
        return 1
    return 0 if report.complete else GAPS


def code_of_files(report: Report) -> int:
    """As for a phone, but 3 when not one of the files could be read."""
    code = code_of(report)
    could_read = any(apk.manifest.value == "read" for app in report.apps for apk in app.apks)
    return code if code == 1 or could_read else 3


def code_of_all(codes: Iterable[int]) -> int:
    """One code for several phones: findings and failed changes first, then phones not looked at, then gaps.

    A no for one of them is no fault; it counts only where it was the answer for all.
    """
    every = set(codes)
    return next((code for code in (1, NOT_EFFECTIVE, 3, GAPS, 0, STOPPED) if code in every), 0)
