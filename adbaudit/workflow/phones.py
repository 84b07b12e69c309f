"""Reach a phone through the adb server: program, server, choice, shell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from adbaudit.device.hashing import device_id, local_key
from adbaudit.device.phones import (
    ConnectedPhone,
    choose,
    connect_phone,
    is_address,
    is_wireless,
    list_phones,
)
from adbaudit.device.program import find_program
from adbaudit.device.server import ServerAddress, start_usual_server, usual_address
from adbaudit.device.shell import AdbShell
from adbaudit.device.states import DeviceState
from adbaudit.device.waiting import wait_until
from adbaudit.errors import NoPhone
from adbaudit.facts.single_property import property_command, property_in
from adbaudit.locations import state_folder
from adbaudit.model.message import message
from adbaudit.ports import Answer, Command, Shell


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPhone:
    """A phone that is ready: a `ports.Shell`, and the name it goes by in reports."""

    shell: Shell
    device_id: str

    def run(self, commands: Sequence[Command]) -> Iterable[Answer]:
        """Run commands on the phone's shell."""
        return self.shell.run(commands)


_SETTLING = frozenset({DeviceState.CONNECTING, DeviceState.AUTHORIZING, DeviceState.OFFLINE})
_SERIAL = re.compile(r"[A-Za-z0-9._:-]{4,64}")
_SETTLE_SECONDS = 3.0
"""A phone that was just connected passes through these states."""


def usual_server(environ: Mapping[str, str]) -> ServerAddress:
    """The user's adb server, started if it was not running.

    Raises:
        AdbMissing: there is no adb program.
        ServerFault: the server does not start.

    """
    address = usual_address(environ)
    start_usual_server(find_program(), address)
    return address


def connected_phones(environ: Mapping[str, str]) -> tuple[ServerAddress, tuple[ConnectedPhone, ...]]:
    """The user's adb server, started if it was not running, and the phones it sees.

    Raises:
        AdbMissing: there is no adb program.
        ServerFault: the server does not start or does not answer.

    """
    address = usual_server(environ)
    return address, list_phones(address)


def open_phone(environ: Mapping[str, str], serial: str | None) -> OpenPhone:
    """The phone that was asked for, or the only one; one named by `host:port` is connected if it is not yet.

    Raises:
        NoPhone, SeveralPhones, PhoneNotReady: there is not exactly one that lets us in.
        AdbMissing, ServerFault: it could not be looked for.

    """
    address, phones = connected_phones(environ)
    if serial is not None and is_address(serial) and all(phone.serial != serial for phone in phones):
        phones = _connected(address, serial)
    chosen = choose(phones, serial)
    shell = AdbShell(address, chosen.serial)
    named = _own_serial(shell) if is_wireless(chosen.serial) else None
    return OpenPhone(shell=shell, device_id=device_id(named or chosen.serial, local_key(state_folder(environ))))


def _own_serial(shell: Shell) -> str | None:
    """What the phone calls itself: over Wi-Fi adb knows an address only, and that changes from day to day."""
    told = map(property_in, shell.run([property_command("ro.serialno")]))
    return next((text for text in told if _SERIAL.fullmatch(text)), None)


def _connected(address: ServerAddress, serial: str) -> tuple[ConnectedPhone, ...]:
    """The phones once the one at this address is among them and its state stands."""
    said = connect_phone(address, serial)
    if all(phone.serial != serial for phone in list_phones(address)):
        raise _not_reached(serial, said)
    wait_until(lambda: _has_settled(address, serial), _SETTLE_SECONDS, every=0.05)
    return list_phones(address)


def _has_settled(address: ServerAddress, serial: str) -> bool:
    return any(phone.serial == serial and phone.state not in _SETTLING for phone in list_phones(address))


def _not_reached(serial: str, said: str) -> NoPhone:
    return NoPhone(
        message("No phone was reached at {serial}: {reason}", serial=serial, reason=said.strip()[:200]),
        means=message("Nothing answers at that address, or the phone is not paired with this computer."),
        next_step=message(
            "Look at the address again: on a phone it stands under Developer options › Wireless debugging, and changes "
            "each time that is switched on. If the phone was never paired: adbaudit pair --qr"
        ),
    )
