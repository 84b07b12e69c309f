"""Every app in short: those of which there is something to say for a user, and those of which there is not."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.model.report import Report
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page, Row


@dataclass(frozen=True, slots=True, kw_only=True)
class EveryApp:
    """`told`: an app as one user has it; `silent`: apps that are no loan apps and ask for none of the three."""

    told: tuple[tuple[Page, Row], ...]
    silent: tuple[Page, ...]


def every_app(outline: Outline) -> EveryApp:
    """Each app in one of the two; a table of the silent ones would be as long as it would be empty."""
    told = tuple((page, row) for page in outline.every_page for row in page.rows if _has_say(page, row))
    silent = tuple(page for page in outline.every_page if not any(_has_say(page, row) for row in page.rows))
    return EveryApp(told=told, silent=silent)


def sources(report: Report) -> tuple[str, ...]:
    """The commands and files that findings and gaps name, in the order of their letters."""
    seen = {evidence.source for finding in report.findings for evidence in finding.evidence}
    unread = {gap.source for gap in report.gaps if not gap.is_open_question}
    return tuple(sorted(seen | unread))


def _has_say(page: Page, row: Row) -> bool:
    """It is judged to be something, or asks for one of the three, or was not read."""
    return page.identity.verdict is not Verdict.NO or any(cell is not Effective.NOT_REQUESTED for cell in row.cells)
