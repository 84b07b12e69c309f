"""Whether the phones that the adb server lists let us in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.device.diagnosis.check import Check, ok, wrong
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.device.makers import Maker, maker_of_model, what_may_block
from adbaudit.device.phones import ConnectedPhone
from adbaudit.device.states import DeviceState, meaning, what_to_press
from adbaudit.device.usb import UsbDevice
from adbaudit.model.message import Message, message


def phones(seen: Surroundings) -> Iterator[Check]:
    """One check for each phone in the list; those without permission are told with their port where it is seen."""
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
        is_told_elsewhere = phone.state is DeviceState.NO_PERMISSIONS and seen.usb is not None
        if not is_told_elsewhere:
            yield _one_phone(phone, maker_of(phone, seen.usb))


def maker_of(phone: ConnectedPhone, usb: Sequence[UsbDevice] | None) -> Maker:
    """The maker by the USB port where the phone is, else by its model."""
    by_port = (device.maker for device in usb or () if device.port == phone.usb_port)
    by_serial = (device.maker for device in usb or () if device.serial == phone.serial != "")
    return next(by_port, None) or next(by_serial, None) or maker_of_model(phone.model)


def advice(phone: ConnectedPhone, maker: Maker) -> Message:
    """What to press on this phone, with what its maker may put in the way of the question."""
    steps = what_to_press(phone.state)
    more = what_may_block(maker) if maker is Maker.SAMSUNG and phone.state in _WAITING else None
    return steps if more is None else message("{steps} {more}", steps=steps, more=more)


_WAITING = frozenset({DeviceState.UNAUTHORIZED, DeviceState.OFFLINE})


def _one_phone(phone: ConnectedPhone, maker: Maker) -> Check:
    if phone.state is DeviceState.DEVICE:
        return ok(message("Phone {serial}: {state}", serial=phone.serial, state=meaning(phone.state)))
    return wrong(
        message("Phone {serial}: {state}", serial=phone.serial, state=meaning(phone.state)),
        means=_why(phone.state),
        next_step=advice(phone, maker),
    )


def _why(state: DeviceState) -> Message:
    """Expiry: `Settings.Global.DEFAULT_ADB_ALLOWED_CONNECTION_TIME`, 604,800,000 ms, since Android 11."""
    if state is DeviceState.UNAUTHORIZED:
        return message(
            "The phone asks on its screen, or somebody said no there. Since Android 11 even “Always allow” ends after "
            "seven days without a connection, so it may ask again."
        )
    if state is DeviceState.OFFLINE:
        return message("The connection stands, but adb on the phone is silent: often a bad cable or a sleeping phone.")
    return message("adb says “{word}”.", word=state.value)
