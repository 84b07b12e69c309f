"""Patterns of paths."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.gate.pattern import can_fit, fits


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
        ("a[1].apk", "a1.apk"),
        ("samples/known", "samples/known/deep/a.apk"),
        ("known/", "samples/known/a.apk"),
        ("com.[kl]*", "samples/com.kuai.apk"),
        ("*known*", "samples/well-known/a.apk"),
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


@pytest.mark.parametrize("pattern", ["!samples/", "../samples/a.apk", "a/../b", "#x", "/", " ", "a\\"])
def test_pattern_that_can_fit_nothing_is_known(pattern):
    assert not can_fit(pattern)


@pytest.mark.parametrize("pattern", ["samples/", "*.apk", "./a.apk", "/samples/**", "\\#x"])
def test_ordinary_pattern_can_fit(pattern):
    assert can_fit(pattern)
