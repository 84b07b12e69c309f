import itertools

import pytest

from adbaudit.device.phones import parse_listing
from adbaudit.device.server import ServerAddress
from adbaudit.device.states import DeviceState
from adbaudit.device.watch import changes, listings
from adbaudit.errors import ServerFault

READY = "A1 device usb:1-2 model:Pixel_7 transport_id:1\n"
ASKING = "A1 unauthorized usb:1-2 transport_id:1\n"


def told(before, now):
    found = changes(parse_listing(before), parse_listing(now))
    return [(change.phone.serial, change.phone.state, change.is_gone) for change in found]


def test_phone_that_comes_is_a_change():
    assert told("", ASKING) == [("A1", DeviceState.UNAUTHORIZED, False)]


def test_phone_that_lets_us_in_is_a_change():
    assert told(ASKING, READY) == [("A1", DeviceState.DEVICE, False)]


def test_phone_that_stays_as_it_is_is_no_change():
    assert told(READY, READY.replace("transport_id:1", "transport_id:2")) == []


def test_phone_that_leaves_is_told_before_the_one_that_comes():
    assert told(READY, "B2 offline\n") == [("A1", DeviceState.DEVICE, True), ("B2", DeviceState.OFFLINE, False)]


def test_two_phones_with_one_serial_are_told_apart_by_their_ports():
    same = "0123456789ABCDEF device usb:1-2\n0123456789ABCDEF device usb:1-3\n"
    assert len(told("", same)) == 2


def test_listings_come_as_the_server_sends_them(fake_adb):
    for text in ("", ASKING, READY):
        fake_adb.tracked.put(text)
    seen = list(itertools.islice(listings(fake_adb.address), 3))
    assert [[phone.state for phone in phones] for phones in seen] == [
        [],
        [DeviceState.UNAUTHORIZED],
        [DeviceState.DEVICE],
    ]


def test_listing_that_arrives_in_pieces_is_put_together(fake_adb):
    data = f"{len(ASKING):04x}{ASKING}".encode()
    for start in range(0, len(data), 7):
        fake_adb.tracked.put(data[start : start + 7])
    assert next(listings(fake_adb.address))[0].serial == "A1"


def test_server_that_ends_is_told(fake_adb):
    fake_adb.tracked.put(READY)
    fake_adb.tracked.put(None)
    seen = listings(fake_adb.address)
    next(seen)
    with pytest.raises(ServerFault):
        next(seen)


def test_answer_that_is_no_listing_is_told(fake_adb):
    fake_adb.tracked.put(b"zzzzrubbish")
    with pytest.raises(ServerFault):
        next(listings(fake_adb.address))


def test_server_that_is_not_there_is_told():
    with pytest.raises(ServerFault):
        next(listings(ServerAddress(host="127.0.0.1", port=1)))
