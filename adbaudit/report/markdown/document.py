"""The report as Markdown, part after part: the answer, a table of findings, why, what to do, what was not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.message import message
from adbaudit.model.report import Report
from adbaudit.ports import Translator
from adbaudit.report.answer_sentences import gap_sentence, main_sentences
from adbaudit.report.entries import Entry, entries
from adbaudit.report.from_file import from_file_notes
from adbaudit.report.gap_words import gap_words
from adbaudit.report.gate_words import gate_sentences, standing_words
from adbaudit.report.limit_sentences import limit_sentences
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.markdown.advice import advice_in_short, advice_of
from adbaudit.report.markdown.apps import apps_table
from adbaudit.report.markdown.escape import Markdown, code
from adbaudit.report.markdown.law import law_in_short, law_of
from adbaudit.report.markdown.steps import steps_of
from adbaudit.report.markdown.table import table
from adbaudit.report.naming import severity_name, user_name
from adbaudit.report.outline import Outline, outline
from adbaudit.report.phone_title import phone_title
from adbaudit.report.provenance_words import provenance_sentences
from adbaudit.report.sheet import Sheet
from adbaudit.report.since_baseline import gone, not_seen

MOST_ROWS = 100
"""A comment on GitHub may have 65,536 characters, and nobody reads more rows."""

Lines = Iterator[str]


def one(report: Report, translator: Translator, sheet: Sheet) -> str:
    """The answer first; blocks are parted by an empty line. A phone's report is short unless details are wished for."""
    markdown, laid_out, every = Markdown(translator=translator), outline(report), entries(report)
    is_short = report.device is not None and not sheet.details
    blocks = [
        *_answer(markdown, laid_out),
        *apps_table(markdown, laid_out),
        *_findings(markdown, laid_out, every),
        *([] if is_short else _reasons(markdown, every)),
        *(law_in_short(markdown, laid_out) if is_short else law_of(markdown, laid_out)),
        *steps_of(markdown, laid_out, is_short=is_short),
        *_changes(markdown, report),
        *_gaps(markdown, laid_out),
        *(advice_in_short(markdown, report) if is_short else advice_of(markdown, report)),
        *_end(markdown, report),
    ]
    return "\n\n".join(blocks) + "\n"


def many(reports: Sequence[Report], translator: Translator, sheet: Sheet) -> str:
    """One report after the other, each under its phone's name, a line between them."""
    markdown = Markdown(translator=translator)
    return "\n---\n\n".join(
        f"# {markdown(phone_title(report))}\n\n"
        f"{_unread(markdown, report) if report.is_of_unread_phone else one(report, translator, sheet)}"
        for report in reports
    )


def _unread(markdown: Markdown, report: Report) -> str:
    """Why a phone was not read: there is nothing else to say of it."""
    return "\n\n".join(_gaps(markdown, outline(report))) + "\n"


def _answer(markdown: Markdown, outline: Outline) -> Lines:
    yield f"## {markdown(message('adbaudit: loan apps, and your contacts, messages and call log'))}"
    for note in from_file_notes(outline.report):
        yield f"*{markdown(note)}*"
    for sentence in main_sentences(outline):
        yield f"**{markdown(sentence)}**"
    unread = gap_sentence(outline)
    if unread is not None:
        yield f"⚠️ **{markdown(unread)}**"
    for sentence in gate_sentences(outline.report):
        yield markdown(sentence)
    for note in machine_made_notes(markdown.translator):
        yield f"*{markdown(note)}*"


def _findings(markdown: Markdown, outline: Outline, every: Sequence[Entry]) -> Lines:
    if not every:
        return
    yield f"### {markdown(message('What was found'))}"
    names = (message("How bad"), message("What"), message("Where"), message("Rule"), message("Stands"))
    rows = [_row(markdown, outline, entry) for entry in every[:MOST_ROWS]]
    shown = len(names) - _is_of_a_phone(outline.report)
    yield table([markdown(name) for name in names[:shown]], [row[:shown] for row in rows])
    if len(every) > MOST_ROWS:
        yield markdown(message("{count} more are not shown here.", count=len(every) - MOST_ROWS))


def _is_of_a_phone(report: Report) -> bool:
    """Then nobody asks which findings “fail”."""
    return report.device is not None and not report.gate.has_baseline


def _row(markdown: Markdown, outline: Outline, entry: Entry) -> Sequence[str]:
    finding = entry.finding
    return (
        markdown(severity_name(finding.severity)),
        markdown(finding.title),
        _where(markdown, outline, entry),
        code(finding.rule),
        markdown(standing_words(entry)),
    )


def _where(markdown: Markdown, outline: Outline, entry: Entry) -> str:
    finding = entry.finding
    if entry.place is not None:
        return code(entry.place)
    if finding.package is None:
        return markdown(message("the phone"))
    package = code(finding.package)
    if not outline.several_users or finding.user is None:
        return package
    return f"{package}, {markdown(user_name(finding.user, outline.user(finding.user)))}"


def _reasons(markdown: Markdown, every: Sequence[Entry]) -> Lines:
    """Each reason once, under the rules that give it."""
    rules: dict[str, list[str]] = {}
    for entry in every:
        named = rules.setdefault(markdown(entry.finding.why), [])
        named += [entry.finding.rule] if entry.finding.rule not in named else []
    if rules:
        yield f"### {markdown(message('Why it matters'))}"
        yield "\n".join(f"- {', '.join(map(code, names))}: {why}" for why, names in rules.items())


def _changes(markdown: Markdown, report: Report) -> Lines:
    told = [markdown(sentence) for sentence in (*not_seen(report), *gone(report))]
    if told:
        yield f"### {markdown(message('Since the baseline'))}"
        yield _listed(told)


def _gaps(markdown: Markdown, outline: Outline) -> Lines:
    if outline.gaps:
        yield f"### {markdown(message('What was not read'))}"
        yield _listed([markdown(gap_words(line, outline)) for line in outline.gaps])


def _end(markdown: Markdown, report: Report) -> Lines:
    yield f"### {markdown(message('What cannot be seen here'))}"
    yield _listed([markdown(sentence) for sentence in limit_sentences(report)])
    yield f"### {markdown(message('Where this comes from'))}"
    yield _listed([markdown(sentence) for sentence in provenance_sentences(report)])


def _listed(lines: Sequence[str]) -> str:
    shown = [f"- {line}" for line in lines[:MOST_ROWS]]
    return "\n".join([*shown, *(["- …"] if len(lines) > MOST_ROWS else [])])
