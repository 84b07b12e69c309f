"""What a saved report says with our voice, taken from the rules again: anybody may have written into the file.

Titles, reasons, advice and provisions have an id, and what stands under it in the rules is told. Words under an id
that is not on file, and words that no adbaudit says, stand in quotation marks, as the file's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from adbaudit.model.app import App
from adbaudit.model.finding import Finding
from adbaudit.model.law import LawReference
from adbaudit.model.message import Message, MessageValue, message
from adbaudit.model.plan import Advice
from adbaudit.model.quoted import quoted
from adbaudit.model.report import Report
from adbaudit.model.rule import Rule, RulePack
from adbaudit.rules.law import references

LONGEST_SAID = 110
"""Columns; with its marks it then stays below what is shown of any one value."""
_TIME = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}( [+-]\d{2}:\d{2})?", re.ASCII)
_UNREAD_TIME = message("a time that could not be read")


def file_says(words: str) -> Message:
    """Words of a saved file that are none of ours."""
    return message("the file says {text}", text=quoted(words, LONGEST_SAID))


def with_words_of_rules(report: Report, pack: RulePack) -> Report:
    """The same report in the words of these rules."""
    rules = {rule.id: rule for rule in pack.rules}
    law = {one.id: one for one in references(pack.law, report.provenance.captured_at.date())}
    points = {one.id: one for one in pack.advice}
    apps: dict[object, App] = {(app.installed.package, app.installed.user): app for app in report.apps if app.in_phone}
    apps |= {apk.path: app for app in report.apps if not app.in_phone for apk in app.apks}
    return replace(
        report,
        findings=tuple(_finding(one, rules.get(one.rule), law, apps) for one in report.findings),
        advice=tuple(_advice(one, points.get(one.id), law) for one in report.advice),
    )


def _advice(saved: Advice, known: Advice | None, law: Mapping[str, LawReference]) -> Advice:
    cited = tuple(_provision(one, law) for one in saved.law)
    if known is None:
        return replace(saved, title=_said(saved.title), text=_said(saved.text), law=cited)
    is_told = "{" in known.text.template and saved.text.template == known.text.template
    return replace(saved, title=known.title, text=saved.text if is_told else known.text, law=cited)


def _finding(saved: Finding, rule: Rule | None, law: Mapping[str, LawReference], apps: Mapping[object, App]) -> Finding:
    cited = tuple(_provision(one, law) for one in saved.law)
    if rule is None:
        return replace(saved, title=_said(saved.title), why=_said(saved.why), law=cited)
    app = apps.get(saved.path) if saved.path else apps.get((saved.package, saved.user))
    return replace(saved, title=_title(saved.title, rule, app), why=_why(saved.why, rule), law=cited)


def _title(saved: Message, rule: Rule, app: App | None) -> Message:
    """Of the rule's titles the one that was saved; the places are filled from the report's own facts."""
    known = [one for one in (rule.title, rule.title_in_file, rule.title_unasked) if one is not None]
    template = next((one.template for one in known if one.template == saved.template), rule.title.template)
    values = dict(saved.values) if template == saved.template else {}
    filled: dict[str, MessageValue] = {}
    if "{app}" in template:
        filled["app"] = app.title if app is not None else quoted(str(values.get("app", "?")))
    if "{time}" in template:
        time = values.get("time")
        filled["time"] = time if isinstance(time, str) and _TIME.fullmatch(time) else _UNREAD_TIME
    return Message(template=template, values=tuple(sorted(filled.items())))


def _why(saved: Message, rule: Rule) -> Message:
    known = [one for one in (rule.why, rule.why_in_file, rule.why_unasked) if one is not None]
    inner = dict(saved.values).get("why", saved)
    return saved if inner in known else rule.why


def _provision(saved: LawReference, law: Mapping[str, LawReference]) -> LawReference:
    known = law.get(saved.id)
    if known is not None and known.country == saved.country:
        return replace(known, notes_on_app=saved.notes_on_app)
    return replace(saved, source=quoted(saved.source), verified=False)


def _said(saved: Message) -> Message:
    return saved if saved.template == file_says("").template else file_says(str(saved))
