"""How long all rules take to load in a fresh process: imports and reading apart, and what each kind of file costs.

    python bench/rules_load.py [RUNS]

Each run is a process of its own; the median and the fastest are printed, of the clock and of the processor's time
(which a busy computer stretches less).
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys

ONE_RUN = """
import json, time
def now():
    return time.perf_counter(), time.process_time()
marks = [now()]
from adbaudit.identify.identify import identify
from adbaudit.locations import rules_folder
from adbaudit.rules.load import load_catalogue, load_rules
marks.append(now())
pack = load_rules(rules_folder())
marks.append(now())
load_catalogue(rules_folder())
marks.append(now())
for number in range(1000):
    identify(pack.catalogue, package=f"com.example.app{number}.cash", label=f"Quick Kredit {number} 借钱")
marks.append(now())
print(json.dumps(marks))
"""
STEPS = ("import", "load all", "load only the catalogue", "identify 1,000 apps")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    marks = [json.loads(_run()) for _ in range(runs)]
    print(f"{runs} processes{'clock: median':>29}{'fastest':>10}{'processor: median':>20}{'fastest':>10}")
    for step, name in enumerate(STEPS):
        _print(name, [(one[step], one[step + 1]) for one in marks])
    _print("import and load all", [(one[0], one[2]) for one in marks])


def _print(name, pairs) -> None:
    figures = ""
    for kind, width in ((0, 11), (1, 17)):
        values = sorted(1000 * (after[kind] - before[kind]) for before, after in pairs)
        figures += f"{statistics.median(values):{width}.1f} ms{values[0]:7.1f} ms"
    print(f"{name:26}{figures}")


def _run() -> bytes:
    return subprocess.run([sys.executable, "-c", ONE_RUN], check=True, capture_output=True).stdout


if __name__ == "__main__":
    main()
