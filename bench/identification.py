"""How well names alone tell loan apps: listed apps are asked as if no list had them.

Rows are parted in two by the first byte of the SHA-256 of their package name; words and weights were looked at with the
`even` half only, the `odd` half is the honest figure. A row is asked of a catalogue without the half (or the source)
that it belongs to. Apps with credit inside are left out: their names say nothing of it. More lists of ordinary
packages, as `pm list packages` prints them, may be named on the command line.
Run it with `.venv/bin/python bench/identification.py [FILE…]`.
"""

import argparse
import csv
import hashlib
import re
import time
import unicodedata
from collections import Counter
from dataclasses import replace
from pathlib import Path

from adbaudit.identify.identify import identify
from adbaudit.locations import rules_folder
from adbaudit.model.identity import Verdict
from adbaudit.rules.load import load_rules

ORDER = (Verdict.LOAN, Verdict.MAYBE, Verdict.NO, Verdict.UNKNOWN)
MARKETS = {"cn": "China", "in": "India", "ph": "Philippines", "th": "Thailand", "world": "no market known"}


def half_of(package):
    return ("even", "odd")[hashlib.sha256(package.encode()).digest()[0] % 2]


def without(catalogue, is_held):
    """The catalogue without the lists, but with the names of the rows that are not held out."""
    kept = {
        field: {name: app for name, app in getattr(catalogue, field).items() if not (app.package and is_held(app))}
        for field in ("by_label", "by_brand")
    }
    return replace(catalogue, by_package={}, look_alikes={}, by_hash={}, **kept)


def verdicts(catalogue, pairs):
    return Counter(identify(catalogue, package=package, label=label).verdict for package, label in pairs)


def tell(name, counted):
    total = sum(counted.values())
    if total:
        found = (counted[Verdict.LOAN] + counted[Verdict.MAYBE]) / total
        shares = "  ".join(f"{counted[verdict]:>5} {counted[verdict] / total:>6.1%}" for verdict in ORDER)
        print(f"{name:<58.58} {total:>5}  {shares}  {found:>6.1%}")


def script_of(label):
    letters = Counter(unicodedata.name(letter, "?").split()[0] for letter in label if letter.isalpha())
    return letters.most_common(1)[0][0].lower() if letters else "none"


def tell_parts(catalogue, name, rows, part_of):
    """Each part of the rows by itself, asked of a catalogue without it."""
    print(f"\n{name}")
    for part in sorted({part for app in rows for part in part_of(app)}):
        held = [app for app in rows if part in part_of(app)]
        packages = {app.package for app in held}
        alone = without(catalogue, lambda app, packages=packages: app.package in packages)
        if len(held) >= 5:
            tell(f"  {part}", verdicts(alone, [(app.package, app.labels[0]) for app in held]))


def tell_halves(catalogue, rows, look_alikes):
    for half in ("even", "odd"):
        alone = without(catalogue, lambda app, half=half: half_of(app.package) == half)
        held = [app for app in rows if half_of(app.package) == half]
        others = [pair for pair in look_alikes if half_of(pair[0]) == half]
        tell(f"listed, {half} half", verdicts(alone, [(app.package, app.labels[0]) for app in held]))
        tell("  the same without their labels", verdicts(alone, [(app.package, None) for app in held]))
        tell(f"look-alikes, {half} half", verdicts(alone, others))
        tell("  the same without their labels", verdicts(alone, [(package, None) for package, _ in others]))


def tell_speed(catalogue, rows):
    pairs = [(app.package, app.labels[0]) for app in rows[:1000]]
    alone, best = without(catalogue, lambda _app: True), float("inf")
    for _ in range(10):
        started = time.process_time()
        verdicts(alone, pairs)
        best = min(best, time.process_time() - started)
    print(f"\n{len(pairs)} apps weighed by both names: {best * 1000:.0f} ms of processor time, best of ten")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("packages", nargs="*", type=Path, help="lists of ordinary packages, without labels")
    given = parser.parse_args()
    folder = rules_folder()
    catalogue = load_rules(folder).catalogue
    rows = [app for app in catalogue.by_package.values() if app.labels and not app.is_credit_inside]
    table = csv.DictReader((folder / "catalogue" / "look_alikes.csv").read_text("utf-8").splitlines())
    heads = "  ".join(f"{verdict.value:>12}" for verdict in ORDER)
    print(f"{'':<58} {'rows':>5}  {heads}  found")
    tell_halves(catalogue, rows, [(row["package"], row["label"]) for row in table])
    for path in given.packages:
        packages = re.findall(r"^package:(?:.*=)?(\S+)", path.read_text("utf-8-sig"), re.MULTILINE)
        tell(path.name, verdicts(catalogue, [(package, None) for package in packages]))
    tell_parts(catalogue, "each source held out", rows, lambda app: re.split("; (?=[A-Z])", str(app.source)))
    tell_parts(catalogue, "by market", rows, lambda app: [MARKETS.get(Path(app.file).stem, "other")])
    tell_parts(catalogue, "by script of the label", rows, lambda app: [script_of(app.labels[0])])
    tell_speed(catalogue, rows)


if __name__ == "__main__":
    main()
