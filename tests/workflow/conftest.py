"""Scans of practice phones over the real adb, each made once."""

import functools
import json

import pytest
import yaml

from adbaudit.locale.translator import load_translator
from adbaudit.locations import phones_folder
from adbaudit.model.report import SourceKind
from adbaudit.report.render import render
from adbaudit.workflow.audit import Wishes, World, rules, scan
from adbaudit.workflow.clock import SystemClock
from adbaudit.workflow.practice import make_phone, plugged_in

PROFILES = ("pixel-14", "xiaomi-11", "legacy-8", "samsung-15")


class Silent:
    def step(self, doing):
        pass


@functools.cache
def world():
    return World(rules=rules(), clock=SystemClock(), progress=Silent())


@pytest.fixture(scope="session")
def world_of_tests():
    """Rules, clock and somebody to tell, made once."""
    return world()


def audit(profile, **knobs):
    phone = make_phone(profile, **knobs)
    with plugged_in(phone, profile) as connected:
        report = scan(connected.shell, world(), Wishes(source=SourceKind.PRACTICE), device_id=connected.device_id)
    return report, phone.log


@pytest.fixture(scope="session")
def audited():
    """The report and the phone's log of an undisturbed scan."""
    return functools.cache(audit)


@pytest.fixture
def disturbed():
    """The same with knobs turned."""
    return audit


@pytest.fixture(scope="session")
def document(audited):
    """The JSON report of an undisturbed scan."""

    @functools.cache
    def of(profile):
        return json.loads(render(audited(profile)[0], "json", load_translator("en")))

    return of


@pytest.fixture(scope="session")
def expected():
    """What a person who knows Android wrote down for the profile."""

    @functools.cache
    def of(profile):
        return yaml.safe_load((phones_folder() / profile / "expected.yaml").read_text(encoding="utf-8"))

    return of


@pytest.fixture(scope="session")
def planted():
    """Serials, accounts and numbers that no report may show."""

    @functools.cache
    def of(profile):
        text = (phones_folder() / profile / "phone.yaml").read_text(encoding="utf-8")
        return tuple(_strings(yaml.safe_load(text)["planted"]))

    return of


def _strings(value):
    if isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)
    else:
        yield str(value)
