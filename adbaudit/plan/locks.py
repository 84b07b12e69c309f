"""What a maker's lock, or Android itself, may do to a command."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message
from adbaudit.plan.place import Place
from adbaudit.plan.skins import guide_skin


def notes_on_commands(place: Place, *, writes_uid_ops: bool) -> Iterator[Message]:
    """What has to be switched on first, and what may be put back afterwards."""
    match guide_skin(place.device):
        case "miui":
            yield message("The command needs “USB debugging (Security settings)” in Developer options.")
        case "coloros":
            yield message("The command needs “Disable permission monitoring” in Developer options.")
    if writes_uid_ops and place.installed.user != 0:
        yield message("For a user other than the owner the phone may put it back: look again afterwards.")
