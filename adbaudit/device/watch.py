"""Phones as they come, go and change their state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from adbutils import AdbConnection

from adbaudit.device.connection import NoAnswer, open_service
from adbaudit.device.phones import ConnectedPhone, parse_listing
from adbaudit.device.server import ServerAddress
from adbaudit.errors import ServerFault
from adbaudit.model.message import message

_OPEN_SECONDS = 10.0
_WAKE_SECONDS = 1.0
"""Waking up lets Ctrl-C through where a waiting socket holds it back (Windows)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A phone that came or changed its state, or one that is gone."""

    phone: ConnectedPhone
    is_gone: bool = False


def listings(address: ServerAddress) -> Iterator[tuple[ConnectedPhone, ...]]:
    """All phones, first now and then at every change, until the server ends.

    Each listing is at most 65,535 bytes long and only one is held (`host:track-devices-l`, AOSP SERVICES.TXT).

    Raises:
        ServerFault: the server is not there, refuses, or ends.

    """
    try:
        with open_service(address, "host:track-devices-l", seconds=_OPEN_SECONDS) as connection:
            connection.conn.settimeout(_WAKE_SECONDS)
            while True:
                length = int(_receive(connection, 4), 16)
                yield parse_listing(_receive(connection, length).decode("utf-8", errors="replace"))
    except NoAnswer as fault:
        raise ServerFault(
            message("The adb server stopped telling about phones."),
            means=message("Another program may have stopped it; phones are no longer watched."),
            next_step=message("Run “adbaudit doctor” to see whose server it was, then start again."),
        ) from fault


def changes(before: Sequence[ConnectedPhone], now: Sequence[ConnectedPhone]) -> tuple[Change, ...]:
    """What is different: phones that left, then phones that came or changed, each by serial."""
    known, present = {_key(phone): phone for phone in before}, {_key(phone): phone for phone in now}
    gone = [Change(phone=phone, is_gone=True) for key, phone in known.items() if key not in present]
    other = [Change(phone=phone) for key, phone in present.items() if _state(known.get(key)) != _state(phone)]
    return (*gone, *other)


def _key(phone: ConnectedPhone) -> tuple[str, str | None]:
    """Some makers give every phone the same serial, so the port counts too."""
    return phone.serial, phone.usb_port


def _state(phone: ConnectedPhone | None) -> object:
    return phone and (phone.state, phone.model)


def _receive(connection: AdbConnection, length: int) -> bytes:
    data = b""
    while len(data) < length:
        try:
            part = connection.conn.recv(length - len(data))
        except TimeoutError:
            continue
        if not part:
            raise ConnectionResetError
        data += part
    return data
