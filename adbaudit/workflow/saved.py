"""Keep what a phone answers to an audit, and audit what was kept, by us or by others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from adbaudit.device import hashing
from adbaudit.errors import FileFault, PhoneLost
from adbaudit.locations import state_folder
from adbaudit.model.message import message
from adbaudit.model.report import Report
from adbaudit.ports import Shell
from adbaudit.saved.capture import Capture
from adbaudit.saved.capture_file import write_capture
from adbaudit.saved.faults import not_recognised
from adbaudit.saved.recording import RecordingShell
from adbaudit.saved.redact import redacted
from adbaudit.saved.replay import ReplayShell
from adbaudit.saved.source import Saved, open_saved
from adbaudit.workflow.audit import Wishes, World, scan


def capture(
    shell: Shell, world: World, wishes: Wishes, *, device_id: str, is_redacted: bool = False
) -> tuple[Capture, Report]:
    """Audit a phone and keep every raw answer; the report is the one that the capture gives when it is read back.

    Raises:
        PhoneLost: the phone answered nothing at all.
        FileFault: identifiers cannot be taken out without changing the report.

    """
    recording = RecordingShell(shell, world.clock)
    started = world.clock.now()
    report = scan(recording, _at(world, started), wishes, device_id=device_id)
    captured = Capture(device_id=device_id, captured_at=started, answers=recording.recorded)
    if is_redacted:
        captured = redacted_if_same(captured, report, world, wishes)
        if not captured.is_redacted:
            raise not_redactable()
    return captured, report


def redacted_if_same(captured: Capture, report: Report, world: World, wishes: Wishes) -> Capture:
    """The capture without identifiers, or as it is where the report would not be the same without them."""
    less = redacted(captured)
    again = scan(ReplayShell(less), _at(world, captured.captured_at), wishes, device_id=captured.device_id)
    return less if again == report else captured


def keep(captured: Capture, path: Path, *, is_new: bool = False) -> None:
    """Write a capture to a file that only its owner can read.

    Raises:
        FileExistsError: the file is to be new, and is there.
        FileFault: it cannot be written.

    """
    write_capture(captured, path, is_new=is_new)


def scan_saved(path: Path, world: World, wishes: Wishes, *, environ: Mapping[str, str]) -> Report:
    """Audit a capture, a bugreport, an AndroidQF folder or pasted outputs, as of the time they were made.

    Raises:
        FileFault: the source cannot be read, is damaged, or holds nothing that we know.

    """
    world.progress.step(message("Reading {name}", name=path.name))
    saved = open_saved(path)
    try:
        return scan(
            saved.shell,
            _at(world, saved.captured_at),
            replace(wishes, source=saved.kind),
            device_id=_device_id(saved, environ),
        )
    except PhoneLost as lost:
        raise not_recognised(path) from lost


def _device_id(saved: Saved, environ: Mapping[str, str]) -> str | None:
    """The same name that the phone has when it is connected to this computer, where its serial was saved."""
    if saved.device_id or not saved.serial:
        return saved.device_id
    return hashing.device_id(saved.serial, hashing.local_key(state_folder(environ)))


def _at(world: World, time: datetime) -> World:
    return replace(world, clock=_Standing(time))


class _Standing:
    """`ports.Clock` that stands at the time of the capture."""

    def __init__(self, time: datetime) -> None:
        self._time = time

    def now(self) -> datetime:
        """Always the same."""
        return self._time


def not_redactable() -> FileFault:
    """What the report shows would change with the identifiers."""
    return FileFault(
        message("The identifiers could not be taken out without changing the report."),
        means=message("Something that the report shows looks like an identifier. Nothing was kept."),
        next_step=message("Make the capture without --redact, and pass it on only to somebody you trust."),
    )
