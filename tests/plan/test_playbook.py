"""Which advice a report ends with, and what our own playbook holds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from adbaudit.model.apk_parts import CODE
from adbaudit.model.gap import BROKEN_OFF, Gap
from adbaudit.model.message import message
from adbaudit.model.plan import Advice, Situation
from adbaudit.model.user import UserId
from adbaudit.plan import Setting, advice

RULES = Path(__file__).parents[2] / "rules"
ENTRIES = sorted((RULES / "playbook").glob("*.yaml"))


UNREAD = Gap(source="dumpsys appops", wanted=message("app operations"), reason=message("it did not answer"))
LOST = replace(UNREAD, reason=BROKEN_OFF)
FOLDER = replace(UNREAD, user=UserId(150))


@pytest.fixture
def ids(build):
    """Which of one entry for each situation are shown; the later ones come first in the playbook."""
    pack = [
        Advice(id=when.value, order=-place, when=when, title=message("Do"), text=message("this"))
        for place, when in enumerate(Situation)
    ]

    def of(*gaps, found=False, **how):
        findings = [build.finding()] if found else []
        return [
            one.id for one in advice(pack, findings, gaps, Setting(**{"on_phone": True, "countries": ("CN",), **how}))
        ]

    return of


def test_phone_without_findings_or_gaps_gets_what_always_holds(ids):
    assert ids() == ["phone", "always"]


def test_findings_on_a_phone_and_in_a_file_get_different_advice(ids):
    assert ids(found=True) == ["phone-findings", "findings", "phone", "always"]
    assert ids(found=True, on_phone=False) == ["file-findings", "findings", "always"]


def test_gap_gets_the_advice_for_its_kind(ids):
    assert ids(UNREAD) == ["phone-gaps", "phone", "always"]
    assert ids(LOST) == ["connection-gaps", "phone-gaps", "phone", "always"]
    assert ids(FOLDER) == ["user-gaps", "phone-gaps", "phone", "always"]
    assert ids(UNREAD, on_phone=False) == ["file-gaps", "always"]


def test_code_that_is_packed_is_no_reason_to_fetch_a_file_again(ids):
    assert ids(replace(UNREAD, wanted=CODE), on_phone=False) == ["always"]


@pytest.mark.parametrize("gap", [UNREAD, LOST, FOLDER])
def test_gap_of_what_was_saved_gets_advice_of_its_own_alone(ids, gap):
    assert ids(gap, is_saved=True) == ["saved-gaps", "phone", "always"]


def test_whole_saved_source_gets_no_advice_about_gaps(ids):
    assert ids(is_saved=True) == ["phone", "always"]


def test_nothing_about_a_phone_at_hand_is_told_of_saved_files():
    (path,) = [path for path in ENTRIES if _yaml(path)["when"] == "saved-gaps"]
    assert re.search("[Uu]nlock|cable|plug", _yaml(path)["text"]) is None


def test_another_cable_is_only_for_a_connection_that_broke_off():
    named = [path.stem for path in ENTRIES if "cable" in _yaml(path)["text"]]
    assert named == ["not-read-connection"]


def test_nothing_about_a_plugged_in_phone_is_told_of_a_file():
    for_files = [
        path for path in ENTRIES if _yaml(path)["when"] in {"always", "findings", "file-findings", "file-gaps"}
    ]
    assert for_files
    assert [path.stem for path in for_files if re.search("USB|debugging|address book", _yaml(path)["text"])] == []


def test_playbook_keeps_its_order():
    entries = sorted((_yaml(path)["order"], path.stem) for path in ENTRIES)
    ids = [name for _, name in entries]
    assert ids[:3] == ["danger-now", "limits", "save-proof"]
    wanted = ["save-proof", "stop-the-flow", "tell-contacts", "complain", "police", "the-debt"]
    assert sorted(wanted, key=ids.index) == wanted


@pytest.mark.parametrize("path", ENTRIES, ids=lambda path: path.stem)
def test_playbook_names_no_number_and_never_promises(path):
    entry = _yaml(path)
    assert entry["id"] == path.stem
    assert re.search(r"\d{3}|\b(safe|clean|fraud|illegal app)\b", entry["text"], re.IGNORECASE) is None


def _yaml(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))
