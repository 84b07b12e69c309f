"""How `adbaudit apk` scales with `--jobs`: the same folder of APKs read by one process and by several, in turns.

The folder is made from the samples: each APK gets bytes of its own, and `--size` more that nothing compresses.
Rounds alternate. Other work on the machine slows several processes more than one, so Linux is asked how much of the
processors went to it: told are the median of the ratios of neighbours over all rounds, and over those that were quiet,
and the ratio of the best times. Reports must be the same, but for the time in them.
Run it with `.venv/bin/python bench/apk_jobs.py --count 500 --size 4000000`.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from adbaudit.locations import apks_folder

QUIET = 0.05
"""The share of the processors that other work may take in a round that counts as quiet."""


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock, its own processor time, and the part of all processor time that others took."""

    wall: float
    own: float
    others: float


def make(folder, count, size):
    """Copies of the samples under twenty folders; the bytes that are added cannot be compressed, as in real apps."""
    chance = random.Random(1)  # noqa: S311 - the same folder each time
    samples = sorted(apks_folder().glob("*.apk"))
    filling = chance.randbytes(size)
    for number in range(count):
        path = folder / f"{number % 20:02d}" / f"app-{number:04d}.apk"
        path.parent.mkdir(exist_ok=True)
        with zipfile.ZipFile(samples[number % len(samples)]) as source, zipfile.ZipFile(path, "w") as target:
            for entry in source.infolist():
                target.writestr(entry, source.read(entry))
            target.writestr("assets/filling.bin", number.to_bytes(4, "big") + filling)


def audit(folder, jobs, report):
    words = ["apk", str(folder), "--format", "json", "-o", str(report), "--jobs", str(jobs), "--fail-on", "never"]
    before, all_before, started = os.times(), busy_seconds(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "adbaudit", *words], check=True)
    after, all_after, wall = os.times(), busy_seconds(), time.perf_counter() - started
    own = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall=wall, own=own, others=max(0.0, all_after - all_before - own) / wall / (os.cpu_count() or 1))


def busy_seconds():
    """Processor time that this computer spent on anything (proc(5): user, nice, system; irq, softirq, steal)."""
    stat = Path("/proc/stat")
    if not stat.exists():
        return 0.0
    user, nice, system, _, _, *more = map(int, stat.read_text(encoding="ascii").splitlines()[0].split()[1:9])
    return (user + nice + system + sum(more)) / os.sysconf("SC_CLK_TCK")


def without_time(report):
    document = json.loads(report.read_text(encoding="utf-8"))
    del document["source"]["captured_at"]
    return document


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--size", type=int, default=4_000_000, help="bytes added to each APK")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as top:
        folder, report = Path(top) / "apks", Path(top) / "report.json"
        folder.mkdir()
        make(folder, given.count, given.size)
        times = {1: [], given.jobs: []}
        told = {}
        for _ in range(given.rounds):
            for jobs, kept in times.items():
                kept.append(audit(folder, jobs, report))
                told[jobs] = without_time(report)
    one, several = times[1], times[given.jobs]
    print(f"{given.count} APKs of {given.size:,} bytes and more, {given.rounds} rounds, load {os.getloadavg()[0]:.1f}")
    for jobs, runs in times.items():
        walls, own = [run.wall for run in runs], [run.own for run in runs]
        print(f"  --jobs {jobs}: median {statistics.median(walls):.2f} s, best {min(walls):.2f} s,", end=" ")
        print(f"processor time {statistics.median(own):.2f} s")
    rounds = list(zip(one, several, strict=True))
    show_median("all", rounds)
    show_median("quiet", [pair for pair in rounds if max(run.others for run in pair) < QUIET])
    print(f"  ratio of best {min(run.wall for run in one) / min(run.wall for run in several):.2f}")
    print(f"  same report: {told[1] == told[given.jobs]}")


def show_median(title, rounds):
    ratios = [first.wall / second.wall for first, second in rounds]
    told = ", ".join(f"{ratio:.2f}" for ratio in ratios)
    print(f"  {title}: {len(ratios)} rounds, median of ratios", end=" ")
    print(f"{statistics.median(ratios):.2f} ({told})" if ratios else "unknown")


if __name__ == "__main__":
    main()
