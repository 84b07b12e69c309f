"""Whether there is an adb program, and whether all copies of it get along."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.device.diagnosis.check import Check, ok, wrong
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.device.program import OLDEST_RELEASE
from adbaudit.model.message import message


def program(seen: Surroundings) -> Iterator[Check]:
    """The program that adbaudit starts."""
    old = next((copy for copy in seen.copies if (copy.release or 0) < OLDEST_RELEASE), None)
    if seen.program is not None:
        yield ok(message("adb: release {release}, {path}", release=seen.program.release or "?", path=seen.program.path))
    elif old is not None:
        yield wrong(
            message("adb is too old: {path}", path=old.path),
            means=message("It can't talk to newer phones, and adbaudit's own copy does not run here."),
            next_step=message(
                "Update “platform-tools” to release {release} or later, or install adbaudit again.",
                release=OLDEST_RELEASE,
            ),
        )
    else:
        yield wrong(
            message("No adb program was found that runs on this computer."),
            means=message("adb is the program that talks to Android phones. Without it no phone can be looked at."),
            next_step=message(
                "Install adbaudit again so that its own copy comes with it, or install “platform-tools”."
            ),
        )


def copies(seen: Surroundings) -> Iterator[Check]:
    """Copies of adb that stop each other's server: a client replaces a server whose number is not its own (adb.h)."""
    every = [copy for copy in (seen.program, *seen.copies) if copy is not None and copy.protocol is not None]
    protocols = {copy.protocol for copy in every}
    if len(protocols) < 2:
        return
    yield wrong(
        message("There are adb programs of different versions on this computer."),
        means=message("Each stops the other's server, so phones come and go without reason."),
        next_step=message("Remove or update the older ones:"),
        lines=tuple(dict.fromkeys(f"{copy.path} (1.0.{copy.protocol})" for copy in every)),
    )
