"""A revoke of every loan app of a practice phone over a slow cable: seconds and round trips, the stated waits apart.

The waits are the phone's own `sleep`s between acting and reading back. Run it with `.venv/bin/python bench/revoke.py`;
quote medians.
"""

import argparse
import statistics
import tempfile
import time

from adbaudit.apply.phone import REVERT_SECONDS, SETTLE_SECONDS
from adbaudit.locale.translator import load_translator
from adbaudit.model.receipt import Outcome
from adbaudit.practice.knobs import Knobs
from adbaudit.workflow.audit import Wishes, World, rules
from adbaudit.workflow.clock import SystemClock
from adbaudit.workflow.last_look import look_once_more
from adbaudit.workflow.practice import make_phone, plugged_in
from adbaudit.workflow.revoke import Choice, journal_of, keep_proof, prepare, revoke

WAITS = SETTLE_SECONDS + REVERT_SECONDS


class Silent:
    def step(self, doing):
        pass


def named(profile):
    """Every app of the profile with a finding: credit inside larger apps, and what may lend, too."""
    world = World(rules=rules(), clock=SystemClock(), progress=Silent())
    with plugged_in(make_phone(profile), profile) as opened:
        findings = prepare(opened, world, Wishes(), Choice(is_dry_run=True)).report.findings
    return frozenset(finding.package for finding in findings if finding.package)


def measure(profile, latency, packages):
    phone = make_phone(profile, knobs=Knobs(latency_seconds=latency, bytes_per_second=35_000_000))
    world = World(rules=rules(), clock=SystemClock(), progress=Silent())
    with tempfile.TemporaryDirectory() as home, plugged_in(phone, profile) as opened:
        environ = {"ADBAUDIT_HOME": home}
        started = time.perf_counter()
        choice = Choice(keeps_proof=False, packages=packages)
        prepared = prepare(opened, world, Wishes(), choice)
        visit = keep_proof(opened, world, Wishes(), prepared, load_translator("en"), environ)
        planned, opens = time.perf_counter(), sum(phone.log.opens.values())
        results = revoke(opened, world, prepared, (), journal_of(visit, environ))
        ended, revoked = time.perf_counter(), sum(phone.log.opens.values())
        look_once_more(opened, world, prepared, results)
        looked = time.perf_counter()
        return {
            "scan and plan": planned - started,
            "revoke without the waits": ended - planned - WAITS,
            "round trips of the revoke": revoked - opens,
            "the last look": looked - ended,
            "round trips of the last look": sum(phone.log.opens.values()) - revoked,
            "apps": len({result.planned.package for result in results}),
            "actions": sum(len(result.receipts) for result in results),
            "done": sum(receipt.outcome is Outcome.DONE for result in results for receipt in result.receipts),
        }


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--profile", default="pixel-14")
    words.add_argument("--latency", type=float, default=0.01)
    words.add_argument("--every", action="store_true", help="name every app with a finding, not only loan apps")
    words.add_argument("--runs", type=int, default=5)
    given = words.parse_args()
    packages = named(given.profile) if given.every else frozenset()
    runs = [measure(given.profile, given.latency, packages) for _ in range(given.runs)]
    for name in runs[0]:
        print(f"{name:28} {statistics.median(run[name] for run in runs):8.3f}")


if __name__ == "__main__":
    main()
