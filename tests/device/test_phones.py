import pytest

from adbaudit.device.phones import ConnectedPhone, choose, is_address, parse_listing
from adbaudit.device.states import DeviceState, meaning, what_to_press
from adbaudit.errors import NoPhone, PhoneNotReady, SeveralPhones


def phone(serial="A1", state=DeviceState.DEVICE):
    return ConnectedPhone(serial=serial, word=state.value)


def test_listing_gives_serial_state_and_model():
    listing = "emulator-5554          device product:sdk model:Pixel_7 device:panther transport_id:3\n"
    assert parse_listing(listing) == (ConnectedPhone(serial="emulator-5554", word="device", model="Pixel_7"),)


def test_listing_understands_no_permissions_with_its_reason_and_link():
    listing = (
        "0123456789ABCDEF       no permissions (missing udev rules? user is in the plugdev group); "
        "see [http://developer.android.com/tools/device.html] usb:1-1 transport_id:1\n"
    )
    assert parse_listing(listing)[0].state is DeviceState.NO_PERMISSIONS


def test_unknown_state_is_other_and_keeps_adbs_word():
    (detached,) = parse_listing("A1 detached usb:1-1\n")
    assert (detached.state, detached.word) == (DeviceState.OTHER, "detached")


@pytest.mark.parametrize(
    ("serial", "expected"),
    [
        ("192.168.1.5:5555", True),
        ("localhost:5555", True),
        ("[fe80::1]:5555", True),
        ("192.168.1.5", False),
        ("host:0", False),
        ("host:99999", False),
        ("emulator-5554", False),
        ("adb-R5-abc._adb-tls-connect._tcp", False),
        ("a b:5555", False),
    ],
)
def test_address_is_a_host_with_a_port(serial, expected):
    assert is_address(serial) is expected


@pytest.mark.parametrize("state", list(DeviceState))
def test_every_state_says_what_it_is_and_what_to_press(state):
    assert meaning(state).template
    assert what_to_press(state).template


def test_ready_phone_is_not_taken_because_the_other_is_locked():
    locked = phone("B2", DeviceState.UNAUTHORIZED)
    with pytest.raises(SeveralPhones):
        choose([phone(), locked], None)


def test_the_only_phone_is_chosen():
    assert choose([phone()], None).serial == "A1"


def test_two_ready_phones_are_not_guessed_between():
    with pytest.raises(SeveralPhones):
        choose([phone(), phone("B2")], None)


def test_serial_chooses_among_several():
    assert choose([phone(), phone("B2")], "B2").serial == "B2"


def test_unknown_serial_is_no_phone():
    with pytest.raises(NoPhone):
        choose([phone()], "C3")


def test_no_phone_says_how_to_switch_debugging_on():
    with pytest.raises(NoPhone) as raised:
        choose([], None)
    assert "USB debugging" in raised.value.next_step.template


@pytest.mark.parametrize("state", [state for state in DeviceState if state is not DeviceState.DEVICE])
def test_phone_that_is_not_ready_says_what_to_press(state):
    with pytest.raises(PhoneNotReady) as raised:
        choose([phone(state=state)], None)
    assert raised.value.next_step == what_to_press(state)
    assert raised.value.exit_code == 3
