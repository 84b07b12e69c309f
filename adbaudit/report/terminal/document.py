"""The whole report for a terminal, part after part."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.message import Message
from adbaudit.model.report import Report
from adbaudit.ports import Translator
from adbaudit.report.gap_words import gap_words
from adbaudit.report.hostile import visible
from adbaudit.report.outline import Outline, outline
from adbaudit.report.phone_title import phone_title
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.advice import write_advice
from adbaudit.report.terminal.advice_in_short import write_advice_in_short
from adbaudit.report.terminal.answer import write_answer
from adbaudit.report.terminal.app_block import write_block
from adbaudit.report.terminal.apps import write_app, write_folded
from adbaudit.report.terminal.changed import write_changed
from adbaudit.report.terminal.closing import write_gaps, write_general, write_limits, write_provenance
from adbaudit.report.terminal.first_things import write_first_things
from adbaudit.report.terminal.in_short import write_in_short
from adbaudit.report.terminal.law import write_law
from adbaudit.report.terminal.law_in_short import write_law_in_short
from adbaudit.report.terminal.overview import write_overview
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words

_ONE_SCREEN = 24
"""Lines of the smallest terminal in use; a report of no more is seen whole."""


def one(report: Report, translator: Translator, sheet: Sheet) -> str:
    """The answer, the table, a page for each loan app, then law, advice, gaps and where all this comes from."""
    paper, words, laid_out = Paper(sheet), Words(translator=translator), outline(report)
    write_answer(paper, words, laid_out)
    write_overview(paper, words, laid_out)
    write_changed(paper, words, laid_out)
    write_first_things(paper, words, laid_out)
    if sheet.details:
        _at_length(paper, words, laid_out)
    else:
        _in_short(paper, words, laid_out)
    write_gaps(paper, words, laid_out)
    write_limits(paper, words, laid_out)
    write_provenance(paper, words, laid_out)
    if sheet.scrolls and paper.length > _ONE_SCREEN:
        write_in_short(paper, words, laid_out)
    return paper.text()


def _at_length(paper: Paper, words: Words, laid_out: Outline) -> None:
    for page in laid_out.pages:
        write_app(paper, words, laid_out, page)
    write_general(paper, words, laid_out)
    write_folded(paper, words, laid_out)
    write_law(paper, words, laid_out)
    write_advice(paper, words, laid_out)


def _in_short(paper: Paper, words: Words, laid_out: Outline) -> None:
    said: set[Message] = set()
    for page in laid_out.pages:
        write_block(paper, words, laid_out, page, said)
    write_general(paper, words, laid_out)
    write_folded(paper, words, laid_out)
    write_advice_in_short(paper, words, laid_out)
    write_law_in_short(paper, words, laid_out)


def many(reports: Sequence[Report], translator: Translator, sheet: Sheet) -> str:
    """One report after the other, each under its phone's name."""
    return "\n".join(_titled(report, translator, sheet) for report in reports)


def _titled(report: Report, translator: Translator, sheet: Sheet) -> str:
    title = visible(Words(translator=translator)(phone_title(report))).strip()
    text = _unread(report, translator, sheet) if report.is_of_unread_phone else one(report, translator, sheet)
    return f"{'#' * sheet.width}\n{title}\n\n{text}"


def _unread(report: Report, translator: Translator, sheet: Sheet) -> str:
    """Why a phone was not read: there is nothing else to say of it."""
    paper, words, laid_out = Paper(sheet), Words(translator=translator), outline(report)
    for line in laid_out.gaps:
        paper.say(words(gap_words(line, laid_out)), mark="- ")
    return paper.text()
