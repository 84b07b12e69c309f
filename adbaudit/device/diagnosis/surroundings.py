"""What was seen of this computer before anything is judged; `None` is always “could not be told”."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from adbaudit.device.adb_copies import AdbCopy
from adbaudit.device.pairing import Service
from adbaudit.device.phones import ConnectedPhone
from adbaudit.device.port_holder import PortHolder
from adbaudit.device.server import ServerAddress
from adbaudit.device.server_status import ServerStatus
from adbaudit.device.states import DeviceState
from adbaudit.device.usb import UsbDevice


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Programs, server, ports, phones and network, as they are at one moment."""

    system: str
    """`Linux`, `Darwin` or `Windows`."""
    kernel: str
    """The text of /proc/version, empty elsewhere."""
    user: int | None
    """The number of the person's account, where there is one."""
    has_plugdev: bool
    """Whether /etc/group knows the group `plugdev`."""
    program: AdbCopy | None
    """The adb that adbaudit uses; `None` if there is none that will do."""
    copies: tuple[AdbCopy, ...]
    """Every adb on PATH."""
    address: ServerAddress
    server: ServerStatus
    holder: PortHolder | None
    phones: tuple[ConnectedPhone, ...] | None
    usb: tuple[UsbDevice, ...] | None
    services: tuple[Service, ...] | None

    @property
    def ready(self) -> bool:
        """Whether at least one phone lets us in."""
        return any(phone.state is DeviceState.DEVICE for phone in self.phones or ())

    @property
    def is_server_here(self) -> bool:
        """Whether the server's USB ports are this computer's."""
        return self.address.is_here

    @property
    def devices(self) -> tuple[UsbDevice, ...] | None:
        """What hangs on the USB ports that the server can use."""
        return self.usb if self.is_server_here else None

    def device_of(self, phone: ConnectedPhone) -> UsbDevice | None:
        """What a phone of the list is among those devices."""
        return device_of(phone, self.devices)


def device_of(phone: ConnectedPhone, devices: Sequence[UsbDevice] | None) -> UsbDevice | None:
    """The device on the phone's port, else the one with its serial, which other phones may share."""
    by_port = (device for device in devices or () if device.port == phone.usb_port)
    by_serial = (device for device in devices or () if device.serial == phone.serial != "")
    return next(by_port, None) or next(by_serial, None)
