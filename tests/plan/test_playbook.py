"""Which advice a report ends with, and what our own guides and playbook hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from adbaudit.model.message import message
from adbaudit.model.plan import Advice, Situation
from adbaudit.plan import advice

RULES = Path(__file__).parents[2] / "rules"
GUIDES = sorted((RULES / "guides").glob("*.yaml"))
ENTRIES = sorted((RULES / "playbook").glob("*.yaml"))
PAGES = {
    "contacts",
    "sms",
    "call-log",
    "location",
    "storage",
    "app-info",
    "accessibility",
    "notification-listener",
    "device-admin",
    "overlay",
    "usage",
    "default-sms",
    "default-dialer",
    "install-apps",
    "all-files",
}


@pytest.fixture
def pack():
    situations = (Situation.GAPS, Situation.FINDINGS, Situation.ALWAYS)
    return [
        Advice(id=when.value, order=10 - place, when=when, title=message("Do"), text=message("this"))
        for place, when in enumerate(situations)
    ]


@pytest.mark.parametrize(
    ("has_findings", "has_gaps", "ids"),
    [
        (False, False, ["always"]),
        (True, False, ["always", "findings"]),
        (False, True, ["always", "gaps"]),
        (True, True, ["always", "findings", "gaps"]),
    ],
)
def test_advice_fits_how_it_stands(pack, has_findings, has_gaps, ids):
    assert [one.id for one in advice(pack, has_findings=has_findings, has_gaps=has_gaps)] == ids


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_guides_of_a_skin_do_not_overlap(path):
    ranges = [(guide["page"], sdk) for guide in _guides(path) for sdk in range(guide["sdk"][0], guide["sdk"][1] + 1)]
    assert len(ranges) == len(set(ranges))


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.stem)
def test_guides_speak_both_languages_and_name_the_app(path):
    wrong = [
        guide
        for guide in _guides(path)
        for language in ("en", "zh-CN")
        if "{app}" not in guide["path"][language] and not guide["page"].startswith("default-")
    ]
    assert wrong == []


def test_the_way_that_always_works_is_known_for_every_page():
    assert {guide["page"] for guide in _guides(RULES / "guides" / "any.yaml")} >= PAGES


def test_playbook_keeps_its_order():
    entries = sorted((_yaml(path)["order"], path.stem) for path in ENTRIES)
    ids = [name for _, name in entries]
    assert ids[:3] == ["danger-now", "limits", "save-proof"]
    assert ids.index("save-proof") < ids.index("stop-the-flow") < ids.index("the-debt") < ids.index("police")


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_playbook_names_no_number_and_never_promises(path):
    entry = _yaml(path)
    assert entry["id"] == path.stem
    assert re.search(r"\d{3}|\b(safe|clean|fraud|illegal app)\b", entry["text"], re.IGNORECASE) is None


def _guides(path):
    return _yaml(path)["guides"]


def _yaml(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))
