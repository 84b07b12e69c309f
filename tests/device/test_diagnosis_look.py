import pytest

from adbaudit.device.diagnosis.diagnose import CHECKS, diagnose
from adbaudit.device.diagnosis.look import look_around
from adbaudit.device.pairing import CONNECT, Service
from adbaudit.device.server_status import ServerState
from adbaudit.device.states import DeviceState
from adbaudit.device.usb import ADB


def test_everything_is_seen_through_the_given_environment_and_root(fake_adb, plug_in):
    root = plug_in("1-2", "04e8", [ADB])
    (root / "etc").mkdir()
    (root / "etc/group").write_text("root:x:0:\nplugdev:x:46:\n", encoding="utf-8")
    (root / "proc").mkdir()
    (root / "proc/version").write_text("Linux version 5.15-microsoft-standard-WSL2", encoding="utf-8")
    fake_adb.answers["host:devices-l"] = "A1 unauthorized usb:1-2\n"
    fake_adb.answers["host:mdns:services"] = "adb-x\t_adb-tls-connect._tcp\t192.168.1.5:1\n"
    seen = look_around(fake_adb.environ, root)
    assert (seen.has_plugdev, "microsoft" in seen.kernel, seen.ready) == (True, True, False)
    assert [phone.state for phone in seen.phones] == [DeviceState.UNAUTHORIZED]
    assert [device.vendor for device in seen.usb] == ["04e8"]
    assert seen.services == (Service(name="adb-x", kind=CONNECT, where="192.168.1.5:1"),)
    assert (seen.program.protocol, seen.copies, seen.holder) == (41, (), None)


def test_looking_never_stops_a_server_or_disconnects_a_phone(fake_adb, tmp_path):
    look_around(fake_adb.environ, tmp_path)
    assert set(fake_adb.requests) <= {
        "host:version",
        "host:server-status",
        "host:devices-l",
        "host:mdns:check",
        "host:mdns:services",
    }


def test_port_with_another_program_leaves_phones_unknown(fake_adb, tmp_path):
    fake_adb.answers["host:version"] = b"SSH-2.0-OpenSSH_9.6\r\n"
    seen = look_around(fake_adb.environ, tmp_path)
    assert (seen.server.state, seen.phones, seen.services) == (ServerState.NO_ADB, None, None)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_check_bears_a_computer_that_tells_nothing(surroundings, check):
    nothing = {"program": None, "copies": (), "phones": None, "usb": None, "services": None, "holder": None}
    assert all(finding.finds.template for finding in check(surroundings(kernel="", user=None, **nothing)))


def test_checks_come_in_the_order_a_person_would_make_them(surroundings, a_phone, a_usb_phone):
    seen = surroundings(usb=(a_usb_phone(),), phones=(a_phone(),))
    first_words = [check.finds.template.split()[0] for check in diagnose(seen)]
    assert first_words == ["adb:", "adb", "USB:", "Phone"]
