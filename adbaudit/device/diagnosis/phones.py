"""Whether the phones that the adb server lists let us in."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.device.diagnosis.check import Check, ok, wrong
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.device.makers import Maker, developer_options, what_may_block
from adbaudit.device.phones import ConnectedPhone, is_address
from adbaudit.device.states import DeviceState, meaning, what_to_press
from adbaudit.device.usb import UsbDevice
from adbaudit.model.message import Message, message


def phones(seen: Surroundings) -> Iterator[Check]:
    """One check for each phone in the list; those without permission are told with their port where `ports` sees it."""
    if seen.phones is None:
        return
    if not seen.phones:
        yield wrong(
            message("The adb server sees no phone."),
            means=message("Either none is connected, or USB debugging is off, or the phone was never allowed in."),
            next_step=message(
                "See the other lines. Without a cable: “adbaudit pair --qr”. To try it without a phone: “adbaudit scan "
                "--practice”."
            ),
        )
    for phone in seen.phones:
        device = seen.device_of(phone)
        is_told_with_port = phone.state is DeviceState.NO_PERMISSIONS and device is not None and device.is_phone
        if not is_told_with_port:
            yield _one_phone(phone, device)


def advice(phone: ConnectedPhone, device: UsbDevice | None) -> Message:
    """What to press on this phone, where its maker keeps the switch, and what may be in the way of the question.

    A phone that has not let us in tells adb no model, so the maker is known by its USB device or not at all.
    """
    steps = what_to_press(phone.state)
    if phone.state not in _WAITING:
        return steps
    options = message(
        "If that does not help: {options} › “Revoke USB debugging authorizations”, then plug the phone in again.",
        options=developer_options(device.maker if device else Maker.OTHER),
    )
    asked = message("{steps} {more}", steps=steps, more=options)
    may_be_samsung = device.maker is Maker.SAMSUNG if device else not is_address(phone.serial)
    more = what_may_block(Maker.SAMSUNG) if may_be_samsung else None
    return asked if more is None else message("{steps} {more}", steps=asked, more=more)


_WAITING = frozenset({DeviceState.UNAUTHORIZED, DeviceState.OFFLINE})


def _one_phone(phone: ConnectedPhone, device: UsbDevice | None) -> Check:
    if phone.state is DeviceState.DEVICE:
        return ok(message("Phone {serial}: {state}", serial=phone.serial, state=meaning(phone.state)))
    return wrong(
        message("Phone {serial}: {state}", serial=phone.serial, state=meaning(phone.state)),
        means=_why(phone),
        next_step=advice(phone, device),
    )


def _why(phone: ConnectedPhone) -> Message:
    """Expiry: `Settings.Global.DEFAULT_ADB_ALLOWED_CONNECTION_TIME`, 604,800,000 ms, since Android 11."""
    if phone.state is DeviceState.UNAUTHORIZED:
        return message(
            "The phone asks on its screen, or somebody said no there. Since Android 11 even “Always allow” ends after "
            "seven days without a connection, so it may ask again."
        )
    if phone.state is DeviceState.OFFLINE:
        return message("The connection stands, but adb on the phone is silent: often a bad cable or a sleeping phone.")
    return message("adb says “{word}”.", word=phone.word)
