"""Rules as SARIF explains them: name, why it matters, how bad at worst, where to read more."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.message import Message, message
from adbaudit.model.report import Report
from adbaudit.model.rule import Rule
from adbaudit.model.severity import Severity
from adbaudit.report.about_an_app import about_an_app, capital
from adbaudit.report.entries import Entry
from adbaudit.report.json_format.values import JsonObject, JsonValue
from adbaudit.report.markdown.escape import Markdown
from adbaudit.report.sarif.texts import Texts

LEVELS = {
    Severity.CRITICAL: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.INFO: "note",
}
SCORES = {
    Severity.CRITICAL: "9.5",
    Severity.HIGH: "8.0",
    Severity.MEDIUM: "5.5",
    Severity.LOW: "3.0",
    Severity.INFO: "0.1",
}
"""GitHub reads over 9.0 as critical, from 7.0 as high, from 4.0 as medium, and below as low."""

_TAGS = ("security", "privacy", "android")


def rule_objects(report: Report, entries: Sequence[Entry], texts: Texts) -> list[JsonObject]:
    """Every rule that was asked, by id; a finding of a rule that is not known any more brings its own words."""
    known = {rule.id: _described(rule, report, texts) for rule in report.rules}
    for entry in entries:
        if entry.finding.rule not in known:
            known[entry.finding.rule] = _undescribed(entry, texts)
    return [known[name] for name in sorted(known)]


def _described(rule: Rule, report: Report, texts: Texts) -> JsonObject:
    in_file = report.device is None
    title = about_an_app(rule.title_in_file if in_file and rule.title_in_file else rule.title)
    why = rule.why_in_file if in_file and rule.why_in_file else rule.why
    worst = min((severity for _, severity in rule.severity), key=lambda one: one.rank, default=Severity.INFO)
    links = tuple(link for link in rule.references if link.startswith("https://"))
    told = _rule(rule.id, capital(texts.plain(title)), why, worst, texts)
    told["help"] = {"text": _help(title, why, links, texts), "markdown": _help_in_markdown(title, why, links, texts)}
    told["properties"] = _properties(rule, worst)
    return {**told, "helpUri": links[0]} if links else told


def _undescribed(entry: Entry, texts: Texts) -> JsonObject:
    finding = entry.finding
    told = _rule(finding.rule, texts.plain(message("{rule}", rule=finding.rule)), finding.why, finding.severity, texts)
    return {**told, "properties": {"security-severity": SCORES[finding.severity], "tags": list(_TAGS)}}


def _rule(name: str, title: str, why: Message, worst: Severity, texts: Texts) -> JsonObject:
    return {
        "id": name,
        "name": "".join(part.capitalize() for part in name.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": texts(why),
        "defaultConfiguration": {"level": LEVELS[worst]},
    }


def _properties(rule: Rule, worst: Severity) -> JsonObject:
    subjects = (rule.subject,) if rule.subject else ()
    return {
        "security-severity": SCORES[worst],
        "precision": rule.confidence.value,
        "tags": list[JsonValue]((*_TAGS, *subjects)),
        "severities": {verdict.value: severity.value for verdict, severity in rule.severity},
    }


def _help(title: Message, why: Message, links: tuple[str, ...], texts: Texts) -> str:
    return "\n".join((capital(texts.plain(title)) + ".", texts.plain(why), *links))


def _help_in_markdown(title: Message, why: Message, links: tuple[str, ...], texts: Texts) -> str:
    markdown = Markdown(translator=texts.translator)
    read_more = [f"- <{link}>" for link in links]
    return "\n\n".join(
        (f"**{capital(markdown(title))}**", markdown(why), *(["\n".join(read_more)] if read_more else []))
    )
