import pytest

from adbaudit.device.diagnosis.check import Verdict
from adbaudit.device.diagnosis.ports import permission_lines, ports
from adbaudit.device.server import ServerAddress
from adbaudit.device.states import DeviceState
from adbaudit.device.usb import ADB, FASTBOOT, FILE_TRANSFER


def text(check):
    """All words of a check, those of messages inside messages too."""
    return str(check)


def test_no_phone_on_any_port_speaks_of_the_cable(surroundings):
    (check,) = ports(surroundings())
    assert check.verdict is Verdict.WRONG
    assert "cable" in check.means.template


def test_empty_ports_do_not_matter_when_a_wireless_phone_is_ready(surroundings, a_phone):
    assert list(ports(surroundings(phones=(a_phone(serial="192.168.1.5:5555"),)))) == []


def test_ports_are_not_judged_when_they_cannot_be_seen(surroundings):
    assert list(ports(surroundings(usb=None))) == []


def test_ports_here_do_not_matter_when_the_server_is_elsewhere(surroundings, a_usb_phone):
    seen = surroundings(address=ServerAddress(host="10.0.2.2", port=5037), usb=(a_usb_phone(),))
    assert list(ports(seen)) == []


@pytest.mark.parametrize("listed", [{"serial": "A1"}, {"serial": "other", "usb_port": "1-2"}])
def test_listed_phone_is_matched_by_serial_or_port(surroundings, a_phone, a_usb_phone, listed):
    (check,) = ports(surroundings(phones=(a_phone(DeviceState.UNAUTHORIZED, **listed),), usb=(a_usb_phone(),)))
    assert check.verdict is Verdict.OK


def test_phone_that_may_not_be_opened_gets_the_exact_line_for_its_vendor(surroundings, a_usb_phone):
    (check,) = ports(surroundings(usb=(a_usb_phone("2717", may_open=False),)))
    assert check.verdict is Verdict.WRONG
    assert check.lines[0] == (
        'echo \'SUBSYSTEM=="usb", ATTR{idVendor}=="2717", MODE="0660", TAG+="uaccess", GROUP="plugdev"\' '
        "| sudo tee -a /etc/udev/rules.d/51-android.rules"
    )
    assert check.lines[1:] == (
        "sudo udevadm control --reload-rules",
        "sudo udevadm trigger",
        'sudo usermod -aG plugdev "$USER"',
    )


def test_phone_that_adb_lists_without_permissions_gets_the_line_too(surroundings, a_phone, a_usb_phone):
    seen = surroundings(phones=(a_phone(DeviceState.NO_PERMISSIONS),), usb=(a_usb_phone(may_open=None),))
    (check,) = ports(seen)
    assert "udevadm" in text(check)


def test_phone_that_adb_lists_is_not_said_to_be_missing_from_the_ports(surroundings, a_phone):
    phones = (a_phone(DeviceState.NO_PERMISSIONS), a_phone(DeviceState.UNAUTHORIZED, usb_port="1-2"))
    assert [list(ports(surroundings(phones=(phone,)))) for phone in phones] == [[], []]


def test_phone_without_permission_is_not_said_to_have_debugging_off(surroundings, a_phone, a_usb_phone):
    seen = surroundings(phones=(a_phone(DeviceState.NO_PERMISSIONS),), usb=(a_usb_phone(interfaces=[FILE_TRANSFER]),))
    (check,) = ports(seen)
    assert "may not use it" in check.finds.template


def test_group_that_does_not_exist_is_not_named():
    assert "plugdev" not in " ".join(permission_lines("04e8", has_plugdev=False))


def test_phone_with_adb_that_nobody_lists_may_be_held_by_another_program(surroundings, a_usb_phone):
    (check,) = ports(surroundings(usb=(a_usb_phone(),)))
    assert "Another program" in check.means.template


def test_phone_without_adb_is_told_to_share_files_and_switch_debugging_on(surroundings, a_usb_phone):
    (check,) = ports(surroundings(usb=(a_usb_phone(interfaces=[FILE_TRANSFER]),)))
    assert check.verdict is Verdict.WRONG
    assert "File transfer" in text(check)
    assert "Build number" in text(check)


def test_samsung_without_adb_is_told_of_auto_blocker(surroundings, a_usb_phone):
    (check,) = ports(surroundings(usb=(a_usb_phone("04e8", interfaces=[FILE_TRANSFER]),)))
    assert "Auto Blocker” may" in text(check)


@pytest.mark.parametrize(("vendor", "is_told"), [("12d1", True), ("339b", False), ("2717", False)])
def test_huawei_without_adb_may_run_harmonyos_next(surroundings, a_usb_phone, vendor, is_told):
    (check,) = ports(surroundings(usb=(a_usb_phone(vendor, interfaces=[FILE_TRANSFER]),)))
    assert ("HarmonyOS NEXT" in text(check)) is is_told


def test_phone_in_its_boot_loader_is_told_to_start_android(surroundings, a_usb_phone):
    (check,) = ports(surroundings(usb=(a_usb_phone(interfaces=[FASTBOOT]),)))
    assert "boot loader" in check.finds.template
    assert check.means.template == "It has not started Android."


def test_two_phones_are_two_checks(surroundings, a_usb_phone):
    devices = (a_usb_phone(), a_usb_phone(port="1-3", serial="B2", interfaces=[ADB]))
    assert len(list(ports(surroundings(usb=devices)))) == 2
