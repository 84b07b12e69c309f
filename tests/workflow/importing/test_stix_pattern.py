"""Patterns of indicators: what is read is read exactly, anything that says more is not read at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.workflow.importing.stix_pattern import matches_in


def pairs(pattern):
    found = matches_in(pattern)
    return None if found is None else [(match.path, match.value) for match in found]


@pytest.mark.parametrize(
    ("pattern", "read"),
    [
        ("[app:id='com.example.loan']", [("app:id", "com.example.loan")]),
        ("[ app:id = 'com.example.loan' ]", [("app:id", "com.example.loan")]),
        ("[app:cert.sha1='aa']", [("app:cert.sha1", "aa")]),
        ("[file:hashes.sha256='aa']", [("file:hashes.sha256", "aa")]),
        ("[file:hashes.'SHA-256' = 'aa']", [("file:hashes.sha256", "aa")]),
        ("[file:hashes.\"SHA-256\" = 'aa']", [("file:hashes.sha256", "aa")]),
        ("[file:hashes.MD5='aa' OR app:id='b.c']", [("file:hashes.md5", "aa"), ("app:id", "b.c")]),
        ("[app:id='a.b'] OR [app:id='c.d']", [("app:id", "a.b"), ("app:id", "c.d")]),
        ("[app:id IN ('a.b', 'c.d')]", [("app:id", "a.b"), ("app:id", "c.d")]),
        ("[domain-name:value='x']", [("domain-name:value", "x")]),
        (r"[app:id='it\'s \\ one']", [("app:id", r"it's \ one")]),
    ],
)
def test_equality_and_membership_are_read(pattern, read):
    assert pairs(pattern) == read


@pytest.mark.parametrize(
    "pattern",
    [
        "[app:id='a.b' AND file:name='x']",
        "[app:id='a.b'] AND [app:id='c.d']",
        "[app:id='a.b'] FOLLOWEDBY [app:id='c.d']",
        "[app:id='a.b'] WITHIN 5 SECONDS",
        "[app:id != 'a.b']",
        "[NOT app:id = 'a.b']",
        "[app:id LIKE 'a.%']",
        "[app:id NOT IN ('a.b')]",
        "[app:id='a.b'",
        "app:id='a.b'",
        "[app:id=a.b]",
        "[]",
        "",
        "[app:id='a.b']]",
        "[" * 5000,
    ],
)
def test_pattern_that_says_more_is_not_read_at_all(pattern):
    assert pairs(pattern) is None


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text):
    matches_in(text)


@given(st.text(min_size=1, max_size=60))
def test_any_value_comes_back_as_it_was_written(value):
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    assert pairs(f"[app:id='{escaped}']") == [("app:id", value)]
