"""A page for each app that matters, and one line for the rest."""

from __future__ import annotations

from dataclasses import replace

from adbaudit.model.message import Message, message
from adbaudit.model.plan import Step
from adbaudit.model.severity import Severity
from adbaudit.report.app_sentences import around_sentences, state_sentences, titled
from adbaudit.report.code_words import code_sentences
from adbaudit.report.command_line import command_line
from adbaudit.report.folded_sentences import folded_sentences
from adbaudit.report.naming import app_name, class_sentence, confidence_name, severity_name, verdict_sentence
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page, Told
from adbaudit.report.signature_words import signature_sentences
from adbaudit.report.step_notes import not_checked, notes_of
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words

SEVERITY_STYLES = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "red",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "",
    Severity.INFO: "",
}


def write_app(paper: Paper, words: Words, outline: Outline, page: Page) -> None:
    """What it is and why we think so, what was found, what to do."""
    package = page.app.installed.package
    paper.heading(words(message("{app}  [{package}]", app=app_name(page), package=package or "?")))
    _write_identity(paper, words, page)
    for sentence in state_sentences(outline, page):
        paper.say(words(sentence))
    for sentence in around_sentences(page):
        paper.say(words(sentence), style="bold")
    for sentence in (*signature_sentences(page.app.apks), *code_sentences(page.app.apks)):
        paper.say(words(sentence))
    if not page.told:
        paper.say(words(message("As far as was read, nothing that adbaudit looks for holds for it.")))
    for told in page.told:
        write_told(paper, words, titled(outline, page, told), told)
    _write_steps(paper, words, page.steps)


def write_told(paper: Paper, words: Words, title: Message, told: Told) -> None:
    """One finding: how bad, what, why, on what evidence."""
    paper.gap()
    mark = f"[{words(severity_name(told.severity))}] "
    paper.say(words(title), mark=mark, style=SEVERITY_STYLES[told.severity])
    if told.why is not None:
        paper.say(words(told.why), indent=2)
    for evidence in told.evidence:
        seen = message("Seen: {detail} (from {source})", detail=evidence.detail, source=evidence.source)
        paper.say(words(seen), indent=2, mark="- ")


def write_folded(paper: Paper, words: Words, outline: Outline) -> None:
    """Everything that has no page, in one line."""
    if not outline.folded:
        return
    paper.heading(words(message("Other apps")))
    for sentence in folded_sentences(outline):
        paper.say(words(sentence))


def _write_identity(paper: Paper, words: Words, page: Page) -> None:
    identity = page.identity
    paper.say(
        words(
            message(
                "{verdict} ({confidence}).",
                verdict=verdict_sentence(identity),
                confidence=confidence_name(identity.confidence),
            )
        )
    )
    named_as = class_sentence(identity.loan_class)
    if named_as is not None:
        paper.say(words(named_as))
    for reason in identity.reasons:
        paper.say(words(message("Because: {detail}", detail=reason.detail)), mark="- ")


def _write_steps(paper: Paper, words: Words, steps: tuple[Step, ...]) -> None:
    if not steps:
        return
    paper.gap()
    paper.say(words(message("What to do")), style="bold")
    said: set[Message] = set()
    for number, step in enumerate(steps, start=1):
        _write_step(paper, words, number, replace(step, notes=notes_of(step, said)))
    for sentence in not_checked(steps):
        paper.say(words(sentence))


def _write_step(paper: Paper, words: Words, number: int, step: Step) -> None:
    paper.say(words(step.step), mark=f"{number}. ")
    ways = (message("On the phone:"), *(message("Or on the phone:") for _ in step.screens[1:]))
    for way, screen in zip(ways, step.screens, strict=False):
        paper.say(words.local(screen), indent=3, mark=words.before(way))
    for note in step.notes:
        paper.say(words(note), indent=3)
    if step.commands:
        paper.say(words(message("Or from a computer:")), indent=3)
    for argv in step.commands:
        paper.command(command_line(argv), indent=5)
