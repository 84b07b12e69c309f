"""How well names alone tell loan apps: each listed app is asked as if no list had it."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

from adbaudit.identify.identify import identify
from adbaudit.model.identity import Verdict

LOOK_ALIKES = Path(__file__).parents[2] / "rules" / "catalogue" / "look_alikes.csv"


def test_most_listed_loan_apps_are_found_by_their_names_alone(catalogue, only_words):
    rows = [row for row in catalogue.by_package.values() if not row.is_credit_inside and row.labels]
    verdicts = Counter(identify(only_words, package=row.package, label=row.labels[0]).verdict for row in rows)
    found = verdicts[Verdict.LOAN] + verdicts[Verdict.MAYBE]
    assert found / len(rows) > 0.85


def test_few_look_alikes_would_be_called_loan_apps_by_their_names_alone(only_words):
    rows = list(csv.DictReader(LOOK_ALIKES.read_text("utf-8").splitlines()))
    called = [
        row for row in rows if identify(only_words, package=row["package"], label=row["label"]).verdict is Verdict.LOAN
    ]
    assert len(called) / len(rows) < 0.1
