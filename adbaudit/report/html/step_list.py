"""What to do about one app on the phone's own screens; the commands stand at the end of the page."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import message
from adbaudit.model.plan import Step
from adbaudit.report.html.block import Block, Heading, Item, Listing, Paragraph
from adbaudit.report.html.frame import Frame


def step_list(frame: Frame, steps: tuple[Step, ...]) -> Iterator[Block]:
    """Numbered, in the order in which they are taken."""
    if steps:
        yield Heading(text=frame.speech(message("What to do")), depth=3)
        items = (Item(text=frame.speech(step.step), below=tuple(_ways(frame, step))) for step in steps)
        yield Listing(items=tuple(items), is_numbered=True)


def _ways(frame: Frame, step: Step) -> Iterator[Block]:
    leads = (message("On the phone:"), *(message("Or on the phone:") for _ in step.screens[1:]))
    for lead, screen in zip(leads, step.screens, strict=False):
        yield Paragraph(lead=frame.speech(lead), text=frame.speech.local(screen))
    for note in step.notes:
        yield Paragraph(text=frame.speech(note), tone="quiet")
