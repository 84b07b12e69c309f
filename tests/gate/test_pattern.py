"""Patterns of paths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.gate.pattern import fits


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("a.apk", "a.apk"),
        ("a.apk", "deep/in/a.apk"),
        ("*.apk", "deep/a.apk"),
        ("samples/*.apk", "samples/a.apk"),
        ("samples/**", "samples/deep/a.apk"),
        ("samples/", "samples/deep/a.apk"),
        ("./samples/a.apk", "samples/a.apk"),
        ("/samples/a.apk", "samples/a.apk"),
        ("**/deep/*", "x/y/deep/a.apk"),
        ("**/deep/*", "deep/a.apk"),
        ("b.xapk", "in/b.xapk!/base.apk"),
        ("?.apk", "a.apk"),
        ("a[1].apk", "a[1].apk"),
    ],
)
def test_pattern_fits(pattern, place):
    assert fits(pattern, place)


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("samples/*.apk", "samples/deep/a.apk"),
        ("samples/*.apk", "other/samples/a.apk"),
        ("a.apk", "ba.apk"),
        ("?.apk", "/.apk"),
        ("a.apk", "aXapk"),
        ("samples/", "samples"),
    ],
)
def test_pattern_does_not_fit(pattern, place):
    assert not fits(pattern, place)


@given(st.text(min_size=1, max_size=30), st.text(max_size=30))
def test_any_pattern_is_a_pattern(pattern, place):
    assert fits(pattern, place) in {True, False}
