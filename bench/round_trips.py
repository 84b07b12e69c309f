"""Counts the round trips (OPENs) and the time of one scan of a practice phone, at several numbers of packages.

Run it with `.venv/bin/python bench/round_trips.py`; `--latency 0.01` adds ten milliseconds to each round trip. The real
adb binary is between, on a private server. Figures are for comparing rows of one run with each other.
"""

import argparse
import time

from adbaudit.practice.knobs import Knobs
from adbaudit.workflow.audit import Wishes, World, rules, scan
from adbaudit.workflow.clock import SystemClock
from adbaudit.workflow.practice import make_phone, plugged_in


class Silent:
    def step(self, doing):
        pass


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--profile", default="pixel-14")
    parser.add_argument("--packages", type=int, nargs="+", default=[100, 250, 500, 1000])
    parser.add_argument("--latency", type=float, default=0.0)
    given = parser.parse_args()
    world = World(rules=rules(), clock=SystemClock(), progress=Silent())
    print(f"{'packages':>8}  {'OPENs':>5}  {'commands':>8}  {'seconds':>7}  gaps  findings")
    for count in given.packages:
        phone = make_phone(given.profile, knobs=Knobs(latency_seconds=given.latency), count=count)
        with plugged_in(phone, given.profile) as connected:
            started = time.perf_counter()
            report = scan(connected.shell, world, Wishes(), device_id=connected.device_id)
            seconds = time.perf_counter() - started
        opens = sum(phone.log.opens.values())
        commands = sum(1 for line in phone.log.commands if not line.startswith(("echo", "r=")))
        print(
            f"{report.package_count:>8}  {opens:>5}  {commands:>8}  {seconds:>7.2f}  {len(report.gaps):>4}  "
            f"{len(report.findings):>8}"
        )
    print(f"adb that connected: {phone.log.banner[:60]}…")


if __name__ == "__main__":
    main()
