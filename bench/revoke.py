"""A revoke of every loan app of a practice phone over a slow cable: seconds and round trips, the stated waits apart.

The waits are the phone's own `sleep`s between acting and reading back. Until so many apps of the phone need a change
(`--apps`), further apps of the catalogue are installed on it, each with what the cash loan of the profile asks for and
has. Run it with `.venv/bin/python bench/revoke.py`; quote medians.
"""

import argparse
import dataclasses
import statistics
import tempfile
import time

from adbaudit.apply.phone import REVERT_SECONDS, SETTLE_SECONDS
from adbaudit.locale.translator import load_translator
from adbaudit.locations import apks_folder, phones_folder
from adbaudit.model.receipt import Outcome
from adbaudit.practice.android import Android
from adbaudit.practice.knobs import Knobs
from adbaudit.practice.phone import PracticePhone
from adbaudit.practice.profile import load_profile
from adbaudit.workflow.audit import Wishes, World, rules
from adbaudit.workflow.clock import SystemClock
from adbaudit.workflow.last_look import look_once_more
from adbaudit.workflow.practice import plugged_in
from adbaudit.workflow.revoke import Choice, journal_of, keep_proof, prepare, revoke

WAITS = SETTLE_SECONDS + REVERT_SECONDS


class Silent:
    def step(self, doing):
        pass


PATTERN = "com.kuaijie.cashloan"
FIRST_FREE_APP_ID = 10_900


def lent(profile, pack, more):
    """The same phone with so many further loan apps."""
    known = {package.name for package in profile.packages}
    by_name = pack.catalogue.by_package
    names = sorted(name for name, app in by_name.items() if not app.is_credit_inside and name not in known)
    pattern = next(package for package in profile.packages if package.name == PATTERN)
    copies = (
        dataclasses.replace(pattern, name=name, app_id=FIRST_FREE_APP_ID + place)
        for place, name in enumerate(names[:more])
    )
    return dataclasses.replace(profile, packages=(*profile.packages, *copies))


def the_phone(profile, knobs=None):
    return PracticePhone(Android(profile, apks_folder()), serial=profile.name, knobs=knobs or Knobs())


def looked_at(profile):
    """The plan for every loan app of the phone, and the findings of every app."""
    world = World(rules=rules(), clock=SystemClock(), progress=Silent())
    with plugged_in(the_phone(profile), profile.name) as opened:
        prepared = prepare(opened, world, Wishes(), Choice(is_dry_run=True))
    needing = {planned.package for planned in prepared.plan.steps if planned.step.actions}
    return needing, frozenset(finding.package for finding in prepared.report.findings if finding.package)


def measure(profile, latency, packages):
    phone = the_phone(profile, Knobs(latency_seconds=latency, bytes_per_second=35_000_000))
    world = World(rules=rules(), clock=SystemClock(), progress=Silent())
    with tempfile.TemporaryDirectory() as home, plugged_in(phone, profile.name) as opened:
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
            "apps that were changed": len({result.planned.package for result in results if result.receipts}),
            "actions": sum(len(result.receipts) for result in results),
            "done": sum(receipt.outcome is Outcome.DONE for result in results for receipt in result.receipts),
        }


def main():
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("--profile", default="pixel-14")
    words.add_argument("--latency", type=float, default=0.01)
    words.add_argument("--every", action="store_true", help="name every app with a finding, not only loan apps")
    words.add_argument("--runs", type=int, default=5)
    words.add_argument("--apps", type=int, default=8, help="how many loan apps need a change")
    given = words.parse_args()
    profile = load_profile(given.profile, folder=phones_folder())
    needing, found = looked_at(profile)
    profile = lent(profile, rules(), max(0, given.apps - len(needing)))
    packages = found | {package.name for package in profile.packages if package.app_id >= FIRST_FREE_APP_ID}
    every = packages if given.every else frozenset()
    runs = [measure(profile, given.latency, every) for _ in range(given.runs)]
    for name in runs[0]:
        print(f"{name:28} {statistics.median(run[name] for run in runs):8.3f}")


if __name__ == "__main__":
    main()
