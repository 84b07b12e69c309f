"""Getting a phone connected at all: watch it come, find out why it does not, pair it over Wi-Fi."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from adbaudit.device.diagnosis.check import Check
from adbaudit.device.diagnosis.diagnose import diagnose
from adbaudit.device.diagnosis.look import look_around
from adbaudit.device.diagnosis.phones import advice
from adbaudit.device.diagnosis.surroundings import device_of
from adbaudit.device.pairing import CONNECT, PAIRING, Invitation, Service, new_invitation, newest, pair, services
from adbaudit.device.phones import CONNECT_SECONDS, ConnectedPhone, connect_phone, list_phones
from adbaudit.device.server import ServerAddress, usual_address
from adbaudit.device.states import DeviceState, meaning
from adbaudit.device.usb import usb_devices
from adbaudit.device.waiting import wait_until
from adbaudit.device.watch import Change, changes, listings
from adbaudit.errors import NotPaired
from adbaudit.model.message import Message, message
from adbaudit.workflow.phones import usual_server

_AUTO_SECONDS = 3.0
"""adb connects by itself to a phone it was just paired with; a second connection would list the phone twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """What the checks say, and whether a phone can be looked at now."""

    checks: tuple[Check, ...]
    ready: bool


def diagnosis(environ: Mapping[str, str], root: Path = Path("/")) -> Diagnosis:
    """Why no phone is seen, or that one is.

    Raises:
        ServerFault: the environment names an address for the server that makes no sense.

    """
    seen = look_around(environ, root)
    return Diagnosis(checks=diagnose(seen), ready=seen.ready)


def watch_phones(environ: Mapping[str, str]) -> Iterator[tuple[Change, ...]]:
    """What changes among the phones; first those that are there, none if there are none.

    Raises:
        AdbMissing, ServerFault: there is no server, or it ended.

    """
    before: tuple[ConnectedPhone, ...] = ()
    for index, now in enumerate(listings(usual_server(environ))):
        different = changes(before, now)
        if different or index == 0:
            yield different
        before = now


def what_it_says(phone: ConnectedPhone, environ: Mapping[str, str], root: Path = Path("/")) -> tuple[Message, Message]:
    """A phone's state in a sentence, and what to press on this maker's phone.

    Raises:
        ServerFault: the environment names an address for the server that makes no sense.

    """
    devices = usb_devices(root) if usual_address(environ).is_here else None
    return meaning(phone.state), advice(phone, device_of(phone, devices))


def pair_by_code(address: ServerAddress, where: str, code: str) -> str | None:
    """Pair and connect; gives the serial the phone is listed under, `None` when it is paired but not connected.

    Raises:
        NotPaired: the phone or the server said no.
        ServerFault: the server is gone.

    """
    return _connected(address, pair(address, where, code))


def pair_by_qr(address: ServerAddress, show: Callable[[Invitation], None], seconds: float) -> str | None:
    """Show an invitation, wait until a phone has read it, then pair and connect as by code.

    Raises:
        NotPaired: no phone came in time, or it said no.
        ServerFault: the server is gone.

    """
    if services(address) is None:
        raise NotPaired(
            message("The adb server does not listen for phones on this network."),
            means=message("Pairing by QR code needs that; mDNS may be switched off (ADB_MDNS) or adb may be old."),
            next_step=message("Pair by code instead: “adbaudit pair HOST:PORT”, as the phone shows them."),
        )
    invitation = new_invitation()
    show(invitation)
    waiting = _heard(address, invitation.name, PAIRING, seconds)
    if waiting is None:
        raise NotPaired(
            message("No phone answered to the QR code within {seconds} seconds.", seconds=int(seconds)),
            means=message(
                "It was not scanned, or the phone is on another Wi-Fi, or the network keeps devices apart, as guest "
                "networks do."
            ),
            next_step=message("Put both on the same Wi-Fi and try again, or pair by code: “adbaudit pair HOST:PORT”."),
        )
    return _connected(address, pair(address, waiting.where, invitation.password))


def _connected(address: ServerAddress, name: str) -> str | None:
    """The serial of the phone with this network name, once adb lists it as ready."""
    if not name:
        return None
    serial = _listed(address, [name], _AUTO_SECONDS)
    if serial is not None:
        return serial
    offered = _heard(address, name, CONNECT, CONNECT_SECONDS)
    if offered is None:
        return None
    connect_phone(address, offered.where)
    return _listed(address, [name, offered.where], _AUTO_SECONDS)


def _heard(address: ServerAddress, name: str, kind: str, seconds: float) -> Service | None:
    return wait_until(lambda: newest(services(address), name=name, kind=kind), seconds)


def _listed(address: ServerAddress, serials: Sequence[str], seconds: float) -> str | None:
    """One of the serials itself, or with a number and the kind of service: `adb-R5CT-abc (2)._adb-tls-connect._tcp`."""
    pattern = re.compile(f"(?:{'|'.join(map(re.escape, serials))})" + r"(?: \(\d+\))?(?:\._adb.*)?")

    def ready() -> str | None:
        listed = (phone for phone in list_phones(address) if phone.state is DeviceState.DEVICE)
        return next((phone.serial for phone in listed if pattern.fullmatch(phone.serial)), None)

    return wait_until(ready, seconds)
