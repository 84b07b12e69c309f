"""What was found about an app, how bad it is, and why it matters."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message
from adbaudit.model.severity import Severity
from adbaudit.report.app_sentences import titled
from adbaudit.report.html.block import Block, Heading, Item, Listing, Paragraph, Tone
from adbaudit.report.html.frame import Frame
from adbaudit.report.naming import severity_name
from adbaudit.report.page import Page, Told

SEVERITY_TONES: dict[Severity, Tone] = {
    Severity.CRITICAL: "now",
    Severity.HIGH: "now",
    Severity.MEDIUM: "asks",
    Severity.LOW: "",
    Severity.INFO: "",
}


def finding_list(frame: Frame, page: Page) -> Iterator[Block]:
    """The observations behind each stand at the end of the page, with the technical facts."""
    yield Heading(text=frame.speech(message("What was found")), depth=3)
    if not page.told:
        nothing = message("As far as was read, nothing that adbaudit looks for holds for it.")
        yield Paragraph(text=frame.speech(nothing))
    else:
        yield Listing(items=tuple(told_item(frame, titled(frame.outline, page, told), told) for told in page.told))


def told_item(frame: Frame, title: Message, told: Told) -> Item:
    """One finding; the reason only where it is read first."""
    below = () if told.why is None else (Paragraph(text=frame.speech(told.why)),)
    badge = frame.speech(severity_name(told.severity))
    return Item(text=frame.speech(title), badge=badge, tone=SEVERITY_TONES[told.severity], below=below)
