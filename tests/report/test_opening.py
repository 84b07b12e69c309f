"""The first sentence of a text."""

from __future__ import annotations

import pytest

from adbaudit.report.opening import in_short, opening


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Save it. Then go.", "Save it."),
        ("请保存。然后再去。", "请保存。"),
        ("Say: “Do not pay. Tell me.” Begin now. Then rest.", "Say: “Do not pay. Tell me.” Begin now."),
        ("Version 1.5 is here. More.", "Version 1.5 is here."),
        ("अभी सहेजें। फिर जाएं।", "अभी सहेजें।"),
        ("no stop at all", "no stop at all"),
        ("", ""),
    ],
)
def test_opening_ends_at_the_first_full_stop_outside_quotes(text, first):
    assert opening(text) == first


def test_what_to_keep_stands_in_the_short_form_too(build):
    assert in_short(build.advice(id="save-proof"), "Do not delete. Keep this. And more.") == "Do not delete. Keep this."
    assert in_short(build.advice(id="complain"), "First so. Then so.") == "First so."
