import re
import socket
import threading

import pytest

from adbaudit.device.pairing import (
    CONNECT,
    PAIRING,
    Service,
    new_invitation,
    newest,
    pair,
    parse_services,
    services,
)
from adbaudit.device.program import find_program
from adbaudit.device.server import ServerAddress, private_server
from adbaudit.errors import NotPaired, ServerFault

PAIRED = "Successfully paired to 192.168.1.5:37001 [guid=adb-R5-abc]"


def framed(text):
    return f"{len(text):04x}{text}".encode()


@pytest.mark.parametrize("head", [b"OKAY", b"OKAYOKAY"])
def test_success_gives_the_phones_network_name(fake_adb, head):
    fake_adb.answers["host:pair:"] = head + framed(PAIRED)
    assert pair(fake_adb.address, "192.168.1.5:37001", "123456") == "adb-R5-abc"
    assert fake_adb.requests == ["host:pair:123456:192.168.1.5:37001"]


def test_success_without_a_name_is_still_success(fake_adb):
    fake_adb.answers["host:pair:"] = b"OKAY" + framed("Successfully paired to 192.168.1.5:37001")
    assert pair(fake_adb.address, "192.168.1.5:37001", "123456") == ""


@pytest.mark.parametrize(
    "answer",
    [
        b"OKAY" + framed("Failed: Wrong password or connection was dropped."),
        b"OKAYFAIL" + framed("Failed: Wrong password or connection was dropped."),
        b"OKAYFAIL" + framed("Failed: Successfully paired but server returned unknown response=7"),
        b"FAIL" + framed("unknown host service 'pair'"),
        b"OKAYxyz",
        b"OKAY",
        b"",
    ],
)
def test_every_other_answer_is_a_failure_in_three_parts(fake_adb, answer):
    fake_adb.answers["host:pair:"] = answer
    with pytest.raises(NotPaired) as raised:
        pair(fake_adb.address, "192.168.1.5:37001", "123456")
    assert (raised.value.exit_code, bool(raised.value.next_step.template)) == (3, True)


def test_server_that_is_not_there_does_not_pair():
    with pytest.raises(NotPaired):
        pair(ServerAddress(host="127.0.0.1", port=1), "192.168.1.5:37001", "123456")


def test_real_adb_that_is_hung_up_on_says_why():
    def hang_up(listener):
        connection, _ = listener.accept()
        connection.recv(10)
        connection.close()

    with socket.create_server(("127.0.0.1", 0)) as listener, private_server(find_program()) as address:
        thread = threading.Thread(target=hang_up, args=(listener,))
        thread.start()
        with pytest.raises(NotPaired, match="Wrong password or connection was dropped"):
            pair(address, f"127.0.0.1:{listener.getsockname()[1]}", "123456")
        thread.join()


def test_services_are_read_with_tabs_spaces_and_a_last_dot():
    text = (
        "adb-R5-abc\t_adb-tls-connect._tcp\t192.168.1.5:40001\n"
        "adb-R5-abc (2)\t_adb-tls-connect._tcp\t192.168.1.5:40002\n"
        "adbaudit-x\t_adb-tls-pairing._tcp.\t[fe80::1]:37001\n"
        "rubbish\n"
    )
    assert parse_services(text) == (
        Service(name="adb-R5-abc", kind=CONNECT, where="192.168.1.5:40001"),
        Service(name="adb-R5-abc (2)", kind=CONNECT, where="192.168.1.5:40002"),
        Service(name="adbaudit-x", kind=PAIRING, where="[fe80::1]:37001"),
    )


def test_server_that_hears_nobody_is_not_one_that_does_not_listen(fake_adb):
    assert services(fake_adb.address) == ()
    fake_adb.answers["host:mdns:check"] = "ERROR: mdns daemon unavailable"
    assert services(fake_adb.address) is None


def test_old_server_that_knows_no_mdns_does_not_listen(fake_adb):
    del fake_adb.answers["host:mdns:check"]
    assert services(fake_adb.address) is None


def test_server_that_is_gone_is_told_at_once():
    with pytest.raises(ServerFault):
        services(ServerAddress(host="127.0.0.1", port=1))


def a_service(name="adb-R5-abc", kind=CONNECT, where="192.168.1.5:40001"):
    return Service(name=name, kind=kind, where=where)


def heard(*offered):
    return newest(offered, name="adb-R5-abc", kind=CONNECT)


def test_service_is_found_by_its_name_and_kind():
    assert heard(a_service("studio-x"), a_service()) == a_service()


def test_server_that_does_not_listen_has_heard_nothing():
    assert newest(None, name="adb-R5-abc", kind=CONNECT) is None


@pytest.mark.parametrize("other", [a_service(kind=PAIRING), a_service(name="adb-R5-abcd"), a_service(name="studio-x")])
def test_somebody_elses_service_is_not_taken(other):
    assert heard(other) is None


def test_newest_of_a_phones_services_is_taken():
    last = a_service("adb-R5-abc (2)", where="192.168.1.5:40002")
    assert heard(a_service(), last) == last


def test_invitation_is_what_a_phone_reads_from_the_code():
    invitation = new_invitation()
    pattern = r"WIFI:T:ADB;S:adbaudit-[A-Za-z0-9]{5};P:[A-Za-z0-9]{10};;"
    assert re.fullmatch(pattern, invitation.text)


def test_no_two_invitations_are_the_same():
    assert len({new_invitation().text for _ in range(50)}) == 50
