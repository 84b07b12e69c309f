"""The phones an adb server sees, and choosing one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from adbaudit.device.connection import NoAnswer, ask_server
from adbaudit.device.server import ServerAddress, not_started
from adbaudit.device.states import DeviceState, meaning, state_of, what_to_press
from adbaudit.errors import NoPhone, PhoneNotReady, ServerFault, SeveralPhones
from adbaudit.model.message import message

LIST_SECONDS = 10.0
CONNECT_SECONDS = 15.0
_LINE = re.compile(
    r"^(?P<serial>\(no serial number\)|\S+(?: \(\d+\)\S*)?)\s+"  # a second phone of one Wi-Fi name: `adb-X (2)._adb…`
    r"(?P<state>no permissions.*?|\S+)(?P<fields>(?:\s+[\w-]+:\S+)*)\s*$"
)
_ADDRESS = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.%a-z]+\]):(?P<port>[0-9]{1,5})")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConnectedPhone:
    """A phone as the server lists it. `model` is the phone's own text, if it gave one; `usb_port` such as `1-2`."""

    serial: str
    word: str
    """The state in adb's own word."""
    model: str | None = None
    usb_port: str | None = None

    @property
    def state(self) -> DeviceState:
        """What the word stands for."""
        return state_of(self.word)

    @property
    def is_on_usb(self) -> bool:
        """Whether adb found it on a USB port; only there can permission be missing."""
        return self.usb_port is not None or self.state is DeviceState.NO_PERMISSIONS


def list_phones(address: ServerAddress) -> tuple[ConnectedPhone, ...]:
    """Every phone the server sees, by serial.

    Raises:
        ServerFault: the server does not answer, or not in adb's language.

    """
    try:
        listing = ask_server(address, "host:devices-l", seconds=LIST_SECONDS)
    except NoAnswer as fault:
        raise ServerFault(
            message("The program at {host}:{port} does not answer as an adb server.", **_place(address)),
            means=message("Something else may be using that port, or the adb server hangs."),
            next_step=message("Close other phone programs, then run “adbaudit doctor”; it shows what is wrong."),
        ) from fault
    return parse_listing(listing)


def is_address(serial: str) -> bool:
    """Whether it is `host:port`, the serial of a phone that is reached over the network."""
    found = _ADDRESS.fullmatch(serial)
    return found is not None and 0 < int(found["port"]) < 65536


def is_wireless(serial: str) -> bool:
    """Whether adb names the phone by where it is: an address, or what it announced (`adb-…._adb-tls-connect._tcp`)."""
    return is_address(serial) or "._adb-tls-connect." in serial


def connect_phone(address: ServerAddress, serial: str) -> str:
    """Ask the server to connect to a phone at `host:port`; gives what the server says.

    Raises:
        ServerFault: the server does not answer.

    """
    try:
        return ask_server(address, f"host:connect:{serial}", seconds=CONNECT_SECONDS)
    except NoAnswer as fault:
        raise not_started(address) from fault


def parse_listing(listing: str) -> tuple[ConnectedPhone, ...]:
    """Read the answer to `host:devices-l`: serial, state, then `model:Pixel_7`-like fields."""
    phones = []
    for line in listing.splitlines():
        found = _LINE.match(line)
        if found:
            fields = dict(field.split(":", 1) for field in found["fields"].split())
            phones.append(
                ConnectedPhone(
                    serial=found["serial"],
                    word=found["state"],
                    model=fields.get("model"),
                    usb_port=fields.get("usb"),
                )
            )
    return tuple(sorted(phones, key=lambda phone: (phone.serial, phone.usb_port or "")))


def choose(phones: Sequence[ConnectedPhone], serial: str | None) -> ConnectedPhone:
    """The phone that was asked for, or the only one; it is ready.

    A second phone that is locked is no reason to take the first: it may be the helper's own.

    Raises:
        NoPhone: none is connected, or none with this serial.
        SeveralPhones: more than one is connected and none was asked for.
        PhoneNotReady: it is there but does not let us in.

    """
    wanted = [phone for phone in phones if serial in {None, phone.serial}]
    if not wanted:
        raise _no_phone(serial)
    if len(wanted) > 1:
        raise SeveralPhones(
            message("More than one phone is connected."),
            means=message("adbaudit does not guess whose phone to read."),
            next_step=message(
                "Unplug the others, or choose one with --serial; “adbaudit devices” shows them: {serials}",
                serials=", ".join(phone.serial for phone in wanted),
            ),
        )
    state = wanted[0].state
    if state is DeviceState.DEVICE:
        return wanted[0]
    raise PhoneNotReady(
        message("A phone is connected, but {state}.", state=meaning(state)),
        means=message("Nothing was read from it."),
        next_step=what_to_press(state),
    )


def _no_phone(serial: str | None) -> NoPhone:
    if serial is not None:
        return NoPhone(
            message("No phone with the serial {serial} is connected.", serial=serial),
            means=message("It may be unplugged, switched off, or listed under another serial."),
            next_step=message("Run “adbaudit devices” to see which phones are connected."),
        )
    return NoPhone(
        message("No phone is connected."),
        means=message("The computer sees no Android phone with USB debugging switched on."),
        next_step=message(
            "Plug the phone in with a data cable. On the phone: Settings › About phone, tap “Build number” seven "
            "times; then Developer options › USB debugging. “adbaudit doctor” finds out what is missing. To try "
            "adbaudit without a phone: adbaudit scan --practice"
        ),
    )


def _place(address: ServerAddress) -> dict[str, str | int]:
    return {"host": address.host, "port": address.port}
