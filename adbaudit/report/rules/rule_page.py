"""One rule in words: what it means, when it holds, how bad it is and why, and the examples it was tried on."""

from __future__ import annotations

from adbaudit.model.message import Message, message
from adbaudit.model.names import verdict_name
from adbaudit.model.rule import Example, Rule, RuleScope, SeverityCase
from adbaudit.model.truth import Truth
from adbaudit.ports import Translator
from adbaudit.report.about_an_app import about_an_app, capital
from adbaudit.report.json_format.values import JsonValue, texts, written
from adbaudit.report.naming import confidence_name, severity_name
from adbaudit.report.rules.condition_words import condition_lines
from adbaudit.report.rules.rule_list import by_verdict
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def rule_page(rule: Rule, translator: Translator, sheet: Sheet) -> str:
    """For people."""
    words, paper = Words(translator=translator), Paper(sheet)
    paper.say(f"{rule.id}: {capital(words(about_an_app(rule.title)))}", style="bold")
    paper.gap()
    paper.say(capital(words(about_an_app(rule.why))))
    if rule.why_in_file is not None:
        head = words.before(message("In an APK file that is not installed:"))
        paper.say(head + words(about_an_app(rule.why_in_file)))
    if rule.why_unasked is not None:
        head = words.before(message("Where Android would not even ask:"))
        paper.say(head + words(about_an_app(rule.why_unasked)))
    paper.heading(words(message("When it holds")))
    paper.say(words(_scope(rule.scope)))
    for line in condition_lines(rule.when):
        paper.say(words(line.sentence), indent=2 * line.depth, mark="- ")
    _write_severity(paper, words, rule)
    _write_examples(paper, words, rule)
    paper.heading(words(message("Where it stands")))
    paper.say(rule.file, mark="- ")
    for reference in rule.references:
        paper.say(words(message("{address}", address=reference)), mark="- ")
    return paper.text()


def rule_json(rule: Rule, translator: Translator) -> str:
    """For programs."""
    return written(
        {
            "schema": "adbaudit/rule/1",
            "id": rule.id,
            "title": translator(about_an_app(rule.title)),
            "why": translator(about_an_app(rule.why)),
            "scope": rule.scope.value,
            "severity": {verdict.value: severity.value for verdict, severity in rule.severity},
            "severity_cases": [_case(case, translator) for case in rule.severity_cases],
            "severity_reason": translator(severity_reason(rule)),
            "confidence": rule.confidence.value,
            "when": [
                {"depth": line.depth, "sentence": translator(line.sentence)} for line in condition_lines(rule.when)
            ],
            "subject": rule.subject,
            "references": texts(rule.references),
            "examples": [_example(example) for example in rule.examples],
            "file": rule.file,
        }
    )


def _case(case: SeverityCase, translator: Translator) -> JsonValue:
    lines = condition_lines(case.when)
    return {
        "when": [{"depth": line.depth, "sentence": translator(line.sentence)} for line in lines],
        "severity": {verdict.value: severity.value for verdict, severity in case.severity},
    }


def severity_reason(rule: Rule) -> Message:
    """Why that bad, and why not worse."""
    return Message(template=" ".join(rule.severity_reason.split()))


def _write_severity(paper: Paper, words: Words, rule: Rule) -> None:
    paper.heading(words(message("How bad it is")))
    if rule.scope is RuleScope.PHONE:
        paper.say(words(severity_name(rule.severity[0][1])), mark="- ")
    else:
        for verdict, severity in rule.severity:
            pair = message("{verdict}: {severity}", verdict=verdict_name(verdict), severity=severity_name(severity))
            paper.say(words(pair), mark="- ")
        paper.say(words(message("For any other app it says nothing.")))
        _write_cases(paper, words, rule)
    paper.say(words(severity_reason(rule)))
    sure = message("Once it was seen, the fact is: {confidence}", confidence=confidence_name(rule.confidence))
    paper.say(words(sure))


def _write_cases(paper: Paper, words: Words, rule: Rule) -> None:
    """Severities that hold in a certain state only."""
    for case in rule.severity_cases:
        paper.say(words(message("Instead, where this holds: {severities}", severities=by_verdict(case.severity))))
        for line in condition_lines(case.when):
            paper.say(words(line.sentence), indent=2 + 2 * line.depth, mark="- ")


def _write_examples(paper: Paper, words: Words, rule: Rule) -> None:
    paper.heading(words(message("Examples it was tried on, in their author’s words")))
    for answer, head in _ANSWERS.items():
        for example in rule.examples:
            if example.answer is answer:
                paper.say(words.before(head) + words(message("{name}", name=example.name)), mark="- ")


def _scope(scope: RuleScope) -> Message:
    return {
        RuleScope.APP: message("Of an app on a phone, or in an APK file, it is asked:"),
        RuleScope.INSTALLED: message("Of an app on a phone it is asked:"),
        RuleScope.PHONE: message("Of the whole reading of a phone it is asked:"),
    }[scope]


_ANSWERS = {
    Truth.YES: message("it holds:"),
    Truth.NO: message("it does not hold:"),
    Truth.UNKNOWN: message("it cannot be told:"),
}


def _example(example: Example) -> JsonValue:
    return {"name": example.name, "answer": example.answer.value}
