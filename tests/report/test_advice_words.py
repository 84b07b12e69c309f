"""What to type for a point of advice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adbaudit.model.report import SourceKind
from adbaudit.report.advice_words import command_of


@pytest.mark.parametrize(
    ("point", "end"),
    [
        ("complain", "letters --kind complaint -o letters-complaint --country KE"),
        ("save-proof", "evidence seal -o proof.zip"),
    ],
)
def test_country_that_the_phone_would_not_tell_stands_in_the_command_that_takes_one(build, point, end):
    report = build.report(countries=("KE",))
    assert str(command_of(build.advice(id=point), report)).endswith(end)


def test_no_command_asks_a_phone_where_none_was_asked(build):
    report = build.report(build.app())
    saved = replace(report, provenance=replace(report.provenance, source=SourceKind.CAPTURE))
    assert command_of(build.advice(id="complain"), saved) is None
