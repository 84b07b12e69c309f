"""The first sentence of a text."""

from __future__ import annotations

import pytest

from adbaudit.report.opening import opening


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Save it. Then go.", "Save it."),
        ("请保存。然后再去。", "请保存。"),
        ("Say: “Do not pay. Tell me.” Begin now. Then rest.", "Say: “Do not pay. Tell me.” Begin now."),
        ("Version 1.5 is here. More.", "Version 1.5 is here."),
        ("no stop at all", "no stop at all"),
        ("", ""),
    ],
)
def test_opening_ends_at_the_first_full_stop_outside_quotes(text, first):
    assert opening(text) == first
