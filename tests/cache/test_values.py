"""Values come back from JSON as they were, and nothing else comes back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.cache.values import NotSuch, from_json, to_json
from adbaudit.model.apk import ApkFacts, ManifestState, UsesPermission
from adbaudit.model.icon import Icon

Apps = tuple[ApkFacts, ...]
FACTS = ApkFacts(
    path="a.apk",
    manifest=ManifestState.READ,
    labels=("Loan", "贷\udcff\u202e"),
    signers=(),
    declared=(UsesPermission(permission="android.permission.READ_SMS", max_sdk=22),),
    icon=Icon(sha256="ab" * 32, media_type="image/png", data=b"\x89PNG\0\xff"),
    services=(("a.b.C", "android.permission.BIND_ACCESSIBILITY_SERVICE"),),
)


def through_json(value):
    return json.loads(json.dumps(to_json(value)))


def test_facts_come_back_as_they_were():
    assert from_json(through_json((FACTS,)), Apps) == (FACTS,)


def test_nothing_and_an_empty_list_stay_two_things():
    told = from_json(through_json((FACTS,)), Apps)[0]
    assert (told.signers, told.sdks) == ((), None)


@given(st.builds(ApkFacts))
def test_any_facts_come_back_as_they_were(facts):
    assert from_json(through_json((facts,)), Apps) == (facts,)


def changed(**fields):
    return [{**through_json(FACTS), **fields}]


@pytest.mark.parametrize(
    "value",
    [
        None,
        {},
        [[]],
        [{}],
        changed(path=None),
        changed(path=3),
        changed(manifest="fine"),
        changed(labels="Loan"),
        changed(labels=[None]),
        changed(icon={"sha256": "", "media_type": "", "data": "no base64"}),
        changed(icon={"sha256": "", "media_type": "", "data": 3}),
        changed(version_code=True),
        changed(version_code="3"),
        changed(services=[["one"]]),
        changed(declared=[{"permission": "x"}]),
        changed(more=1),
        [{key: one for key, one in through_json(FACTS).items() if key != "path"}],
    ],
)
def test_what_is_not_of_the_type_is_refused(value):
    with pytest.raises(NotSuch):
        from_json(value, Apps)


def test_what_has_no_form_is_refused():
    with pytest.raises(NotSuch):
        to_json(object())
