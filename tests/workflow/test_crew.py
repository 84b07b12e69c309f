"""Work shared among processes: the order stays, and whatever dies or hangs costs only itself."""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import pytest

from adbaudit.workflow.crew import Lost, each


def squared(number):
    return number * number


def dies_at_three(number):
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def raises_at_three(number):
    return 1 // (number - 3) * 0 + number


def hangs_at_three(number):
    if number == 3:
        time.sleep(600)
    return number


def none_is_left():
    return multiprocessing.active_children() == []


@pytest.mark.parametrize("jobs", [1, 2, 5, 64])
def test_results_come_in_the_order_of_the_tasks(jobs):
    assert list(each(squared, range(50), jobs=jobs)) == [number * number for number in range(50)]
    assert none_is_left()


def test_no_task_needs_no_process():
    assert list(each(squared, [], jobs=4)) == []


@pytest.mark.parametrize("work", [dies_at_three, raises_at_three])
@pytest.mark.parametrize("jobs", [1, 3])
def test_process_that_dies_costs_only_what_it_was_at(work, jobs):
    expected = [Lost.DIED if number == 3 else number for number in range(30)]
    assert list(each(work, range(30), jobs=jobs)) == expected
    assert none_is_left()


def test_every_task_may_kill_its_process():
    assert list(each(os._exit, range(12), jobs=2)) == [Lost.DIED] * 12


def test_process_that_hangs_costs_only_what_it_was_at():
    expected = [Lost.HUNG if number == 3 else number for number in range(20)]
    assert list(each(hangs_at_three, range(20), jobs=2, seconds=0.5)) == expected
    assert none_is_left()


def test_result_larger_than_a_pipe_holds_arrives():
    assert [len(one) for one in each(bytes, [5_000_000] * 3, jobs=2)] == [5_000_000] * 3


def test_iterator_that_is_given_up_leaves_no_process():
    outcomes = each(squared, range(100), jobs=2)
    assert next(outcomes) == 0
    outcomes.close()
    assert none_is_left()


def test_processes_begin_anew_where_another_thread_runs():
    """A copy of a process with threads may stand still for ever."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert list(each(math.factorial, [3, 4], jobs=2)) == [6, 24]
    finally:
        stop.set()
        thread.join()


@pytest.mark.skipif(sys.platform != "linux", reason="asks /proc whether a process is gone")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_processes_end_with_the_one_that_asked(ending):
    """Also where it is killed: the pipes close, and whoever waits at their other end goes home."""
    program = textwrap.dedent("""
        import sys, time
        from multiprocessing import active_children
        from adbaudit.workflow.crew import each
        outcomes = each(abs, range(10_000), jobs=2)
        next(outcomes)
        print(*(one.pid for one in active_children()), flush=True)
        try:
            time.sleep(60)
        except KeyboardInterrupt:
            outcomes.close()
    """)
    done = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    pids = [int(pid) for pid in done.stdout.readline().split()]
    done.send_signal(ending)
    done.wait(timeout=20)
    done.stdout.close()
    assert len(pids) == 2
    assert all(is_gone(pid) for pid in pids)


def is_gone(pid):
    """Within some seconds; a process that ended and that nobody asked after counts as gone."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii") as status:  # noqa: PTH123 - the kernel's own file
                if status.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except FileNotFoundError:
            return True
        time.sleep(0.02)
    return False
