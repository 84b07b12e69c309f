"""The answer for APK files: what an app asks for once it is installed."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.model.message import Message, message, messages
from adbaudit.model.names import group_name
from adbaudit.report.naming import app_name
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page
from adbaudit.report.reading import GROUPS, reach
from adbaudit.report.words import listing, some_of

_NAMED_AT_MOST = 8

_WANTED = frozenset({Effective.ALLOWED, Effective.WHILE_USING, Effective.ASKS})


def apk_sentences(outline: Outline) -> Iterator[Message]:
    """How many of the files are loan apps that want one of the three; larger apps with credit inside are told apart."""
    if not outline.report.apps:
        yield message("No APK file could be read.")
        return
    larger = [page for page in outline.loans if page.identity.verdict is Verdict.CREDIT_INSIDE]
    loans = [page for page in outline.loans if page not in larger]
    if loans:
        yield _loans(loans)
    if larger:
        yield _larger(larger)
    if outline.maybes:
        yield _maybes(outline)
    if not outline.loans and not outline.maybes:
        yield _none_found(outline)


def _loans(loans: list[Page]) -> Message:
    asking = [page for page in loans if page.answers & _WANTED]
    if asking:
        return messages(
            "One loan app among these files asks for contacts, messages or the call log: {names}.",
            "{count} loan apps among these files ask for contacts, messages or the call log: {names}.",
            len(asking),
            names=some_of([app_name(page) for page in asking], _NAMED_AT_MOST),
        )
    return messages(
        "One loan app is among these files. As far as was read, it asks for none of contacts, messages, call log.",
        "{count} loan apps are among these files. As far as was read, none asks for contacts, messages, call log.",
        len(loans),
    )


def _larger(larger: list[Page]) -> Message:
    return messages(
        "One file is a larger app with credit inside: {names}.",
        "{count} files are larger apps with credit inside: {names}.",
        len(larger),
        names=some_of([_asker_name(page) for page in larger], _NAMED_AT_MOST),
    )


def _maybes(outline: Outline) -> Message:
    return messages(
        "One file may be a loan app: {names}.",
        "{count} files may be loan apps: {names}.",
        len(outline.maybes),
        names=some_of([_asker_name(page) for page in outline.maybes], _NAMED_AT_MOST),
    )


def _asker_name(page: Page) -> Message:
    asked = asked_for(page)
    if not asked:
        return app_name(page)
    return message("{app} (asks for {what})", app=app_name(page), what=listing(asked))


def asked_for(page: Page) -> list[Message]:
    """Which of the three a file asks for."""
    return [group_name(group) for group in GROUPS if any(reach(row.installed, group) in _WANTED for row in page.rows)]


def _none_found(outline: Outline) -> Message:
    if outline.gaps:
        return message("No loan app was found, but the files were not fully read.")
    return messages(
        "The file does not look like a loan app. That is no guarantee.",
        "None of the {count} files looks like a loan app. That is no guarantee.",
        len(outline.report.apps),
    )
