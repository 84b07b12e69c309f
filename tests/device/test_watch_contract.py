"""The fake adb server answers as the real one does, so that tests against it mean something."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.device.connection import NoAnswer, ask_server
from adbaudit.device.pairing import pair, parse_services, services
from adbaudit.device.phones import list_phones
from adbaudit.device.program import find_program
from adbaudit.device.server import private_server
from adbaudit.device.watch import listings
from adbaudit.errors import NotPaired


@pytest.fixture(scope="module")
def real_server():
    with private_server(find_program()) as address:
        yield address


@pytest.fixture(params=["fake", "real"])
def server(request):
    if request.param == "fake":
        fake = request.getfixturevalue("fake_adb")
        fake.answers["host:pair:"] = b"OKAYFAIL0027Failed: Unable to start pairing client."
        fake.tracked.put("")
        return fake.address
    return request.getfixturevalue("real_server")


def test_version_is_four_hexadecimal_digits(server):
    assert int(ask_server(server, "host:version", seconds=5), 16) == 41


def test_no_phones_are_an_empty_listing(server):
    assert list_phones(server) == ()


def test_tracking_begins_with_the_listing_of_now(server):
    assert list(itertools.islice(listings(server), 1)) == [()]


def test_unknown_request_is_refused_with_a_reason(server):
    with pytest.raises(NoAnswer, match="unknown host service"):
        ask_server(server, "host:nonsense", seconds=5)


def test_pairing_with_nobody_fails_with_a_reason(server):
    with pytest.raises(NotPaired) as raised:
        pair(server, "127.0.0.1:1", "123456")
    assert "nothing answers at that address and port" in str(raised.value)


def test_real_server_without_mdns_says_that_it_does_not_listen(real_server):
    assert services(real_server) is None


@given(st.text(max_size=200))
def test_any_text_of_services_is_read_without_error(text):
    assert all(service.name and service.where for service in parse_services(text))
