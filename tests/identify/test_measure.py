"""How well names alone tell loan apps: each listed app is asked as if no list had it."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from adbaudit.identify.identify import identify
from adbaudit.model.identity import ReasonKind, Verdict

LOOK_ALIKES = Path(__file__).parents[2] / "rules" / "catalogue" / "look_alikes.csv"
ORDINARY = [
    "com.android.settings",
    "com.google.android.apps.maps",
    "com.miui.home",
    "com.samsung.android.messaging",
    "com.whatsapp",
    "org.mozilla.firefox",
    "com.android.providers.calendar",
    "com.google.android.apps.walletnfcrel",
    "com.google.android.finsky",
    "com.android.quicksearchbox",
]


def test_most_listed_loan_apps_are_found_by_their_names_alone(catalogue, only_words):
    rows = [row for row in catalogue.by_package.values() if not row.is_credit_inside and row.labels]
    verdicts = Counter(identify(only_words, package=row.package, label=row.labels[0]).verdict for row in rows)
    found = verdicts[Verdict.LOAN] + verdicts[Verdict.MAYBE]
    assert found / len(rows) > 0.9


def test_no_look_alike_is_called_a_loan_app_by_its_names_alone(only_words):
    rows = list(csv.DictReader(LOOK_ALIKES.read_text("utf-8").splitlines()))
    called = [
        row for row in rows if identify(only_words, package=row["package"], label=row["label"]).verdict is Verdict.LOAN
    ]
    assert called == []


@pytest.mark.parametrize("package", ORDINARY)
def test_ordinary_package_without_its_label_is_not_judged(catalogue, package):
    found = identify(catalogue, package=package, label=None)
    assert (found.verdict, found.reasons[-1].kind) == (Verdict.UNKNOWN, ReasonKind.LABEL)
