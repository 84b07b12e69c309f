import pytest

from adbaudit.device.diagnosis.check import Verdict
from adbaudit.device.diagnosis.computer import computer
from adbaudit.device.server import ServerAddress

WSL1 = "Linux version 4.4.0-19041-Microsoft (Microsoft@Microsoft.com) (gcc version 5.4.0)"
WSL2 = "Linux version 5.15.153.1-microsoft-standard-WSL2 (root@941d701f84f1)"


def test_ordinary_linux_needs_no_word(surroundings):
    assert list(computer(surroundings())) == []


@pytest.mark.parametrize("kernel", [WSL1, WSL2])
def test_wsl_is_sent_to_windows_or_usbipd(surroundings, kernel):
    (check,) = computer(surroundings(kernel=kernel))
    assert check.verdict is Verdict.WRONG
    assert check.lines[-1] == "usbipd attach --wsl --busid BUSID"


def test_server_on_another_computer_is_told(surroundings):
    (check,) = computer(surroundings(address=ServerAddress(host="10.0.2.2", port=5037)))
    assert (check.verdict, dict(check.finds.values)) == (Verdict.UNKNOWN, {"host": "10.0.2.2"})


@pytest.mark.parametrize(("system", "word"), [("Windows", "Device Manager"), ("Darwin", "Apple"), ("Linux", "outside")])
def test_ports_out_of_sight_are_said_to_be_where_they_can_be_looked_up(surroundings, system, word):
    (check,) = computer(surroundings(system=system, usb=None))
    assert check.verdict is Verdict.UNKNOWN
    assert word in check.next_step.template


@pytest.mark.parametrize(
    "odd", [{"usb": None}, {"kernel": WSL2}, {"address": ServerAddress(host="10.0.2.2", port=5037)}], ids=str
)
def test_no_fault_is_told_beside_a_ready_phone(surroundings, a_phone, odd):
    assert list(computer(surroundings(phones=(a_phone(),), **odd))) == []
