"""One scan against the floor and against the way of one `dumpsys` per package, in the same run on the same phone.

The floor is one `adb shell` that runs the very commands of the scan and throws their answers away: what a cable and a
phone cost before anything is read. `--latency` and `--rate` make the practice phone's cable slow.
Run it with `.venv/bin/python bench/side_by_side.py`; quote medians and ratios, never single times.
"""

import argparse
import multiprocessing
import statistics
import subprocess
import time

from adbaudit.device.framing import line_of
from adbaudit.device.phones import connect_phone, list_phones
from adbaudit.device.program import find_program
from adbaudit.device.server import private_server
from adbaudit.device.shell import AdbShell
from adbaudit.device.states import DeviceState
from adbaudit.facts.collect import collect
from adbaudit.practice.knobs import Knobs
from adbaudit.workflow.practice import make_phone


class Listening:
    """A shell that remembers what was asked of it."""

    def __init__(self, shell):
        self._shell = shell
        self.rounds = []

    def run(self, commands):
        self.rounds.append(list(commands))
        return self._shell.run(commands)


def seconds_of(work):
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def adb(port, serial, line):
    command = [find_program().path, "-P", str(port), "-s", serial, "shell", line]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)


def serve(count, given, pipe):
    """The phone in a process of its own, as a real one has its own processor."""
    knobs = Knobs(latency_seconds=given.latency, bytes_per_second=given.rate)
    with make_phone("pixel-14", knobs=knobs, count=count).serve() as port:
        pipe.send(port)
        pipe.recv()


def measure(count, given):
    ours_end, phones_end = multiprocessing.Pipe()
    phone = multiprocessing.get_context("spawn").Process(target=serve, args=(count, given, phones_end))
    phone.start()
    try:
        with private_server(find_program()) as address:
            serial = f"127.0.0.1:{ours_end.recv()}"
            connect_phone(address, serial)
            while all(one.state is not DeviceState.DEVICE for one in list_phones(address)):
                time.sleep(0.01)
            return compare(AdbShell(address, serial), given)
    finally:
        ours_end.send("end")
        phone.join()


def compare(shell, given):
    port, serial = shell.address.port, shell.serial
    listening = Listening(shell)
    facts = collect(listening, device_id="bench")
    script = "; ".join(line_of(command) for commands in listening.rounds for command in commands)
    names = sorted({installed.package for installed in facts.packages})
    ours, floor = [], []
    for _ in range(given.runs):
        ours.append(seconds_of(lambda: collect(shell, device_id="bench")))
        floor.append(seconds_of(lambda: adb(port, serial, script)))
    some = names[: given.sample]
    each = seconds_of(lambda: [adb(port, serial, f"dumpsys package {name}") for name in some]) / len(some)
    return len(names), len(listening.rounds), statistics.median(ours), statistics.median(floor), each * len(names)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--packages", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--latency", type=float, default=0.01)
    parser.add_argument("--rate", type=float, default=35e6)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--sample", type=int, default=40, help="packages of the per-package way that are really run")
    given = parser.parse_args()
    print("packages  rounds  facts s  floor s  facts/floor  per-package s  per-package/facts")
    for count in given.packages:
        names, rounds, ours, floor, each = measure(count, given)
        print(
            f"{names:>8}  {rounds:>6}  {ours:>7.3f}  {floor:>7.3f}  {ours / floor:>11.2f}  "
            f"{each:>13.1f}  {each / ours:>17.0f}"
        )


if __name__ == "__main__":
    main()
