"""A page for each app that matters, and one line for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from adbaudit.model.message import Message, message, messages
from adbaudit.model.plan import Step
from adbaudit.model.severity import Severity
from adbaudit.report.command_line import command_line
from adbaudit.report.naming import (
    app_name,
    class_sentence,
    confidence_name,
    installer_name,
    severity_name,
    user_name,
    verdict_sentence,
)
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page, Told
from adbaudit.report.terminal.code import code_sentences
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.terminal.readers import reader_name
from adbaudit.report.terminal.signature import signature_sentences
from adbaudit.report.terminal.step_notes import not_checked, notes_of
from adbaudit.report.words import Words, listing, series

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


def state_sentences(outline: Outline, page: Page) -> Iterator[Message]:
    """Whether it is switched off or paused, and who put it there where no finding says so."""
    off = [row.user for row in page.rows if row.user is not None and row.installed.enabled is False]
    if off and len(off) == len(page.rows):
        yield message("It is switched off on this phone: it does not run until somebody switches it on again.")
    elif off:
        users = listing([user_name(user, outline.user(user)) for user in off])
        yield message("It is switched off for some users: {users}. It does not run there.", users=users)
    yield from _paused(outline, page)
    installers = dict.fromkeys(row.installed.installer for row in page.rows if row.user is not None)
    named = [installer_name(installer) for installer in installers if installer]
    if named and not any(finding.rule == "loan-sideloaded" for finding in page.findings):
        yield message("Installed by {installer}.", installer=listing(named))


def _paused(outline: Outline, page: Page) -> Iterator[Message]:
    """A pause leaves its permissions to it; one that is switched off as well is told of as that."""
    paused = [
        row.user
        for row in page.rows
        if row.user is not None and row.installed.is_suspended and row.installed.enabled is not False
    ]
    if paused and len(paused) == len(page.rows):
        yield message("It is paused on this phone: nobody can open it for now. What it was allowed stays allowed.")
    elif paused:
        users = listing([user_name(user, outline.user(user)) for user in paused])
        yield message(
            "It is paused for some users: {users}. Nobody can open it there. What it was allowed stays allowed.",
            users=users,
        )


def around_sentences(page: Page) -> Iterator[Message]:
    """So that nobody believes that switching the contacts off is all there is to do."""
    opened, unread = page.ways_around
    if opened:
        yield message("Even with contacts off it can still see: {ways}.", ways=series(opened))
    if unread:
        yield message("Whether it can also see these could not be read: {ways}.", ways=series(unread))


def titled(outline: Outline, page: Page, told: Told) -> Message:
    """With the users it was found for, where that must be said."""
    if not page.names_users or not told.users:
        return told.title
    users = listing([user_name(user, outline.user(user)) for user in told.users])
    return message("{title} [{users}]", title=told.title, users=users)


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


def folded_sentences(outline: Outline) -> Iterator[Message]:
    """How many have no page, and which of them can read."""
    yield messages(
        "One other app was looked at and is not known as a loan app.",
        "{count} other apps were looked at and are not known as loan apps.",
        outline.folded,
    )
    if outline.other_readers:
        yield messages(
            "One of them can read contacts, messages or the call log right now: {names}.",
            "{count} of them can read contacts, messages or the call log right now: {names}.",
            len(outline.other_readers),
            names=listing([reader_name(page) for page in outline.other_readers]),
        )
    if outline.system_readers:
        yield messages(
            "One more app that can read them came with the phone.",
            "{count} more apps that can read them came with the phone.",
            outline.system_readers,
        )
    if outline.unjudged:
        yield messages(
            "For one of them not enough was read to say what it is.",
            "For {count} of them not enough was read to say what they are.",
            outline.unjudged,
        )
