import pytest

from adbaudit.device.adb_copies import AdbCopy
from adbaudit.device.diagnosis.check import Verdict
from adbaudit.device.diagnosis.server import server
from adbaudit.device.port_holder import PortHolder
from adbaudit.device.program import find_program
from adbaudit.device.server import ServerAddress, private_server
from adbaudit.device.server_status import ServerState, ServerStatus, server_status, texts_of


def status(state=ServerState.ANSWERS, protocol=41, **more):
    return ServerStatus(state=state, protocol=protocol, **more)


def test_server_of_our_version_is_ok(surroundings):
    (check,) = server(surroundings())
    assert check.verdict is Verdict.OK


def test_server_of_another_version_is_told_with_both_numbers_and_its_program(surroundings):
    holder = PortHolder(user=1000, process=77, program="/opt/old/adb")
    (check,) = server(surroundings(server=status(protocol=32), holder=holder))
    assert check.verdict is Verdict.WRONG
    assert dict(check.finds.values) == {"theirs": 32, "ours": 41}
    assert dict(dict(check.means.values)["holder"].values) == {"program": "/opt/old/adb", "process": 77}


def test_program_that_the_server_names_itself_counts_more_than_the_port(surroundings):
    holder = PortHolder(user=1000, process=77, program="/usr/bin/qemu")
    (check,) = server(surroundings(server=status(program="/opt/adb"), holder=holder))
    assert dict(dict(check.finds.values)["holder"].values)["program"] == "/opt/adb"


def test_port_of_another_account_is_told(surroundings):
    (check,) = server(surroundings(server=status(ServerState.NO_ADB, None), holder=PortHolder(user=33)))
    assert check.verdict is Verdict.WRONG
    assert dict(dict(check.means.values)["holder"].values) == {"user": 33}


@pytest.mark.parametrize("state", [ServerState.NOT_RUNNING, ServerState.NO_ADB])
def test_server_that_does_not_answer_is_wrong(surroundings, state):
    (check,) = server(surroundings(server=status(state, None), phones=None))
    assert check.verdict is Verdict.WRONG


def not_running(surroundings, **changes):
    (check,) = server(surroundings(server=status(ServerState.NOT_RUNNING, None), phones=None, **changes))
    return check


def test_server_that_does_not_start_is_tried_by_the_programs_whole_path(surroundings):
    assert not_running(surroundings).lines == ("/opt/adb -P 5037 start-server",)


@pytest.mark.parametrize(
    ("system", "path", "line"),
    [
        ("Linux", "/home/a b/adb", "'/home/a b/adb' -P 5037 start-server"),
        ("Windows", r"C:\a b\adb.exe", r'"C:\a b\adb.exe" -P 5037 start-server'),
    ],
)
def test_line_to_type_is_as_the_terminal_takes_it(surroundings, system, path, line):
    program = AdbCopy(path=path, release=36, protocol=41)
    assert not_running(surroundings, system=system, program=program).lines == (line,)


def test_without_an_adb_program_there_is_nothing_to_type(surroundings):
    assert not_running(surroundings, program=None).lines == ()


def test_server_of_another_computer_is_started_there(surroundings):
    check = not_running(surroundings, address=ServerAddress(host="10.0.2.2", port=5037))
    assert (check.lines, "on that computer" in check.next_step.template) == ((), True)


def test_server_that_lists_nothing_may_hang(surroundings):
    (check,) = server(surroundings(phones=None))
    assert check.verdict is Verdict.WRONG


def test_nobody_is_told_to_kill_a_server(surroundings):
    cases = [status(protocol=32), status(ServerState.NO_ADB, None), status(ServerState.NOT_RUNNING, None)]
    texts = [str(check) for case in cases for check in server(surroundings(server=case))]
    assert not any("kill" in text for text in texts)


def test_real_server_tells_its_number_and_program():
    program = find_program()
    with private_server(program) as address:
        seen = server_status(address)
    assert (seen.state, seen.protocol) == (ServerState.ANSWERS, 41)
    assert program.release < 35 or seen.program == str(program.path)


def test_older_server_that_knows_no_status_still_tells_its_number(fake_adb):
    assert server_status(fake_adb.address) == status(protocol=41)


def test_program_that_is_no_adb_server_is_told_apart(fake_adb):
    fake_adb.answers["host:version"] = b"HTTP/1.1 400 Bad Request\r\n\r\n"
    assert server_status(fake_adb.address).state is ServerState.NO_ADB


def test_port_without_a_listener_is_no_server(fake_adb):
    assert server_status(ServerAddress(host="127.0.0.1", port=1)).state is ServerState.NOT_RUNNING


def test_texts_of_a_protocol_buffer_come_with_their_numbers():
    assert list(texts_of(b"\x08\x01\x10\x80\x01\x2a\x0236\x3a\x04/adb")) == [(5, "36"), (7, "/adb")]


@pytest.mark.parametrize("data", [b"\x2a\x7fshort", b"\x2a", b"\xff" * 40, b"\x0d\x00\x00\x00\x00\x2a\x01x"])
def test_protocol_buffer_that_makes_no_sense_gives_nothing(data):
    assert list(texts_of(data)) == []
