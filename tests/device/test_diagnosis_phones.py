import pytest

from adbaudit.device.diagnosis.check import Verdict
from adbaudit.device.diagnosis.phones import advice, maker_of, phones
from adbaudit.device.makers import Maker
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
    assert (check.verdict, check.next_step) == (Verdict.WRONG, what_to_press(state))


def test_permission_is_told_once_where_the_port_is_seen(surroundings, a_phone, a_usb_phone):
    seen = surroundings(phones=(a_phone(DeviceState.NO_PERMISSIONS),), usb=(a_usb_phone(),))
    assert list(phones(seen)) == []


def test_unauthorised_phone_is_told_that_permission_ends_after_seven_days(surroundings, a_phone):
    (check,) = phones(surroundings(phones=(a_phone(DeviceState.UNAUTHORIZED),)))
    assert "seven days" in check.means.template


def test_maker_is_known_by_the_port_before_the_model(a_phone, a_usb_phone):
    phone = a_phone(DeviceState.OFFLINE, serial="B2", usb_port="1-2", model="Pixel_7")
    assert maker_of(phone, [a_usb_phone("04e8")]) is Maker.SAMSUNG


def test_maker_is_known_by_the_serial_where_adb_names_no_port(a_phone, a_usb_phone):
    assert maker_of(a_phone(), [a_usb_phone("2d95")]) is Maker.VIVO


def test_maker_is_known_by_the_model_without_usb(a_phone):
    assert maker_of(a_phone(model="SM_S911B"), None) is Maker.SAMSUNG


def test_samsung_that_does_not_ask_is_told_of_auto_blocker(a_phone):
    assert "Auto Blocker" in str(advice(a_phone(DeviceState.UNAUTHORIZED), Maker.SAMSUNG))


def test_samsung_that_is_ready_is_left_in_peace(a_phone):
    assert advice(a_phone(), Maker.SAMSUNG) == what_to_press(DeviceState.DEVICE)
