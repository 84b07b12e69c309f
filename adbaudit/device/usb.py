"""What hangs on the USB ports, as Linux shows it to everybody in sysfs; other systems have nothing like it.

Format: Linux `Documentation/ABI/stable/sysfs-bus-usb`: one folder a device (`1-2`) and one an interface (`1-2:1.0`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from adbaudit.device.makers import Maker, maker_of_name, maker_of_vendor

ADB = ("ff", "42", "01")
"""Class, subclass and protocol of adb's interface (AOSP adb.h)."""
FASTBOOT = ("ff", "42", "03")
"""The same of the boot loader (AOSP fastboot.cpp)."""
FILE_TRANSFER = ("06", "01", "01")
"""MTP and PTP; cameras have it too."""
_NO_PHONES = frozenset({"03", "07", "08", "09", "0e"})
"""Keyboards, printers, disks, hubs and web cams, some of which the makers of phones also make (usb.org class codes)."""
_MOST_ENTRIES = 2000
_LONGEST_VALUE = 256
_SYSFS = "sys/bus/usb/devices"

Interface = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsbDevice:
    """Something on a USB port. `name` and `serial` are its own text."""

    port: str
    vendor: str
    name: str
    serial: str
    interfaces: frozenset[Interface]
    may_open: bool | None
    """Whether this user may use it; `None` when its device file is not there to ask."""

    @property
    def maker(self) -> Maker:
        """The maker, by its name before its vendor id, which may be borrowed."""
        return maker_of_name(self.name) or maker_of_vendor(self.vendor) or Maker.OTHER

    @property
    def has_adb(self) -> bool:
        """Whether USB debugging is on."""
        return ADB in self.interfaces

    @property
    def is_in_boot_loader(self) -> bool:
        """Whether it shows fastboot and so has not started Android."""
        return FASTBOOT in self.interfaces

    @property
    def is_phone(self) -> bool:
        """Whether it looks like a phone: by adb, by fastboot, by file transfer, or by a maker of phones."""
        if self.has_adb or self.is_in_boot_loader or FILE_TRANSFER in self.interfaces:
            return True
        classes = {interface[0] for interface in self.interfaces}
        return maker_of_vendor(self.vendor) is not None and not classes <= _NO_PHONES


def _is_open_to_us(file: Path) -> bool:
    return os.access(file, os.R_OK | os.W_OK)


def usb_devices(root: Path, may_open: Callable[[Path], bool] = _is_open_to_us) -> tuple[UsbDevice, ...] | None:
    """Every device below `root`, by port; `None` where there is no sysfs to look into."""
    folder = root / _SYSFS
    try:
        with os.scandir(folder) as entries:
            names = sorted(entry.name for entry, _ in zip(entries, range(_MOST_ENTRIES), strict=False))
    except OSError:
        return None
    devices = (_device(root, name, names, may_open) for name in names if re.fullmatch(r"\d+-[\d.]+", name))
    return tuple(device for device in devices if device is not None)


def _device(root: Path, port: str, names: Iterable[str], may_open: Callable[[Path], bool]) -> UsbDevice | None:
    folder = root / _SYSFS / port
    vendor = _value(folder / "idVendor").lower()
    if not re.fullmatch(r"[0-9a-f]{4}", vendor):
        return None
    interfaces = frozenset(_interface(root / _SYSFS / name) for name in names if name.startswith(f"{port}:"))
    file = _device_file(root, _value(folder / "busnum"), _value(folder / "devnum"))
    name = f"{_value(folder / 'manufacturer')} {_value(folder / 'product')}".strip()
    return UsbDevice(
        port=port,
        vendor=vendor,
        name=name,
        serial=_value(folder / "serial"),
        interfaces=interfaces,
        may_open=may_open(file) if file is not None and file.exists() else None,
    )


def _interface(folder: Path) -> Interface:
    kind, subclass, protocol = (
        _value(folder / name).lower() for name in ("bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol")
    )
    return kind, subclass, protocol


def _device_file(root: Path, bus: str, device: str) -> Path | None:
    if re.fullmatch(r"[0-9]{1,3}", bus) and re.fullmatch(r"[0-9]{1,3}", device):
        return root / f"dev/bus/usb/{int(bus):03d}/{int(device):03d}"
    return None


def _value(path: Path) -> str:
    """The text of one sysfs file, empty if the device has none or left meanwhile."""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST_VALUE).decode("utf-8", errors="replace").strip()
    except OSError:
        return ""
