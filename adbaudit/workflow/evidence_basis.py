"""What a bundle is about: a phone that is asked now, what was saved of one, or a report that was saved."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from adbaudit.errors import FileFault, UsageFault
from adbaudit.facts.probes import phone_clock
from adbaudit.model.evidence import CommandRun
from adbaudit.model.message import message
from adbaudit.model.phone_clock import PhoneClock
from adbaudit.model.report import Report, SourceKind
from adbaudit.ports import Translator
from adbaudit.report.render import render
from adbaudit.saved.capture import Capture
from adbaudit.saved.capture_file import capture_bytes, read_capture
from adbaudit.workflow.audit import Wishes, World
from adbaudit.workflow.phones import OpenPhone
from adbaudit.workflow.saved import capture, not_redactable, redacted_if_same, scan_saved
from adbaudit.workflow.saved_reports import report_bytes, reports_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """`report_json` as it was saved, where it was; `capture_file` the bytes of the file it was read from."""

    report: Report
    captured: Capture | None = None
    report_json: bytes | None = None
    capture_file: bytes | None = None
    source_sha256: str | None = None

    @property
    def clock(self) -> PhoneClock | None:
        """The phone's clock against the computer's, by its first answer, or as a saved report tells it."""
        asked = phone_clock.command().argv
        answers = self.captured.answers if self.captured else ()
        for recorded in answers:
            time = phone_clock.parse(recorded.answer.text) if recorded.answer.command.argv == asked else None
            if time is not None:
                return PhoneClock(phone=time, computer=recorded.at)
        return self.report.provenance.clock

    @property
    def commands(self) -> tuple[CommandRun, ...] | None:
        """What the phone was asked; not known of a saved report."""
        if self.captured is None:
            return None
        return tuple(
            CommandRun(
                argv=recorded.answer.command.argv,
                at=recorded.at,
                ending=recorded.answer.ending.value,
                status=recorded.answer.status,
                bytes=len(recorded.answer.output),
            )
            for recorded in self.captured.answers
        )


def of_phone(phone: OpenPhone, world: World, wishes: Wishes) -> Basis:
    """Audit a phone, and keep in memory what it answers.

    Raises:
        PhoneLost: the phone answered nothing at all.

    """
    captured, report = capture(phone.shell, world, wishes, device_id=phone.device_id)
    return Basis(report=report, captured=captured)


def of_saved(path: Path, world: World, wishes: Wishes, *, environ: Mapping[str, str]) -> Basis:
    """Audit what was saved; of a file the digest is kept, so that it can be shown later to be this very one.

    Raises:
        FileFault: the source cannot be read, is damaged, or holds nothing that we know.

    """
    before = _digest(path)
    report = scan_saved(path, world, wishes, environ=environ)
    is_capture = report.provenance.source is SourceKind.CAPTURE
    captured, content = (read_capture(path), path.read_bytes()) if is_capture else (None, None)
    if _digest(path) != before or (content is not None and hashlib.sha256(content).hexdigest() != before):
        raise _changed_meanwhile(path)
    return Basis(report=report, captured=captured, capture_file=content, source_sha256=before)


def _digest(path: Path) -> str | None:
    """Of a file; a folder has none, and what cannot be read is told by whoever reads it."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _changed_meanwhile(path: Path) -> FileFault:
    return FileFault(
        message("{path} changed while it was read.", path=str(path)),
        means=message("The digest in the bundle would be of other bytes than were audited. Nothing was sealed."),
        next_step=message("Wait until whatever writes the file has ended, and seal it again."),
    )


def of_report(path: Path, world: World) -> Basis:
    """Take a saved report as it is; the bytes that are sealed are those that were read.

    Raises:
        FileFault: it cannot be read, or is no saved report.
        UsageFault: it is of several phones.

    """
    data = report_bytes(path)
    saved = reports_in(data, path.name, world.rules)
    if len(saved.reports) > 1:
        raise UsageFault(
            message("{name} holds the reports of several phones.", name=path.name),
            means=message("A bundle is about one phone, so that it can be given to one person. Nothing was sealed."),
            next_step=message("Audit each phone by itself, with --serial, and seal each report."),
        )
    return Basis(report=saved.reports[0], report_json=data)


def capture_to_seal(basis: Basis, world: World, wishes: Wishes, *, is_redacted: bool) -> bytes:
    """The raw answers as a file: as they came, or without identifiers.

    Raises:
        UsageFault: there are none.
        FileFault: identifiers cannot be taken out without changing the report.

    """
    if basis.captured is None:
        raise UsageFault(
            message("There are no raw answers to put into the bundle."),
            means=message("A saved report, a bug report or pasted outputs are no capture. Nothing was sealed."),
            next_step=message("Leave --with-capture away, or give a phone, or a capture with --from."),
        )
    if not is_redacted:
        return basis.capture_file or capture_bytes(basis.captured)
    source = basis.report.provenance.source
    less = redacted_if_same(basis.captured, basis.report, world, replace(wishes, source=source))
    if not less.is_redacted:
        raise not_redactable()
    return capture_bytes(less)


def report_text(basis: Basis, say: Translator) -> bytes:
    """The report as JSON: as it was saved, or in the reader's language."""
    return basis.report_json or render(basis.report, "json", say).encode()
