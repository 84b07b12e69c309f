from pathlib import Path

import pytest

from adbaudit.device.makers import Maker
from adbaudit.device.usb import ADB, FASTBOOT, FILE_TRANSFER, usb_devices

KEYBOARD, HUB, DISK, PRINTER = ("03", "01", "01"), ("09", "00", "00"), ("08", "06", "50"), ("07", "01", "02")
CHARGING = ("ff", "ff", "00")


def only(root):
    (device,) = usb_devices(root)
    return device


def test_phone_with_debugging_is_seen_with_its_adb_interface(plug_in):
    device = only(plug_in("1-2", "04e8", [FILE_TRANSFER, ADB]))
    assert (device.port, device.vendor, device.name, device.serial) == ("1-2", "04e8", "Maker Phone", "A1")
    assert (device.has_adb, device.is_phone, device.maker) == (True, True, Maker.SAMSUNG)


@pytest.mark.parametrize("vendor", ["18d1", "1782"])
def test_name_tells_the_maker_where_the_vendor_is_borrowed_or_unknown(plug_in, vendor):
    assert only(plug_in("1-2", vendor, [ADB], product="Redmi Note 8")).maker is Maker.XIAOMI


def test_phone_behind_a_hub_keeps_its_own_interfaces(plug_in):
    plug_in("1-2", "05e3", [HUB])
    root = plug_in("1-2.1", "2717", [ADB])
    assert [(device.port, device.has_adb) for device in usb_devices(root)] == [("1-2", False), ("1-2.1", True)]


def test_phone_of_an_unknown_maker_is_known_by_its_adb_interface(plug_in):
    assert only(plug_in("1-2", "1782", [ADB])).is_phone


def test_phone_in_its_boot_loader_is_a_phone_without_adb(plug_in):
    device = only(plug_in("1-2", "18d1", [FASTBOOT]))
    assert (device.is_phone, device.has_adb, device.is_in_boot_loader) == (True, False, True)


def test_phone_that_only_charges_is_known_by_its_maker(plug_in):
    assert only(plug_in("1-2", "2717", [CHARGING])).is_phone


@pytest.mark.parametrize("kind", [KEYBOARD, HUB, DISK, PRINTER])
def test_other_things_of_a_phone_maker_are_no_phones(plug_in, kind):
    assert not only(plug_in("1-2", "04e8", [kind])).is_phone


def test_keyboard_of_anybody_is_no_phone(plug_in):
    assert not only(plug_in("1-2", "046d", [KEYBOARD])).is_phone


def test_vendor_that_is_no_number_is_left_out(plug_in):
    assert usb_devices(plug_in("1-2", '18d1", RUN+="x', [ADB])) == ()


@pytest.mark.parametrize("answer", [True, False])
def test_device_file_is_asked_whether_this_account_may_open_it(plug_in, answer):
    asked = []
    (device,) = usb_devices(plug_in("1-2", "18d1", [ADB]), lambda path: asked.append(path.name) or answer)
    assert (device.may_open, asked) == (answer, ["005"])


def test_without_a_device_file_nothing_is_said_of_permission(plug_in):
    assert only(plug_in("1-2", "18d1", [ADB], device_file=False)).may_open is None


def test_where_there_is_no_sysfs_nothing_is_known(tmp_path):
    assert usb_devices(tmp_path) is None


def test_this_computer_can_be_asked():
    assert usb_devices(Path("/")) is None or all(device.port for device in usb_devices(Path("/")))


def test_endless_names_of_a_device_are_cut(plug_in):
    assert len(only(plug_in("1-2", "18d1", [ADB], product="x" * 9000)).name) < 600
