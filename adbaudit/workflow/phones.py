"""Reach a phone through the adb server: program, server, choice, shell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from adbaudit.device.hashing import device_id, local_key
from adbaudit.device.phones import ConnectedPhone, choose, list_phones
from adbaudit.device.program import find_program
from adbaudit.device.server import ServerAddress, start_usual_server, usual_address
from adbaudit.device.shell import AdbShell
from adbaudit.locations import state_folder
from adbaudit.ports import Answer, Command, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPhone:
    """A phone that is ready: a `ports.Shell`, and the name it goes by in reports."""

    shell: Shell
    device_id: str

    def run(self, commands: Sequence[Command]) -> Iterable[Answer]:
        """Run commands on the phone's shell."""
        return self.shell.run(commands)


def connected_phones(environ: Mapping[str, str]) -> tuple[ServerAddress, tuple[ConnectedPhone, ...]]:
    """The user's adb server, started if it was not running, and the phones it sees.

    Raises:
        AdbMissing: there is no adb program.
        ServerFault: the server does not start or does not answer.

    """
    address = usual_address(environ)
    start_usual_server(find_program(), address)
    return address, list_phones(address)


def open_phone(environ: Mapping[str, str], serial: str | None) -> OpenPhone:
    """The phone that was asked for, or the only one.

    Raises:
        NoPhone, SeveralPhones, PhoneNotReady: there is not exactly one that lets us in.
        AdbMissing, ServerFault: it could not be looked for.

    """
    address, phones = connected_phones(environ)
    chosen = choose(phones, serial)
    key = local_key(state_folder(environ))
    return OpenPhone(shell=AdbShell(address, chosen.serial), device_id=device_id(chosen.serial, key))
