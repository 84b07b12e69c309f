"""The shell's contract over a real adb: a run is sent at the call, and another may be begun before it was taken."""

from itertools import islice

import pytest

from adbaudit.ports import Command, Ending
from adbaudit.practice.knobs import Hang, Knobs, Slow
from adbaudit.workflow.practice import make_phone, plugged_in

DUMP = Command(argv=("dumpsys", "package"), seconds=10)
PROPERTIES = Command(argv=("getprop",), seconds=10)
USERS = Command(argv=("pm", "list", "users"), seconds=10)


@pytest.fixture
def plug(request):
    def into(**knobs):
        phone = make_phone("pixel-14", knobs=Knobs(**knobs))
        plugged = plugged_in(phone, "pixel-14")
        request.addfinalizer(lambda: plugged.__exit__(None, None, None))
        return phone, plugged.__enter__().shell

    return into


def test_answers_of_two_runs_at_once_do_not_mix(plug):
    _, shell = plug()
    first = iter(shell.run([PROPERTIES, DUMP]))
    properties = next(first)
    second = shell.run([USERS, DUMP])
    (dump,) = first
    users, same = second
    assert properties.output.startswith(b"[")
    assert b"UserInfo{0:" in users.output
    assert dump.output == same.output
    assert {one.ending for one in (properties, dump, users, same)} == {Ending.COMPLETE}


def test_run_is_sent_at_the_call(plug):
    phone, shell = plug(faults=(Slow(command="getprop", seconds=0.01),))
    answers = shell.run([PROPERTIES])
    assert sum(phone.log.opens.values()) == 1
    assert [answer.ending for answer in answers] == [Ending.COMPLETE]


def test_first_run_that_hangs_keeps_nothing_from_the_second(plug):
    _, shell = plug(faults=(Hang(command="dumpsys package"),))
    first = iter(shell.run([PROPERTIES, Command(argv=DUMP.argv, seconds=0.3), USERS]))
    assert [answer.ending for answer in islice(first, 1)] == [Ending.COMPLETE]
    second = shell.run([USERS])
    assert [answer.ending for answer in first] == [Ending.TIMEOUT, Ending.COMPLETE]
    assert [answer.ending for answer in second] == [Ending.COMPLETE]


def test_run_on_a_phone_that_is_gone_answers_all_the_same(plug):
    _, shell = plug(unplug_after_bytes=1)
    assert {answer.ending for answer in shell.run([DUMP, USERS])} <= {Ending.DISCONNECTED, Ending.NOT_RUN}
    assert {answer.ending for answer in shell.run([DUMP, USERS])} == {Ending.NOT_RUN}


def test_no_commands_open_nothing(plug):
    phone, shell = plug()
    assert (list(shell.run([])), sum(phone.log.opens.values())) == ([], 0)
