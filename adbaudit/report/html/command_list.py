"""The commands that take each step from a computer, for whoever wants to see or type them."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import message
from adbaudit.report.command_line import NOT_WHOLE, whole_line
from adbaudit.report.hostile import LONGEST_LINE
from adbaudit.report.html.block import Block, Command, Folded, Heading, Item, Listing, Paragraph
from adbaudit.report.html.frame import Frame
from adbaudit.report.naming import app_name
from adbaudit.report.page import Page


def command_list(frame: Frame) -> Iterator[Block]:
    """App by app, under the words of the step."""
    pages = [one.page for one in frame.at_length if any(step.commands for step in one.page.steps)]
    if pages:
        title = frame.speech(message("The steps as commands for a computer"))
        yield Heading(text=title, depth=2)
        count = sum(len(step.commands) for page in pages for step in page.steps)
        blocks = tuple(block for page in pages for block in _of_page(frame, page))
        yield Folded(summary=frame.speech(message("Show all {count}", count=count)), blocks=blocks)


def _of_page(frame: Frame, page: Page) -> Iterator[Block]:
    yield Heading(text=frame.speech(app_name(page)), depth=3)
    yield Listing(
        items=tuple(
            Item(
                text=frame.speech(step.step),
                below=tuple(_command(frame, one) for one in step.commands),
            )
            for step in page.steps
            if step.commands
        )
    )


def _command(frame: Frame, argv: tuple[str, ...]) -> Block:
    line = whole_line(argv)
    if line is None:
        return Paragraph(text=frame.speech(NOT_WHOLE), tone="quiet")
    return Command(text=frame.speech.plain(line, longest=LONGEST_LINE))
