import pytest

from adbaudit.device.diagnosis.check import Verdict
from adbaudit.device.diagnosis.phones import advice, phones
from adbaudit.device.diagnosis.ports import ports
from adbaudit.device.diagnosis.surroundings import device_of
from adbaudit.device.phones import parse_listing
from adbaudit.device.server import ServerAddress
from adbaudit.device.states import DeviceState, what_to_press


def test_empty_list_names_the_ways_on(surroundings):
    (check,) = phones(surroundings())
    assert check.verdict is Verdict.WRONG
    assert "pair" in check.next_step.template


def test_nothing_is_said_of_phones_when_the_server_does_not_list_them(surroundings):
    assert list(phones(surroundings(phones=None))) == []


def test_ready_phone_is_ok(surroundings, a_phone):
    (check,) = phones(surroundings(phones=(a_phone(),)))
    assert check.verdict is Verdict.OK


@pytest.mark.parametrize("state", [state for state in DeviceState if state is not DeviceState.DEVICE])
def test_every_other_state_is_wrong_and_says_what_to_press(surroundings, a_phone, state):
    (check,) = phones(surroundings(phones=(a_phone(state),), usb=None))
    assert check.verdict is Verdict.WRONG
    assert what_to_press(state).template in str(check.next_step)


def test_permission_is_told_once_where_the_port_is_seen(surroundings, a_phone, a_usb_phone):
    seen = surroundings(phones=(a_phone(DeviceState.NO_PERMISSIONS),), usb=(a_usb_phone(),))
    assert list(phones(seen)) == []


def test_unauthorised_phone_is_told_that_permission_ends_after_seven_days(surroundings, a_phone):
    (check,) = phones(surroundings(phones=(a_phone(DeviceState.UNAUTHORIZED),)))
    assert "seven days" in check.means.template


@pytest.mark.parametrize(
    "sight",
    [
        {"address": ServerAddress(host="10.0.2.2", port=5037)},
        {"usb": ()},
        {"usb": None},
        {"phones": "other"},
    ],
    ids=str,
)
def test_phone_without_permission_is_told_wherever_its_port_is_not(surroundings, a_phone, a_usb_phone, sight):
    phone = a_phone(DeviceState.NO_PERMISSIONS, serial="B2" if "phones" in sight else "A1")
    seen = surroundings(**{"usb": (a_usb_phone(),), **sight, "phones": (phone,)})
    (check,) = phones(seen)
    assert (check.verdict, check.next_step) == (Verdict.WRONG, what_to_press(DeviceState.NO_PERMISSIONS))


def test_phone_without_permission_is_told_by_one_check_or_the_other(surroundings, a_phone, a_usb_phone):
    phone = a_phone(DeviceState.NO_PERMISSIONS)
    for usb in (None, (), (a_usb_phone(),), (a_usb_phone(serial="B2"),), (a_usb_phone("1234", interfaces=[]),)):
        seen = surroundings(phones=(phone,), usb=usb)
        found = [
            check for check in (*phones(seen), *ports(seen)) if "udev" in str(check) or "USB connection" in str(check)
        ]
        assert len(found) == 1


def test_word_that_adbaudit_does_not_know_is_told_as_adb_says_it(surroundings):
    (check,) = phones(surroundings(phones=parse_listing("A1 detached usb:1-1\n")))
    assert dict(check.means.values) == {"word": "detached"}


def test_device_is_known_by_the_port_before_the_serial(a_phone, a_usb_phone):
    phone = a_phone(serial="A1", usb_port="1-3")
    there = a_usb_phone(port="1-3", serial="B2")
    assert device_of(phone, [a_usb_phone(), there]) == there


def test_device_is_known_by_the_serial_where_adb_names_no_port(a_phone, a_usb_phone):
    assert device_of(a_phone(), [a_usb_phone()]) == a_usb_phone()


def test_ports_of_this_computer_say_nothing_of_a_phone_on_another(surroundings, a_phone, a_usb_phone):
    seen = surroundings(address=ServerAddress(host="10.0.2.2", port=5037), usb=(a_usb_phone(),))
    assert seen.device_of(a_phone()) is None


@pytest.mark.parametrize("state", [DeviceState.UNAUTHORIZED, DeviceState.OFFLINE])
@pytest.mark.parametrize(
    ("vendor", "name", "way"),
    [
        ("2717", "Phone", "Additional settings ›"),
        ("18d1", "Xiaomi Redmi Note 8", "Additional settings ›"),
        ("12d1", "Phone", "System & updates ›"),
        ("22d9", "Phone", "System (or Additional settings) ›"),
        ("2d95", "Phone", "System (or System management) ›"),
        ("04e8", "Phone", "Settings › Developer options"),
    ],
)
def test_phone_that_waits_is_told_where_its_maker_keeps_the_switch(a_phone, a_usb_phone, state, vendor, name, way):
    assert way in str(advice(a_phone(state), a_usb_phone(vendor, name=name)))


def test_samsung_or_what_may_be_one_is_told_of_auto_blocker(a_phone, a_usb_phone):
    asking = a_phone(DeviceState.UNAUTHORIZED)
    wireless = a_phone(DeviceState.UNAUTHORIZED, serial="192.168.1.5:5555")
    told = [advice(asking, a_usb_phone("04e8")), advice(asking, None)]
    spared = [advice(asking, a_usb_phone("2717")), advice(wireless, None)]
    assert ["Auto Blocker" in str(words) for words in (*told, *spared)] == [True, True, False, False]


def test_phone_that_is_ready_is_left_in_peace(a_phone, a_usb_phone):
    assert advice(a_phone(), a_usb_phone("04e8")) == what_to_press(DeviceState.DEVICE)
