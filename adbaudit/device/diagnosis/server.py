"""Whether an adb server answers, is of our version, and whose it is."""

from __future__ import annotations

import shlex
import subprocess
from collections.abc import Iterator

from adbaudit.device.diagnosis.check import Check, ok, wrong
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.device.server_status import ServerState
from adbaudit.model.message import Message, message


def server(seen: Surroundings) -> Iterator[Check]:
    """The server at the address that adb itself would use; it is named, never stopped."""
    match seen.server.state:
        case ServerState.NOT_RUNNING:
            yield _not_running(seen)
        case ServerState.NO_ADB:
            yield _no_adb(seen)
        case ServerState.ANSWERS:
            yield _answers(seen)


def _answers(seen: Surroundings) -> Check:
    ours = seen.program.protocol if seen.program else None
    if ours is not None and seen.server.protocol != ours:
        return wrong(
            message(
                "The adb server is of another version: it is 1.0.{theirs}, the adb program 1.0.{ours}.",
                theirs=seen.server.protocol or 0,
                ours=ours,
            ),
            means=message("{holder} Every start of the other adb stops this server.", holder=_holder(seen)),
            next_step=message(
                "Close the program it belongs to, or update its adb. adbaudit does not stop a server it did not start."
            ),
        )
    if seen.phones is None:
        return wrong(
            message("The adb server answers but does not list phones."),
            means=message("{holder} It may hang.", holder=_holder(seen)),
            next_step=message("Close the program it belongs to, then try again."),
        )
    return ok(message("adb server: it answers at {address}. {holder}", address=_place(seen), holder=_holder(seen)))


def _no_adb(seen: Surroundings) -> Check:
    return wrong(
        message("Something answers at {address}, but not in adb's language.", address=_place(seen)),
        means=message("{holder} As long as it uses this port, adb can't.", holder=_holder(seen)),
        next_step=message(
            "Close that program, or let adb use another port: set ANDROID_ADB_SERVER_PORT to 5038 and try again."
        ),
    )


def _not_running(seen: Surroundings) -> Check:
    """The line names the program by its path, for it need not be on PATH; adb starts servers here only."""
    lines: tuple[str, ...] = ()
    if not seen.is_server_here:
        next_step = message("Start the adb server on that computer, and look whether a firewall is in between.")
    elif seen.program is None:
        next_step = message("Do what the line about adb says, then run “adbaudit doctor” again.")
    else:
        next_step = message("Close other phone programs, type this in a terminal and read what it says:")
        lines = (_typed(seen.system, seen.program.path, "-P", str(seen.address.port), "start-server"),)
    return wrong(
        message("No adb server answers at {address}, and none could be started.", address=_place(seen)),
        means=message("adbaudit reaches phones through this helper program of Android, and it is not running."),
        next_step=next_step,
        lines=lines,
    )


def _typed(system: str, *words: str) -> str:
    """A command as the terminal of this system takes it."""
    return subprocess.list2cmdline(words) if system == "Windows" else shlex.join(words)


def _holder(seen: Surroundings) -> Message:
    """Whose program it is: by the server's own word, else by what Linux shows of the port."""
    holder = seen.holder
    program = seen.server.program or (holder.program if holder else None)
    if program is not None and holder is not None and holder.process is not None:
        return message("It is {program}, process {process}.", program=program, process=holder.process)
    if program is not None:
        return message("It is {program}.", program=program)
    if holder is not None and holder.user != seen.user:
        return message("It belongs to another account of this computer, number {user}.", user=holder.user)
    return message("Whose program it is could not be told.")


def _place(seen: Surroundings) -> str:
    return f"{seen.address.host}:{seen.address.port}"
