"""How `adbaudit apk` scales with `--jobs`: the same folder of APKs read by one process and by several, in turns.

The folder is made from the samples: each APK gets bytes of its own, and `--size` more that nothing compresses.
Rounds alternate, since other work on the machine slows whoever runs then; the median of the ratios of neighbours and
the ratio of the best times are told. Reports must be the same, but for the time in them.
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
from pathlib import Path

from adbaudit.locations import apks_folder


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
    before, started = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "adbaudit", *words], check=True)
    after = os.times()
    busy = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - started, busy


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
    for jobs, kept in times.items():
        walls, busy = zip(*kept, strict=True)
        print(f"  --jobs {jobs}: median {statistics.median(walls):.2f} s, best {min(walls):.2f} s,", end=" ")
        print(f"processor time {statistics.median(busy):.2f} s")
    ratios = [first[0] / second[0] for first, second in zip(one, several, strict=True)]
    print(f"  median of ratios {statistics.median(ratios):.2f}, ratio of best {min(one)[0] / min(several)[0]:.2f}")
    print(f"  same report: {told[1] == told[given.jobs]}")


if __name__ == "__main__":
    main()
