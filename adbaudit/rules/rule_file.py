"""One rule file: `permissions/<id>.yaml`."""

from __future__ import annotations

import re

from adbaudit.model.identity import Confidence, Verdict
from adbaudit.model.message import Message, message
from adbaudit.model.rule import Example, Rule, RuleScope, SeverityCase
from adbaudit.model.severity import Severity
from adbaudit.model.truth import Truth
from adbaudit.rules.condition_file import read_condition
from adbaudit.rules.fields import Fields
from adbaudit.rules.id_field import read_file_id
from adbaudit.rules.place import Place
from adbaudit.rules.subjects import read_subject

_PLACES = re.compile(r"\{(\w*)\}")
_KNOWN_PLACES = {"app", "time"}
_ANSWERS = {"bad": Truth.YES, "good": Truth.NO, "unknown": Truth.UNKNOWN}


def read_rule(value: object, place: Place) -> Rule:
    """The rule of one file; faults are noted at their places."""
    fields = Fields(value, place)
    scope = fields.choice("scope", RuleScope) if fields.has("scope") else RuleScope.APP
    rule = Rule(
        id=read_file_id(fields),
        title=_sentence(fields, "title"),
        why=_sentence(fields, "why"),
        title_in_file=_sentence(fields, "title_in_file") if fields.has("title_in_file") else None,
        why_in_file=_sentence(fields, "why_in_file") if fields.has("why_in_file") else None,
        title_unasked=_sentence(fields, "title_unasked") if fields.has("title_unasked") else None,
        why_unasked=_sentence(fields, "why_unasked") if fields.has("why_unasked") else None,
        severity=_severity(fields, scope),
        severity_cases=_severity_cases(fields),
        severity_reason=fields.text("severity_reason"),
        confidence=fields.choice("confidence", Confidence),
        scope=scope,
        when=read_condition(fields.raw("when"), place.at("when")),
        subject=_subject(fields),
        references=fields.texts("references"),
        combines=fields.texts("combines"),
        examples=_examples(fields, scope),
        file=place.file,
    )
    fields.done()
    return rule


def _sentence(fields: Fields, key: str) -> Message:
    """The English sentence is the key of the message catalogue, so its line breaks are folded away."""
    text = " ".join(fields.text(key).split())
    for name in _PLACES.findall(text):
        if name not in _KNOWN_PLACES:
            fields.place.at(key).fault(
                message("{place}: only {one} and {other} are known", place=f"{{{name}}}", one="{app}", other="{time}")
            )
    if set("{}") & set(_PLACES.sub("", text)):
        fields.place.at(key).fault(
            message("{opening} and {closing} stand only around app and time", opening="{", closing="}")
        )
    return Message(template=text)


def _severity(fields: Fields, scope: RuleScope) -> tuple[tuple[Verdict, Severity], ...]:
    """A severity for each verdict the rule speaks of; one word for a rule about the whole phone."""
    place = fields.place.at("severity")
    if scope is RuleScope.PHONE:
        severity = fields.choice("severity", Severity)
        return tuple((verdict, severity) for verdict in Verdict)
    return _by_verdict(fields.raw("severity"), place)


def _severity_cases(fields: Fields) -> tuple[SeverityCase, ...]:
    """`severity_cases: [{when: a condition, severity: by verdict}]`, mostly left out."""
    cases = []
    for value, place in fields.items("severity_cases") if fields.has("severity_cases") else ():
        inner = Fields(value, place)
        condition = read_condition(inner.raw("when"), place.at("when"))
        cases.append(SeverityCase(when=condition, severity=_by_verdict(inner.raw("severity"), place.at("severity"))))
        inner.done()
    return tuple(cases)


def _by_verdict(value: object, place: Place) -> tuple[tuple[Verdict, Severity], ...]:
    inner = Fields(value, place)
    pairs = tuple((verdict, inner.choice(verdict.value, Severity)) for verdict in Verdict if inner.has(verdict.value))
    inner.done()
    if inner.is_mapping and not pairs:
        place.fault(message("must name at least one verdict"))
    return pairs


def _subject(fields: Fields) -> str | None:
    value = fields.raw("subject")
    return None if value is None else read_subject(value, fields.place.at("subject"))


def _examples(fields: Fields, scope: RuleScope) -> tuple[Example, ...]:
    """At least one bad, one good and one unknown example: a rule brings its proof.

    What is asked of the whole phone is always known, so there is no unknown example of it.
    """
    inner = Fields(fields.raw("examples"), fields.place.at("examples"))
    found: list[Example] = []
    for kind, answer in _ANSWERS.items():
        if scope is RuleScope.PHONE and answer is Truth.UNKNOWN:
            continue
        items = inner.items(kind)
        if inner.raw(kind) == []:
            inner.place.at(kind).fault(message("must hold at least one example"))
        found.extend(_example(item, at, answer) for item, at in items)
    inner.done()
    return tuple(found)


def _example(value: object, place: Place, answer: Truth) -> Example:
    fields = Fields(value, place)
    description = fields.raw("app") if fields.has("app") else {}
    if fields.has("gaps"):
        description = {"gaps": fields.raw("gaps")}
    example = Example(
        name=fields.text("name"),
        answer=answer,
        severity=fields.choice("severity", Severity) if fields.has("severity") else None,
        description=description if isinstance(description, dict) else {},
    )
    if not isinstance(description, dict):
        place.at("app").fault(message("must be a mapping of keys and values"))
    fields.done()
    return example
