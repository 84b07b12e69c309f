from adbaudit.device.diagnosis.check import Verdict
from adbaudit.device.diagnosis.wireless import wireless
from adbaudit.device.pairing import CONNECT, PAIRING, Service
from adbaudit.device.states import DeviceState

HEARD = Service(name="adb-R5-abc", kind=CONNECT, where="192.168.1.5:40001")
WAITING = Service(name="adb-R5-abc", kind=PAIRING, where="192.168.1.5:37001")


def test_phone_that_waits_for_pairing_gets_the_command_with_its_address(surroundings):
    (check,) = wireless(surroundings(services=(WAITING,)))
    assert (check.verdict, check.lines) == (Verdict.WRONG, ("adbaudit pair 192.168.1.5:37001",))


def test_phone_that_is_heard_but_not_listed_is_not_paired(surroundings):
    (check,) = wireless(surroundings(services=(HEARD,)))
    assert "not paired" in check.means.template


def test_phone_listed_by_its_network_name_is_no_trouble(surroundings, a_phone):
    seen = surroundings(
        services=(HEARD,), phones=(a_phone(DeviceState.OFFLINE, serial="adb-R5-abc._adb-tls-connect._tcp"),)
    )
    assert list(wireless(seen)) == []


def test_phone_listed_by_its_address_is_no_trouble(surroundings, a_phone):
    offline = a_phone(DeviceState.OFFLINE, serial="192.168.1.5:40001")
    assert list(wireless(surroundings(services=(HEARD,), phones=(offline,)))) == []


def test_silence_on_the_network_proves_nothing(surroundings):
    (check,) = wireless(surroundings())
    assert check.verdict is Verdict.UNKNOWN


def test_server_that_does_not_listen_is_told(surroundings):
    (check,) = wireless(surroundings(services=None))
    assert check.verdict is Verdict.UNKNOWN


def test_wireless_is_not_mentioned_when_a_phone_is_ready(surroundings, a_phone):
    for services in (None, (), (HEARD,), (WAITING,)):
        assert list(wireless(surroundings(services=services, phones=(a_phone(),)))) == []
