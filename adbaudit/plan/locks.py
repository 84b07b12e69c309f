"""What a maker's lock, or Android itself, may do to a command."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.device import Device
from adbaudit.model.message import Message, message
from adbaudit.plan.place import Place
from adbaudit.plan.skins import guide_skin

_SWITCHES = {
    "miui": message(
        "On this phone a computer may change permissions only while “USB debugging (Security settings)” is on: "
        "Settings › Additional settings › Developer options. It asks for a Mi account and a SIM card. Switch it off "
        "again afterwards."
    ),
    "coloros": message(
        "On this phone a computer may change permissions only while “Disable permission monitoring” is on, at the end "
        "of Developer options in Settings; newer phones call it “Disable system optimization”. Switch it off again "
        "afterwards."
    ),
    "flyme": message(
        "On this phone “Flyme payment protection” in Developer options may stop the command: switch it off for the "
        "time being, and on again afterwards."
    ),
}
"""Sources: ROM resources of MIUI 10 to HyperOS 1 and reports on HyperOS 3; guides for OPPO, realme and OnePlus phones,
measured on OxygenOS 14 and 16; Shizuku's guide for Flyme."""

_NEEDS = {
    "miui": message("The command needs “USB debugging (Security settings)” in Developer options."),
    "coloros": message("The command needs “Disable permission monitoring” in Developer options."),
}
NOTES_ON_COMMANDS = frozenset(_NEEDS.values())


def maker_switch(device: Device) -> Message | None:
    """What a maker wants switched before it lets a computer change permissions, and where it is."""
    return _SWITCHES.get(guide_skin(device))


def notes_on_commands(place: Place, *, writes_uid_ops: bool) -> Iterator[Message]:
    """What has to be switched on first, and what may be put back afterwards."""
    if (need := _NEEDS.get(guide_skin(place.device))) is not None:
        yield need
    if writes_uid_ops and place.installed.user != 0:
        yield message("For a user other than the owner the phone may put it back: look again afterwards.")
