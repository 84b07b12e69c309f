import pytest

from adbaudit.device.makers import Maker, how_to_switch_on, maker_of_name, maker_of_vendor, what_may_block
from adbaudit.device.phones import parse_listing
from adbaudit.device.states import DeviceState


@pytest.mark.parametrize(
    ("name", "maker"),
    [
        ("SAMSUNG SAMSUNG_Android", Maker.SAMSUNG),
        ("Xiaomi Redmi Note 8", Maker.XIAOMI),
        ("HUAWEI ELE-AL00", Maker.HUAWEI),
        ("HONOR LGE-AN00", Maker.HONOR),
        ("OnePlus CPH2399", Maker.OPPO),
        ("vivo V2145A", Maker.VIVO),
        ("Google Pixel 7", None),
        ("Epocophone", None),
        ("", None),
    ],
)
def test_maker_is_read_from_the_words_of_the_name(name, maker):
    assert maker_of_name(name) is maker


def test_vendor_that_makes_no_phones_is_none():
    assert maker_of_vendor("046d") is None


@pytest.mark.parametrize("maker", list(Maker))
def test_every_makers_way_leads_to_usb_debugging_and_to_search(maker):
    words = str(how_to_switch_on(maker))
    assert "seven times" in words
    assert "search the Settings" in words


@pytest.mark.parametrize("maker", [Maker.SAMSUNG, Maker.HUAWEI])
def test_what_was_only_read_about_is_said_with_may(maker):
    assert " may " in str(what_may_block(maker))


@pytest.mark.parametrize(
    ("line", "serial", "state"),
    [
        ("(no serial number)     unauthorized usb:1-2 transport_id:3", "(no serial number)", DeviceState.UNAUTHORIZED),
        ("????????????           no permissions; see [http://x] usb:1-2", "????????????", DeviceState.NO_PERMISSIONS),
        (
            "adb-R5-abc (2)._adb-tls-connect._tcp device product:x model:SM_X device:x transport_id:4",
            "adb-R5-abc (2)._adb-tls-connect._tcp",
            DeviceState.DEVICE,
        ),
    ],
)
def test_odd_serials_do_not_hide_a_phone(line, serial, state):
    (phone,) = parse_listing(line)
    assert (phone.serial, phone.state) == (serial, state)


def test_listing_gives_the_usb_port():
    (phone,) = parse_listing("A1  offline usb:3-1.4 transport_id:9")
    assert phone.usb_port == "3-1.4"
