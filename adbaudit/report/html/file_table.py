"""The APK files that were looked into: which they are, and whether they could be read."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.message import Message, message
from adbaudit.report.html.block import Block, Cell, Heading, Table
from adbaudit.report.html.frame import Frame
from adbaudit.report.naming import app_name
from adbaudit.report.page import Page


def file_table(frame: Frame) -> Iterator[Block]:
    """A row for each file, with the digest by which it is told apart from every other."""
    files = [(one.page, apk) for one in frame.at_length for apk in one.page.app.apks]
    if files:
        title = frame.speech(message("Files that were looked into"))
        yield Heading(text=title, depth=2)
        heads = (message("App"), message("File"), message("Bytes"), message("SHA-256"), message("Signed by"))
        yield Table(
            caption=title,
            hides_caption=True,
            is_dense=True,
            heads=tuple(map(frame.speech, (*heads, message("Manifest")))),
            rows=tuple(_row(frame, page, apk) for page, apk in files),
        )


def _row(frame: Frame, page: Page, apk: ApkFacts) -> tuple[Cell, ...]:
    say = frame.speech
    unknown = say(message("not known"))
    return (
        Cell(text=say(app_name(page))),
        Cell(text=say.plain(apk.where), is_code=True),
        Cell(text=say.plain(str(apk.size)) if apk.size is not None else unknown),
        Cell(text=say.plain(apk.sha256), is_code=True) if apk.sha256 else Cell(text=unknown),
        _signers(frame, apk),
        Cell(text=say(_manifest(apk.manifest)), tone="unknown" if apk.manifest is ManifestState.UNREADABLE else ""),
    )


def _signers(frame: Frame, apk: ApkFacts) -> Cell:
    if apk.signers is None:
        return Cell(text=frame.speech(message("not known")))
    if not apk.signers:
        return Cell(text=frame.speech(message("nobody")))
    return Cell(text=frame.speech.plain(", ".join(apk.signers), longest=400), is_code=True)


def _manifest(state: ManifestState) -> Message:
    return {
        ManifestState.READ: message("read"),
        ManifestState.UNREADABLE: message("cannot be read"),
        ManifestState.NOT_READ: message("not looked at"),
    }[state]
