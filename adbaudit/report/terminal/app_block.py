"""One app in short: what it is, what it can read, the ways around, the taps."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.access import Effective
from adbaudit.model.message import Message, message
from adbaudit.model.names import group_name
from adbaudit.model.plan import Step
from adbaudit.report.app_sentences import around_sentences, state_sentences, titled
from adbaudit.report.code_words import code_sentences
from adbaudit.report.naming import app_name, class_sentence, confidence_name, severity_name, time_name, user_name
from adbaudit.report.naming import verdict_sentence as verdict_of
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page, Row, Told
from adbaudit.report.reading import GROUPS, NOW, comes_unasked, last_read, latest_of
from adbaudit.report.step_notes import not_checked, notes_of
from adbaudit.report.terminal.apps import SEVERITY_STYLES
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, listing, sentences, some_of

_TOLD_BY_CELLS = frozenset(
    f"loan-{group}{how}" for group in ("contacts", "sms", "call-log") for how in ("", "-asks")
) | {"loan-contacts-sms-call-log"}
_TOLD_AS_WAYS = frozenset(
    {
        "loan-accounts",
        "loan-all-files",
        "loan-codes-by-notifications",
        "loan-default-dialer",
        "loan-default-sms",
        "loan-notification-listener",
    }
)
_FILES_NAMED = 4
_USED = frozenset({"loan-contacts-used", "loan-sms-used", "loan-call-log-used"})
_WIDER = {"loan-sideloaded": "loan-sideloaded-reads", "loan-legacy-target": "loan-legacy-reads"}
"""Of two findings about the same, the second says both."""


def write_block(paper: Paper, words: Words, outline: Outline, page: Page, said: set[Message]) -> None:
    """Each fact once; `said` holds the notes that stand further up already."""
    package = page.app.installed.package
    paper.heading(words(message("{app}  [{package}]", app=app_name(page), package=package or "?")))
    if not page.app.in_phone:
        files = some_of([message("{file}", file=apk.where) for apk in page.app.apks], _FILES_NAMED)
        paper.say(words(message("File: {files}", files=files)))
    paper.say(words(sentences([*_identity(page), *state_sentences(outline, page), *code_sentences(page.app.apks)])))
    for row in page.rows if page.app.in_phone else ():
        for sentence, style in _reads(outline, page, row):
            paper.say(words(sentence), style=style)
    for sentence in around_sentences(page):
        paper.say(words(sentence), style="bold")
    if not page.told:
        paper.say(words(message("As far as was read, nothing that adbaudit looks for holds for it.")))
    for told in _further(page):
        mark = f"[{words(severity_name(told.severity))}] "
        paper.say(words(titled(outline, page, told)), mark=mark, style=SEVERITY_STYLES[told.severity])
    for number, step in enumerate(page.steps, start=1):
        _write_step(paper, words, number, step, said)
    for sentence in not_checked(page.steps):
        paper.say(words(sentence))


def _identity(page: Page) -> Iterator[Message]:
    identity = page.identity
    sure = confidence_name(identity.confidence)
    yield message("{verdict} ({confidence}).", verdict=verdict_of(identity), confidence=sure)
    named_as = class_sentence(identity.loan_class)
    if named_as is not None:
        yield named_as


def _reads(outline: Outline, page: Page, row: Row) -> Iterator[tuple[Message, str]]:
    """What this user's copy can read, may ask for, and was seen to use."""
    cells = dict(zip(GROUPS, row.cells, strict=True))
    now = [group_name(group) for group in GROUPS if cells[group] in NOW]
    if now:
        yield _of_user(outline, page, row, message("Can read now: {what}.", what=listing(now))), "bold red"
    open_groups = [group for group in GROUPS if cells[group] is Effective.ASKS]
    taken = [group_name(group) for group in open_groups if comes_unasked(row.installed, group)]
    if taken:
        told = message("Not now, but on this Android it can take this without asking: {what}.", what=listing(taken))
        yield _of_user(outline, page, row, told), "bold red"
    asks = [group_name(group) for group in open_groups if not comes_unasked(row.installed, group)]
    if asks:
        yield _of_user(outline, page, row, message("Not now, but it may ask again: {what}.", what=listing(asks))), ""
    used = list(_uses(outline, row))
    if used:
        told = message("The phone recorded its last use: {what}.", what=listing(used))
        yield _of_user(outline, page, row, told), ""


def _of_user(outline: Outline, page: Page, row: Row, told: Message) -> Message:
    if not page.names_users or row.user is None:
        return told
    return message("{told} [{users}]", told=told, users=user_name(row.user, outline.user(row.user)))


def _uses(outline: Outline, row: Row) -> Iterator[Message]:
    zone = outline.zone
    for group in GROUPS:
        time = last_read(row.installed, group)
        if time is not None:
            yield message("{what} {time}", what=group_name(group), time=time_name(time, zone))


def _further(page: Page) -> Iterator[Told]:
    """Findings that no line above tells."""
    rules = {told.rule for told in page.told}
    above = _TOLD_BY_CELLS | _TOLD_AS_WAYS if page.app.in_phone else frozenset()
    if latest_of(time for row in page.rows for group in GROUPS if (time := last_read(row.installed, group))):
        above |= _USED
    for told in page.told:
        if told.rule not in above and _WIDER.get(told.rule) not in rules:
            yield told


def _write_step(paper: Paper, words: Words, number: int, step: Step, said: set[Message]) -> None:
    paper.say(words(step.step), mark=f"{number}. ")
    for screen in step.screens[:1]:
        paper.say(words.local(screen), indent=3, mark=words.before(message("On the phone:")))
    for note in notes_of(step, said):
        paper.say(words(note), indent=3)
