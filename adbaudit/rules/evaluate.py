"""Rules over apps: findings where a rule holds, questions left open where nothing read could tell."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from adbaudit.model.app import App
from adbaudit.model.catalogue import Installers
from adbaudit.model.finding import Finding
from adbaudit.model.gap import Gap
from adbaudit.model.identity import Confidence, Verdict
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PRIVACY_PERMISSIONS, PermissionName
from adbaudit.model.rule import Rule, RulePack, RuleScope, Unanswered
from adbaudit.model.severity import Severity
from adbaudit.model.truth import Truth
from adbaudit.rules.conditions import Outcome, ask
from adbaudit.rules.observation import minute

_GROUPS = {known.name: known.group.value for known in PRIVACY_PERMISSIONS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """All findings, worst first, and all questions that stayed open."""

    findings: tuple[Finding, ...]
    unknown: tuple[Unanswered, ...]


def evaluate(pack: RulePack, apps: Sequence[App], gaps: Sequence[Gap], *, on_phone: bool) -> Evaluation:
    """Every rule over every app; `on_phone` is false for APK files, where some rules have nothing to ask."""
    installers = pack.catalogue.installers if on_phone else None
    return _sorted(_without_asking_twice(rule, evaluate_rule(rule, apps, gaps, installers)) for rule in pack.rules)


def _without_asking_twice(rule: Rule, evaluation: Evaluation) -> Evaluation:
    return replace(evaluation, unknown=()) if rule.combines else evaluation


def evaluate_rule(rule: Rule, apps: Sequence[App], gaps: Sequence[Gap], installers: Installers | None) -> Evaluation:
    """One rule over every app (or over the phone); `installers` is `None` for APK files, which nobody installed."""
    if rule.scope is not RuleScope.APP and (rule.scope is RuleScope.FILE) is (installers is not None):
        return Evaluation(findings=(), unknown=())
    subjects: Iterable[App | None] = (None,) if rule.scope is RuleScope.PHONE else apps
    findings: list[Finding] = []
    unknown: list[Unanswered] = []
    for app in subjects:
        if not _bears_on(rule, app):
            continue
        outcome = ask(rule.when, app, gaps, installers or Installers())
        if outcome.truth is Truth.YES and _speaks_of(rule, app):
            findings.append(_finding(rule, app, outcome, _severity(rule, app, gaps, installers)))
        elif outcome.truth is Truth.YES or (_is_open(outcome) and _speaks_of(rule, app)):
            unknown.append(_unanswered(rule, app, outcome))
    return Evaluation(findings=tuple(findings), unknown=tuple(unknown))


def _bears_on(rule: Rule, app: App | None) -> bool:
    """An app nobody could identify might be a loan app: what would then be critical leaves a question open.

    Lesser things do not: nearly every app holds one of them, and nobody asks each for its name.
    """
    if app and app.identity.verdict is Verdict.UNKNOWN and rule.severity_for(Verdict.LOAN) is Severity.CRITICAL:
        return True
    return _speaks_of(rule, app)


def _is_open(outcome: Outcome) -> bool:
    """Something that was to be read was not; what nobody asked for leaves no question."""
    return outcome.truth is Truth.UNKNOWN and bool(outcome.missing)


def _speaks_of(rule: Rule, app: App | None) -> bool:
    return app is None or rule.severity_for(app.identity.verdict) is not None


def _severity(rule: Rule, app: App | None, gaps: Sequence[Gap], installers: Installers | None) -> Severity:
    """That of the first case that holds and speaks of such an app, else the usual one."""
    verdict = app.identity.verdict if app else Verdict.UNKNOWN
    for case in rule.severity_cases:
        named = dict(case.severity).get(verdict)
        if named is not None and ask(case.when, app, gaps, installers or Installers()).truth is Truth.YES:
            return named
    return dict(rule.severity)[verdict]


def _finding(rule: Rule, app: App | None, outcome: Outcome, severity: Severity) -> Finding:
    title, why = _words(rule, app, outcome)
    return Finding(
        rule=rule.id,
        severity=severity,
        confidence=_weaker(rule.confidence, app.identity.confidence) if app else rule.confidence,
        title=_filled(title, app, outcome),
        why=_softened(_filled(why, app, outcome), app),
        package=(app.installed.package or None) if app else None,
        user=app.installed.user if app and app.in_phone else None,
        path=_path(app),
        subject=rule.subject,
        permissions=_of_subject(rule.subject, outcome.permissions),
        fingerprint=fingerprint(rule.id, app),
        evidence=outcome.evidence,
    )


def fingerprint(rule: str, app: App | None) -> str:
    """Stable over time and machines: sha256 of rule, package, user and the file's name, 32 hex digits."""
    package = app.installed.package if app else ""
    user = str(app.installed.user) if app and app.in_phone else ""
    parts = (rule, package, user, _name_of_file(app))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _words(rule: Rule, app: App | None, outcome: Outcome) -> tuple[Message, Message]:
    """Title and reason, as they are true of a file, or where no question would be asked."""
    if app is not None and not app.in_phone:
        return rule.title_in_file or rule.title, rule.why_in_file or rule.why
    found = outcome.permissions
    if app is not None and any(one.comes_unasked and one.permission in found for one in app.installed.access):
        return rule.title_unasked or rule.title, rule.why_unasked or rule.why
    return rule.title, rule.why


def _name_of_file(app: App | None) -> str:
    """Below the folder that was named, so that it does not matter from where the folder was named."""
    return app.apks[0].name or app.apks[0].path if app and not app.in_phone and app.apks else ""


def _path(app: App | None) -> str | None:
    return app.apks[0].path if app and not app.in_phone and app.apks else None


def _weaker(one: Confidence, other: Confidence) -> Confidence:
    """A finding is no surer than the rule, nor than who the app is."""
    order = list(Confidence)
    return max(one, other, key=order.index)


def _softened(why: Message, app: App | None) -> Message:
    """What nobody is sure of is told as what it would mean."""
    if app is None or app.identity.verdict is not Verdict.MAYBE:
        return why
    return message("It is not certain that this app lends money. If it does: {why}", why=why)


def _of_subject(subject: str | None, permissions: tuple[PermissionName, ...]) -> tuple[PermissionName, ...]:
    """A rule over several groups is about one of them; the others have rules and steps of their own."""
    if subject not in _GROUPS.values():
        return permissions
    return tuple(name for name in permissions if _GROUPS.get(name) == subject)


def _filled(template: Message, app: App | None, outcome: Outcome) -> Message:
    """The rule's sentence with its places filled; only the places it has."""
    values: dict[str, str] = {}
    if app and "{app}" in template.template:
        values["app"] = app.title
    if outcome.time and "{time}" in template.template:
        values["time"] = minute(outcome.time)
    return Message(template=template.template, values=tuple(sorted(values.items())))


def _unanswered(rule: Rule, app: App | None, outcome: Outcome) -> Unanswered:
    is_open = outcome.truth is Truth.UNKNOWN and outcome.missing
    return Unanswered(
        rule=rule.id,
        missing=outcome.missing[0] if is_open else message("whether it is a loan app"),
        subject=rule.subject if is_open else None,
        package=(app.installed.package or None) if app else None,
        user=app.installed.user if app and app.in_phone else None,
        path=_path(app),
    )


def _sorted(parts: Iterable[Evaluation]) -> Evaluation:
    evaluations = tuple(parts)
    findings = [finding for one in evaluations for finding in one.findings]
    unknown = [question for one in evaluations for question in one.unknown]
    return Evaluation(
        findings=tuple(sorted(findings, key=_finding_order)),
        unknown=tuple(sorted(unknown, key=_question_order)),
    )


def _finding_order(finding: Finding) -> tuple[int, str, int, str, str]:
    user = -1 if finding.user is None else finding.user
    return (finding.severity.rank, finding.package or "", user, finding.rule, finding.path or "")


def _question_order(question: Unanswered) -> tuple[str, int, str, str]:
    return (question.package or "", -1 if question.user is None else question.user, question.rule, question.path or "")
