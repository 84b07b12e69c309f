"""Which part of a policy decides."""

from __future__ import annotations

import pytest

from adbaudit.gate.threshold import threshold_for
from adbaudit.model.policy import PathPolicy


@pytest.fixture
def policy(make):
    return make.policy(
        "high",
        rules=(make.rule("asks", "medium"),),
        paths=(
            PathPolicy(patterns=("old/**",), fail_on=make.threshold("never")),
            PathPolicy(patterns=("*.xapk", "old/new.apk"), rules=(make.rule("reads", "low"),)),
        ),
    )


@pytest.mark.parametrize(
    ("rule", "place", "word"),
    [
        ("reads", "a.apk", "high"),
        ("asks", "a.apk", "medium"),
        ("asks", None, "medium"),
        ("reads", "old/a.apk", "never"),
        ("asks", "old/a.apk", "never"),
        ("reads", "old/new.apk", "low"),
        ("asks", "old/new.apk", "never"),
        ("reads", "deep/in/b.xapk!/base.apk", "low"),
        ("asks", "b.xapk", "medium"),
    ],
)
def test_the_last_that_speaks_of_it_decides(make, policy, rule, place, word):
    assert threshold_for(rule, place, policy) == make.threshold(word)
