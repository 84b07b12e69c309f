"""A stop that comes while a child starts is heard, and only once the child can be ended."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from adbaudit.device.held_signals import held_signals


class Heard(Exception):
    """The handler ran."""


@pytest.fixture(params=[signal.SIGINT, signal.SIGTERM])
def stop(request):
    """A signal whose handler raises, as that of the command line does."""

    def handler(number, frame):
        raise Heard

    before = signal.signal(request.param, handler)
    yield request.param
    signal.signal(request.param, before)


def test_stop_waits_for_the_end_of_the_block_and_is_not_lost(stop):
    reached = []

    def inside():
        with held_signals():
            os.kill(os.getpid(), stop)
            reached.append("end of the block")

    with pytest.raises(Heard):
        inside()
    assert reached == ["end of the block"]


def test_handler_is_the_old_one_afterwards(stop):
    before = signal.getsignal(stop)
    with held_signals():
        assert signal.getsignal(stop) is not before
    assert signal.getsignal(stop) is before


def test_error_in_the_block_is_told_where_nobody_stopped_it(stop):
    with pytest.raises(LookupError), held_signals():
        raise LookupError


@pytest.mark.skipif(sys.platform == "win32", reason="there a child is ended without a signal")
def test_child_that_was_started_inside_can_still_be_ended(stop):
    with held_signals():
        child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    child.terminate()
    assert child.wait(timeout=10) == -signal.SIGTERM


def test_thread_may_use_it_and_nothing_is_held():
    found = []

    def inside():
        before = signal.getsignal(signal.SIGTERM)
        with held_signals():
            found.append(signal.getsignal(signal.SIGTERM) is before)

    thread = threading.Thread(target=inside)
    thread.start()
    thread.join()
    assert found == [True]
