"""What to do, app by app, on the phone's own screens or from a computer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from adbaudit.model.local_text import LocalText
from adbaudit.model.message import Message, message
from adbaudit.model.plan import Step
from adbaudit.report.command_line import NOT_WHOLE, whole_line
from adbaudit.report.hostile import LONGEST_LINE
from adbaudit.report.markdown.escape import Markdown, code
from adbaudit.report.naming import app_name
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page
from adbaudit.report.step_notes import not_checked, notes_of

MOST_PAGES = 20


def steps_of(markdown: Markdown, outline: Outline, *, is_short: bool) -> Iterator[str]:
    """The steps of every app that has any; in short without commands, and each note once."""
    pages = [page for page in outline.pages if page.steps]
    if not pages:
        return
    yield f"### {markdown(message('What to do'))}"
    said: set[Message] = set()
    for page in pages[:MOST_PAGES]:
        if is_short:
            yield from _of_page(markdown, replace(page, steps=tuple(_step_in_short(step, said) for step in page.steps)))
            yield from map(markdown, not_checked(page.steps))
        else:
            yield from _of_page(markdown, page)
    if len(pages) > MOST_PAGES:
        yield markdown(message("{count} more are not shown here.", count=len(pages) - MOST_PAGES))


def _step_in_short(step: Step, said: set[Message]) -> Step:
    return replace(step, actions=(), saved_commands=(), screens=step.screens[:1], notes=notes_of(step, said))


def _of_page(markdown: Markdown, page: Page) -> Iterator[str]:
    place = "" if page.app.in_phone else next((apk.where for apk in page.app.apks), "")
    yield f"#### {markdown(app_name(page))}{f', {code(place)}' if place else ''}"
    yield "\n".join(
        line for number, step in enumerate(page.steps, start=1) for line in _of_step(markdown, number, step)
    )


def _of_step(markdown: Markdown, number: int, step: Step) -> Iterator[str]:
    yield f"{number}. {markdown(step.step)}"
    for screen in step.screens:
        yield f"   - {markdown(message('On the phone:'))} {_taps(markdown, screen)}"
    for note in step.notes:
        yield f"   - {markdown(note)}"
    for argv in step.commands:
        yield f"   - {_command(markdown, argv)}"


def _command(markdown: Markdown, argv: tuple[str, ...]) -> str:
    line = whole_line(argv)
    if line is None:
        return markdown(NOT_WHOLE)
    return f"{markdown(message('Or from a computer:'))} {code(line, longest=LONGEST_LINE)}"


def _taps(markdown: Markdown, screen: LocalText) -> str:
    """The app's own name stands among the taps, so they are a code span like every name from outside."""
    return code(screen.in_language(markdown.translator.language), longest=LONGEST_LINE)
