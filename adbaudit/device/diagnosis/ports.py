"""What hangs on the USB ports, and why adb does not see it."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.device.diagnosis.check import Check, ok, wrong
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.device.makers import how_to_switch_on, what_may_block
from adbaudit.device.states import DeviceState, what_to_press
from adbaudit.device.usb import UsbDevice
from adbaudit.model.message import Message, message

RULES_FILE = "/etc/udev/rules.d/51-android.rules"


def ports(seen: Surroundings) -> Iterator[Check]:
    """One check for each phone on a USB port of this computer, or that there is none."""
    if seen.devices is None:
        return
    phones = [device for device in seen.devices if device.is_phone]
    for device in phones:
        yield from _one_phone(device, seen)
    if not phones and not seen.ready and not any(phone.is_on_usb for phone in seen.phones or ()):
        yield wrong(
            message("No phone is on the USB ports of this computer."),
            means=message("The cable may only charge, or the port, a hub or the plug may be loose."),
            next_step=message(
                "Use a cable that carries data (the one that came with the phone), another port, and no hub. When the "
                "phone asks what USB is for, choose “File transfer”."
            ),
        )


def _one_phone(device: UsbDevice, seen: Surroundings) -> Iterator[Check]:
    listed = next((phone for phone in seen.phones or () if seen.device_of(phone) == device), None)
    if listed is not None and listed.state is DeviceState.NO_PERMISSIONS:
        yield _not_permitted(device, seen)
    elif listed is not None:
        yield ok(message("USB: {phone} is there, with USB debugging on.", phone=_name(device)))
    elif device.is_in_boot_loader:
        yield wrong(
            message("USB: {phone} is in its boot loader.", phone=_name(device)),
            means=message("It has not started Android."),
            next_step=what_to_press(DeviceState.BOOTLOADER),
        )
    elif not device.has_adb:
        yield _without_debugging(device)
    elif device.may_open is False:
        yield _not_permitted(device, seen)
    else:
        yield wrong(
            message("USB: {phone} has USB debugging on, but the adb server does not list it.", phone=_name(device)),
            means=message("Another program may hold the phone, such as a second adb server or a phone manager."),
            next_step=message("Close other phone programs, unplug the phone, plug it in again, and try again."),
        )


def _without_debugging(device: UsbDevice) -> Check:
    """The computer sees the phone, the phone shows no adb: charging only, file transfer only, or blocked."""
    more = what_may_block(device.maker)
    steps = message(
        "Swipe down on the phone, tap the USB notification and choose “File transfer”. {debugging}",
        debugging=how_to_switch_on(device.maker),
    )
    return wrong(
        message("USB: {phone} is there, but USB debugging is off.", phone=_name(device)),
        means=message("The cable works. The phone only charges or shares files, and does not let adb in."),
        next_step=steps if more is None else message("{steps} {more}", steps=steps, more=more),
    )


def _not_permitted(device: UsbDevice, seen: Surroundings) -> Check:
    return wrong(
        message("USB: {phone} is there, but this account may not use it.", phone=_name(device)),
        means=message("Linux gives USB devices to the administrator only, until a rule says otherwise."),
        next_step=message(
            "Type these lines in a terminal, unplug the phone and plug it in again; a new group counts from the next "
            "sign-in on. On Debian and Ubuntu the package “android-sdk-platform-tools-common” does the same."
        ),
        lines=permission_lines(device.vendor, has_plugdev=seen.has_plugdev),
    )


def permission_lines(vendor: str, *, has_plugdev: bool) -> tuple[str, ...]:
    """The commands that let this account use phones of one vendor.

    `uaccess` is systemd's way (a file that sorts before 73-seat-late.rules), the group is Debian's.
    """
    rule = f'SUBSYSTEM=="usb", ATTR{{idVendor}}=="{vendor}", MODE="0660", TAG+="uaccess"'
    if has_plugdev:
        rule += ', GROUP="plugdev"'
    lines = [
        f"echo '{rule}' | sudo tee -a {RULES_FILE}",
        "sudo udevadm control --reload-rules",
        "sudo udevadm trigger",
    ]
    if has_plugdev:
        lines.append('sudo usermod -aG plugdev "$USER"')
    return tuple(lines)


def _name(device: UsbDevice) -> str | Message:
    return device.name or message("a phone of vendor {vendor}", vendor=device.vendor)
