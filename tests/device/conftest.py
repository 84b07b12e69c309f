"""Builders of what a computer shows: its USB ports in sysfs, and everything the checks want to know."""

import pytest

from adbaudit.device.adb_copies import AdbCopy
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.device.phones import ConnectedPhone
from adbaudit.device.server import ServerAddress
from adbaudit.device.server_status import ServerState, ServerStatus
from adbaudit.device.states import DeviceState
from adbaudit.device.usb import ADB, FILE_TRANSFER, UsbDevice


@pytest.fixture
def a_phone():
    """A phone as adb lists it."""

    def build(state=DeviceState.DEVICE, serial="A1", **more):
        return ConnectedPhone(serial=serial, word=state.value, **more)

    return build


@pytest.fixture
def a_usb_phone():
    """A phone on a USB port."""

    def build(vendor="18d1", *, interfaces=(FILE_TRANSFER, ADB), may_open=True, port="1-2", serial="A1", name="Phone"):
        return UsbDevice(
            port=port,
            vendor=vendor,
            name=name,
            serial=serial,
            interfaces=frozenset(interfaces),
            may_open=may_open,
        )

    return build


@pytest.fixture
def surroundings():
    """Ordinary Linux with a good adb and no phone, unless told otherwise."""

    def build(**changes):
        program = AdbCopy(path="/opt/adb", release=36, protocol=41)
        usual = {
            "system": "Linux",
            "kernel": "Linux version 6.8.0-generic",
            "user": 1000,
            "has_plugdev": True,
            "program": program,
            "copies": (program,),
            "address": ServerAddress(host="127.0.0.1", port=5037),
            "server": ServerStatus(state=ServerState.ANSWERS, protocol=41),
            "holder": None,
            "phones": (),
            "usb": (),
            "services": (),
        }
        return Surroundings(**{**usual, **changes})

    return build


@pytest.fixture
def plug_in(tmp_path):
    """Put a device into a sysfs of our own below `tmp_path`."""

    def put(port, vendor, interfaces, *, product="Phone", serial="A1", device_file=True):
        folder = tmp_path / "sys/bus/usb/devices"
        values = {"idVendor": vendor, "manufacturer": "Maker", "product": product, "serial": serial}
        values |= {"busnum": "1", "devnum": "5"}
        _write(folder / port, values)
        for number, kinds in enumerate(interfaces):
            names = ("bInterfaceClass", "bInterfaceSubClass", "bInterfaceProtocol")
            _write(folder / f"{port}:1.{number}", dict(zip(names, kinds, strict=True)))
        if device_file:
            file = tmp_path / "dev/bus/usb/001/005"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch()
        return tmp_path

    return put


def _write(folder, values):
    folder.mkdir(parents=True)
    for name, value in values.items():
        (folder / name).write_text(f"{value}\n", encoding="utf-8")
