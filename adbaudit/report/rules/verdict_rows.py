"""Verdicts on a list of apps, one a row."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from io import StringIO

from adbaudit.model.app_list import JudgedRow
from adbaudit.model.identity import Identity, Verdict
from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import verdict_name
from adbaudit.ports import Translator
from adbaudit.report.csv_format.cell import cell
from adbaudit.report.hostile import visible
from adbaudit.report.json_format.apps import identity_object
from adbaudit.report.json_format.values import written
from adbaudit.report.naming import confidence_name
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, listing

_COLUMNS = ("package", "label", "verdict", "confidence", "class", "reasons")
_STYLES = {Verdict.LOAN: "bold red", Verdict.MAYBE: "yellow", Verdict.CREDIT_INSIDE: "yellow"}


def verdict_rows(judged: Sequence[JudgedRow], translator: Translator, sheet: Sheet) -> str:
    """For people: the answer, the app, the reason that says most; then how many of each."""
    words, paper = Words(translator=translator), Paper(sheet)
    for one in judged:
        label = visible(one.row.label or "")
        name = f"{label} ({one.row.package})" if label and one.row.package else label or one.row.package
        answer = message("{verdict}, {confidence}", verdict=_name(one.identity), confidence=_sure(one.identity))
        head = words(_name(one.identity) if one.identity.verdict is Verdict.UNKNOWN else answer)
        paper.say(f"{name}: {head}", style=_STYLES.get(one.identity.verdict, ""))
        for reason in one.identity.reasons[:1]:
            paper.say(words(reason.detail), indent=4)
    paper.gap()
    paper.say(words(_sum(judged)))
    return paper.text()


def verdict_rows_json(judged: Sequence[JudgedRow], translator: Translator) -> str:
    """For programs: a list in the order of the file."""
    return written(
        [
            {"package": one.row.package, "label": one.row.label, **identity_object(one.identity, translator)}
            for one in judged
        ]
    )


def verdict_rows_csv(judged: Sequence[JudgedRow], translator: Translator) -> str:
    """For spreadsheets: no cell is taken for a formula, none holds a line end."""
    file = StringIO()
    table = csv.writer(file)
    table.writerow(_COLUMNS)
    for one in judged:
        told = identity_object(one.identity, translator)
        reasons = "; ".join(translator(reason.detail) for reason in one.identity.reasons)
        texts = (
            one.row.package,
            one.row.label or "",
            told["verdict"],
            told["confidence"],
            told["class"] or "",
            reasons,
        )
        table.writerow([cell(str(one)) for one in texts])
    return file.getvalue()


def _name(identity: Identity) -> Message:
    return verdict_name(identity.verdict)


def _sure(identity: Identity) -> Message:
    return confidence_name(identity.confidence)


def _sum(judged: Sequence[JudgedRow]) -> Message:
    counted = Counter(one.identity.verdict for one in judged)
    parts = [
        message("{verdict}: {count}", verdict=verdict_name(verdict), count=counted[verdict])
        for verdict in Verdict
        if counted[verdict]
    ]
    return messages("One app. {parts}", "{count} apps. {parts}", len(judged), parts=listing(parts))
