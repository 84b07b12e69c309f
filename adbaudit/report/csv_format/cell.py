"""One cell: text that no spreadsheet takes for a formula."""

from __future__ import annotations

from adbaudit.report.hostile import visible

LONGEST_CELL = 4000
_STARTS_A_FORMULA = frozenset("=+-@\t\r＝＋－＠")
"""What spreadsheets calculate (OWASP, CSV injection), the wide forms of East Asian keyboards included."""


def cell(text: str) -> str:
    """The text on one line, with `'` before it where a spreadsheet would calculate; programs take that away again."""
    shown = visible(text, longest=LONGEST_CELL)
    return f"'{shown}" if shown[:1] in _STARTS_A_FORMULA else shown
