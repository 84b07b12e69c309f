"""Every rule in two lines, worst first, and how much else is in the packs."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.catalogue import Catalogue
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import verdict_name
from adbaudit.model.rule import Rule, RulePack, RuleScope
from adbaudit.model.severity import Severity
from adbaudit.ports import Translator
from adbaudit.report.about_an_app import about_an_app, capital
from adbaudit.report.json_format.values import JsonObject, written
from adbaudit.report.naming import severity_name
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, listing

SCHEMA = "adbaudit/rules/1"


def rule_list(pack: RulePack, packs: Sequence[str], translator: Translator, sheet: Sheet) -> str:
    """For people."""
    words, paper = Words(translator=translator), Paper(sheet)
    for rule in sorted(pack.rules, key=_worst_first):
        paper.say(f"{rule.id}: {capital(words(about_an_app(rule.title)))}", style="bold")
        paper.say(words(severities(rule)), indent=4)
    paper.gap()
    paper.say(words(message("Besides: {counts}.", counts=listing(_counts(pack)))))
    paper.say(words(message("From: {packs}", packs=", ".join(packs))))
    paper.say(words(message("Digest, as in every report: {digest}", digest=pack.digest)))
    return paper.text()


def rule_list_json(pack: RulePack, packs: Sequence[str], translator: Translator) -> str:
    """For programs."""
    return written(
        {
            "schema": SCHEMA,
            "digest": pack.digest,
            "packs": list(packs),
            "rules": [_object(rule, translator) for rule in pack.rules],
            "counts": {
                "apps": len(pack.catalogue.by_package),
                "look_alikes": len(pack.catalogue.look_alikes),
                "words": _word_count(pack.catalogue),
                "guides": len(pack.guides),
                "advice": len(pack.advice),
                "law": len(pack.law),
                "channels": len(pack.channels),
            },
        }
    )


def severities(rule: Rule) -> Message:
    """How bad it is, for which apps."""
    if rule.scope is RuleScope.PHONE:
        return severity_name(rule.severity[0][1])
    return by_verdict(rule.severity)


def by_verdict(pairs: Sequence[tuple[Verdict, Severity]]) -> Message:
    """`loan app HIGH, credit inside MEDIUM`."""
    return listing(
        [
            message("{verdict} {severity}", verdict=verdict_name(verdict), severity=severity_name(severity))
            for verdict, severity in pairs
        ]
    )


def _worst_first(rule: Rule) -> tuple[int, str]:
    worst = rule.severity_for(Verdict.LOAN) or min((one for _, one in rule.severity), key=_rank)
    return worst.rank, rule.id


def _rank(severity: Severity) -> int:
    return severity.rank


def _counts(pack: RulePack) -> Sequence[Message]:
    catalogue = pack.catalogue
    return (
        messages("one listed app", "{count} listed apps", len(catalogue.by_package)),
        messages("one look-alike", "{count} look-alikes", len(catalogue.look_alikes)),
        messages("one word", "{count} words", _word_count(catalogue)),
        messages("one guide", "{count} guides", len(pack.guides)),
        messages("one piece of advice", "{count} pieces of advice", len(pack.advice)),
        messages("one provision of law", "{count} provisions of law", len(pack.law)),
        messages("one place to complain", "{count} places to complain", len(pack.channels)),
    )


def _word_count(catalogue: Catalogue) -> int:
    return sum(1 for words in (catalogue.label_words, catalogue.package_words) for _ in words)


def _object(rule: Rule, translator: Translator) -> JsonObject:
    return {
        "id": rule.id,
        "title": translator(about_an_app(rule.title)),
        "severity": {verdict.value: severity.value for verdict, severity in rule.severity},
        "confidence": rule.confidence.value,
        "scope": rule.scope.value,
        "file": rule.file,
    }
