"""One finding as JSON: what, how bad, why, on what evidence, under which law, what to do."""

from __future__ import annotations

from adbaudit.model.finding import Finding
from adbaudit.model.plan import Step
from adbaudit.ports import Translator
from adbaudit.report.command_line import command_line
from adbaudit.report.json_format.law import Laws
from adbaudit.report.json_format.values import JsonObject, texts


def finding_object(finding: Finding, translator: Translator, laws: Laws) -> JsonObject:
    """A finding; `package`, `user` and `path` are null where it is about the whole phone."""
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "confidence": finding.confidence.value,
        "package": finding.package,
        "user": finding.user,
        "path": finding.path,
        "subject": finding.subject,
        "title": translator(finding.title),
        "why": translator(finding.why),
        "fingerprint": finding.fingerprint,
        "evidence": [
            {"source": evidence.source, "detail": translator(evidence.detail)} for evidence in finding.evidence
        ],
        "law": laws(finding.law),
        "remedy": [_step(step, translator) for step in finding.remedy],
    }


def _step(step: Step, translator: Translator) -> JsonObject:
    return {
        "step": translator(step.step),
        "disposition": step.disposition.value,
        "commands": texts(tuple(command_line(argv) for argv in step.commands)),
        "screens": texts(tuple(screen.in_language(translator.language) for screen in step.screens)),
        "notes": texts(tuple(translator(note) for note in step.notes)),
        "consequences": texts(tuple(translator(sentence) for sentence in step.consequences)),
    }
