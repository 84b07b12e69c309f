"""Phones that wireless debugging (Android 11 and later) offers on this network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.device.diagnosis.check import Check, unknown, wrong
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.device.pairing import CONNECT, PAIRING, Service
from adbaudit.device.phones import ConnectedPhone
from adbaudit.model.message import message


def wireless(seen: Surroundings) -> Iterator[Check]:
    """Phones that wait for pairing or were heard but are not listed; silent when a phone is ready anyway."""
    if seen.phones is None or seen.ready:
        return
    if seen.services is None:
        yield unknown(
            message("Wireless: the adb server does not listen for phones on this network."),
            means=message("Phones can still be paired by address and code."),
            next_step=message("On the phone: Developer options › Wireless debugging; then “adbaudit pair HOST:PORT”."),
        )
        return
    heard = [service for service in seen.services if not _is_listed(service, seen.phones)]
    yield from (_waiting(service) for service in heard if service.kind == PAIRING)
    yield from (_not_connected(service) for service in heard if service.kind == CONNECT)
    if not seen.services:
        yield unknown(
            message("Wireless: no phone with wireless debugging was heard on this network."),
            means=message("It may be off, on another Wi-Fi, or the network keeps devices apart."),
            next_step=message(
                "If you want to go without a cable: Developer options › Wireless debugging, then “adbaudit pair --qr”."
            ),
        )


def _waiting(service: Service) -> Check:
    return wrong(
        message("Wireless: the phone at {address} waits to be paired.", address=service.where),
        means=message("It shows a code of six digits."),
        next_step=message("Type that code after this:"),
        lines=(f"adbaudit pair {service.where}",),
    )


def _not_connected(service: Service) -> Check:
    """Paired phones are connected by adb itself (`ADB_MDNS_AUTO_CONNECT`), so this one most likely is not paired."""
    return wrong(
        message(
            "Wireless: the phone {name} was heard at {address}, but is not connected.",
            name=service.name,
            address=service.where,
        ),
        means=message("It is not paired with this computer, or its pairing was forgotten."),
        next_step=message("On the phone: Wireless debugging › Pair device with QR code. Here: adbaudit pair --qr"),
    )


def _is_listed(service: Service, phones: Sequence[ConnectedPhone]) -> bool:
    """A phone connected by its name is listed as `adb-R5CT-abc._adb-tls-connect._tcp`, else by its address."""
    return any(phone.serial == service.where or phone.serial.startswith(service.name + ".") for phone in phones)
