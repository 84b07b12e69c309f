"""Tell what a path is, by its content: a capture, a bugreport, an AndroidQF folder, or pasted outputs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from adbaudit.model.message import message
from adbaudit.model.os_reason import os_reason
from adbaudit.model.report import SourceKind
from adbaudit.ports import Shell
from adbaudit.saved.androidqf import androidqf_pile, is_androidqf
from adbaudit.saved.capture_file import HEAD, is_capture, read_capture
from adbaudit.saved.faults import not_recognised, unreadable
from adbaudit.saved.members import MOST_TEXTS, Member, members_of, newest_change
from adbaudit.saved.pile import Piece, Pile, together
from adbaudit.saved.recognise import BY_CONTENT, phone_clock, properties
from adbaudit.saved.replay import ReplayShell
from adbaudit.saved.shell import SavedShell
from adbaudit.saved.split import outputs_in
from adbaudit.saved.text import text_of

_SERIALS = ("ro.serialno", "ro.boot.serialno")
_NO_SERIALS = frozenset({"unknown", "redacted", "0123456789abcdef"})
"""What stands there where the phone may not tell, somebody took it out, or the factory gave none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A source that answers. `device_id` is known of our own captures; the serial, never shown, of some others."""

    kind: SourceKind
    shell: Shell
    captured_at: datetime
    device_id: str | None = None
    serial: str | None = None


def open_saved(path: Path) -> Saved:
    """Read a saved source whole.

    Raises:
        FileFault: it cannot be read, is damaged, holds too much, or nothing that we know.

    """
    if _is_capture(path):
        capture = read_capture(path)
        return Saved(
            kind=SourceKind.CAPTURE,
            shell=ReplayShell(capture),
            captured_at=capture.captured_at,
            device_id=capture.device_id,
        )
    kind, pile = _outputs(members_of(path))
    known = {("dumpsys", "user"), ("settings", "get"), *(recogniser.command[:2] for recogniser in BY_CONTENT)}
    if not any(piece.command[:2] in known - {phone_clock.COMMAND} for piece in _every(pile)):  # a time alone is nothing
        raise not_recognised(path)
    serials = (properties.property_in(pile, key) for key in _SERIALS)
    return Saved(
        kind=kind,
        shell=SavedShell(pile),
        captured_at=_phone_time(pile) or newest_change(path),
        serial=next((serial for serial in serials if serial and serial.lower() not in _NO_SERIALS), None),
    )


def _is_capture(path: Path) -> bool:
    if path.is_dir():
        return False
    if path.exists() and not path.is_file():
        raise unreadable(path, message("it is no file and no folder"))
    try:
        with path.open("rb") as file:
            return is_capture(file.read(HEAD))
    except OSError as fault:
        raise unreadable(path, os_reason(fault)) from fault


def _outputs(members: Sequence[Member]) -> tuple[SourceKind, Pile]:
    """A dumpstate beside nothing else is a bugreport; the other texts of its archive say nothing of apps."""
    if is_androidqf(members):
        return SourceKind.ANDROIDQF, androidqf_pile(members)
    piles = [outputs_in(text_of(member.data)) for member in members[:MOST_TEXTS]]
    reports = [pile for pile in piles if pile.is_dumpstate]
    if len(reports) == 1:
        return SourceKind.BUGREPORT, reports[0]
    return SourceKind.FOLDER, together(piles)


def _every(pile: Pile) -> Sequence[Piece]:
    return (*pile.pieces, *(pile.behind.pieces if pile.behind else ()))


def _phone_time(pile: Pile) -> datetime | None:
    """The phone's own clock, from the same words that the probe is given."""
    found = phone_clock.answer(phone_clock.COMMAND, pile)
    if found is None or not found.is_whole:
        return None
    seconds, zone = found.text.split()
    try:
        return datetime.fromtimestamp(int(seconds), datetime.strptime(zone, "%z").tzinfo)
    except (ValueError, OverflowError, OSError):
        return None
