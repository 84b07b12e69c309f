"""Why an app is called what it is called, from the answer down to what would change it."""

from __future__ import annotations

from itertools import groupby

from adbaudit.model.catalogue import CataloguedApp, LookAlike
from adbaudit.model.explanation import Explanation, RuleSpoken
from adbaudit.model.identity import LENDING, Verdict
from adbaudit.model.message import Message, message, messages
from adbaudit.model.truth import Truth
from adbaudit.ports import Translator
from adbaudit.report.about_an_app import about_an_app, capital
from adbaudit.report.json_format.apps import identity_object
from adbaudit.report.json_format.values import JsonObject, written
from adbaudit.report.naming import class_sentence, confidence_name, severity_name, verdict_sentence
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, listing


def explanation_page(found: Explanation, translator: Translator, sheet: Sheet, *, in_full: bool = False) -> str:
    """For people; what rules could say, case by case, only in full."""
    words, paper = Words(translator=translator), Paper(sheet)
    _write_answer(paper, words, found)
    _write_reasons(paper, words, found)
    if in_full:
        _write_rules(paper, words, found)
    else:
        _write_rules_in_short(paper, words, found)
    for head, sentences in (
        (message("What was not looked at"), found.unknown),
        (message("What would change the answer"), found.changes),
    ):
        paper.heading(words(head))
        for sentence in sentences:
            paper.say(words(sentence), mark="- ")
    return paper.text()


def explanation_json(found: Explanation, translator: Translator) -> str:
    """For programs; the words are in the reader's language."""
    return written(
        {
            "schema": "adbaudit/explanation/1",
            "package": found.package,
            "label": found.label,
            **identity_object(found.identity, translator),
            "listed": _listed_object(found.listed, translator),
            "rules": [
                {
                    "id": one.rule.id,
                    "severity": one.severity.value,
                    "holds": one.holds.value,
                    "title": translator(about_an_app(one.rule.title)),
                }
                for one in found.rules
            ],
            "unknown": [translator(one) for one in found.unknown],
            "changes": [translator(one) for one in found.changes],
        }
    )


def _write_answer(paper: Paper, words: Words, found: Explanation) -> None:
    name = message("{label} ({package})", label=found.label, package=found.package) if found.label else None
    paper.say(words(name or message("{package}", package=found.package)), style="bold")
    sure = confidence_name(found.identity.confidence)
    answer = message("{verdict}: {confidence}.", verdict=verdict_sentence(found.identity), confidence=sure)
    is_open = found.identity.verdict is Verdict.UNKNOWN
    paper.say(words(message("{verdict}.", verdict=verdict_sentence(found.identity)) if is_open else answer))
    said = class_sentence(found.identity.loan_class)
    if said is not None:
        paper.say(words(said))
    if found.identity.verdict in LENDING:
        paper.say(words(message("That says nothing yet of what it does, or of who is right about a debt.")))


def _write_reasons(paper: Paper, words: Words, found: Explanation) -> None:
    paper.heading(words(message("Because")))
    for reason in found.identity.reasons:
        paper.say(words(reason.detail), mark="- ")
        paper.say(words(message("stands in: {file}", file=reason.source)), indent=2)
    if not found.identity.reasons:
        paper.say(words(message("No list names it, and no word in its names speaks of lending.")), mark="- ")
    if found.listed is not None:
        paper.gap()
        for sentence in _row_sentences(found.listed):
            paper.say(words(sentence))


def _row_sentences(listed: CataloguedApp | LookAlike) -> tuple[Message, ...]:
    """What the row says, and what in it nobody checked."""
    checked = message("The list was looked at on {day}.", day=listed.checked)
    if isinstance(listed, LookAlike):
        return (message("Source: {source}", source=listed.source), checked)
    parts = [
        message("names {names}", names=", ".join(listed.labels)) if listed.labels else None,
        message("country {country}", country=listed.country) if listed.country else None,
        message("operator {operator}", operator=listed.operator) if listed.operator else None,
        message("credit inside: {service}", service=listed.service) if listed.service else None,
    ]
    row = message("The row says: {parts}.", parts=listing([part for part in parts if part is not None]))
    unread = [_COLUMNS[column] for column in sorted(listed.unverified) if column in _COLUMNS]
    doubt = (message("Of that, no source was read for: {columns}.", columns=listing(unread)),) if unread else ()
    return (row, *doubt, checked)


_COLUMNS = {
    "class": message("what kind of lender it is"),
    "country": message("its country"),
    "labels": message("its names"),
    "operator": message("its operator"),
}


def _write_rules_in_short(paper: Paper, words: Words, found: Explanation) -> None:
    paper.heading(words(message("What adbaudit would say of it")))
    _write_settled(paper, words, found)
    count = sum(one.holds is not Truth.YES for one in found.rules)
    if count:
        paper.say(
            words(
                messages(
                    "That depends on what it may do on the phone: one rule looks at that, and --long lists it.",
                    "That depends on what it may do on the phone: {count} rules look at that, and --long lists them.",
                    count,
                )
            )
        )
    elif not found.rules:
        paper.say(words(message("Nothing: no rule speaks of such an app.")))


def _write_settled(paper: Paper, words: Words, found: Explanation) -> None:
    for one in found.rules:
        if one.holds is Truth.YES:
            head = message("{severity}, whatever it may read:", severity=severity_name(one.severity))
            paper.say(words.before(head) + _title(words, one))


def _write_rules(paper: Paper, words: Words, found: Explanation) -> None:
    paper.heading(words(message("What adbaudit would say of it")))
    _write_settled(paper, words, found)
    open_rules = [one for one in found.rules if one.holds is not Truth.YES]
    if open_rules:
        paper.say(words(message("Only what is so on the phone, or in the file, is told. If it were so:")))
    elif not found.rules:
        paper.say(words(message("Nothing: no rule speaks of such an app.")))
    for severity, same in groupby(open_rules, key=lambda one: one.severity):
        paper.say(words(severity_name(severity)), style="bold")
        for one in same:
            paper.say(_title(words, one), mark="- ")


def _title(words: Words, one: RuleSpoken) -> str:
    return f"{capital(words(about_an_app(one.rule.title)))} ({one.rule.id})"


def _listed_object(listed: CataloguedApp | LookAlike | None, translator: Translator) -> JsonObject | None:
    if listed is None:
        return None
    return {"file": listed.file, "source": translator(listed.source), "checked": listed.checked}
