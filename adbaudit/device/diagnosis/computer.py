"""Whether this computer's USB ports can be seen at all."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.device.diagnosis.check import Check, unknown, wrong
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.model.message import message


def computer(seen: Surroundings) -> Iterator[Check]:
    """Where the ports are out of sight, and where to look instead; silent on plain Linux and beside a ready phone."""
    if seen.ready:
        return
    if not seen.is_server_here:
        yield unknown(
            message("The adb server is on another computer: {host}", host=seen.address.host),
            means=message("Phones must be plugged in there; this computer's USB ports do not count."),
            next_step=message(
                "To use a phone on this computer, unset ADB_SERVER_SOCKET and ANDROID_ADB_SERVER_ADDRESS."
            ),
        )
    elif is_wsl(seen.kernel):
        yield wrong(
            message("This is Linux inside Windows (WSL)."),
            means=message("It does not see the USB ports of Windows by itself."),
            next_step=message(
                "Simplest: install adbaudit on Windows and run it there. Or hand the phone over to WSL with "
                "usbipd-win, in a Windows terminal as administrator:"
            ),
            lines=("usbipd list", "usbipd bind --busid BUSID", "usbipd attach --wsl --busid BUSID"),
        )
    elif seen.usb is None:
        yield _out_of_sight(seen.system)


def is_wsl(kernel: str) -> bool:
    """Both kinds of WSL name their maker in /proc/version: `Microsoft` (1), `microsoft-standard-WSL2` (2)."""
    return "microsoft" in kernel.lower()


def _out_of_sight(system: str) -> Check:
    finds = message("What is plugged into the USB ports can't be seen from here.")
    if system == "Windows":
        return unknown(
            finds,
            means=message("On Windows a phone may need its maker's USB driver before adb sees it."),
            next_step=message(
                "Open the Device Manager. If the phone stands there with a yellow sign, or only under “Portable "
                "Devices”, install the “Google USB Driver” or the maker's; if it is not there at all, try another "
                "cable and port."
            ),
        )
    if system == "Darwin":
        return unknown(
            finds,
            means=message("A Mac needs no driver; whether the phone arrives there, the Mac itself can show."),
            next_step=message(
                "Hold Option, choose Apple menu › System Information › USB. If the phone is not in the list, try "
                "another cable and port; if it is, USB debugging is off or not yet allowed."
            ),
        )
    return unknown(
        finds,
        means=message("This may be a container or a virtual machine without USB."),
        next_step=message("Hand the USB port over to it, or run adbaudit outside of it."),
    )
