"""Indicators about apps, out of a bundle with much else in it."""

from __future__ import annotations

import json

import pytest

from adbaudit.workflow.importing.from_stix import from_stix, objects_of

SHA256 = "3ac97735164824657b683e805133b1274b2dedabf9fdd6aa9aca31089d501e64"
DAY = "2026-11-21"


def an_indicator(pattern, number=1, **more):
    return {"type": "indicator", "id": f"indicator--{number}", "pattern": pattern, **more}


def indicates(number, family="Family"):
    return [
        {"type": "malware", "id": f"malware--{family}", "name": family},
        {
            "type": "relationship",
            "relationship_type": "indicates",
            "source_ref": f"indicator--{number}",
            "target_ref": f"malware--{family}",
        },
    ]


def read(*objects):
    return from_stix(objects, checked=DAY)


def test_package_carries_the_family_it_indicates():
    (app,) = read(*indicates(1), an_indicator("[app:id='com.example.loan']")).apps
    assert (app.package, app.notes) == ("com.example.loan", "Family")


def test_certificate_is_kept_under_its_family_for_no_one_says_whose_app_it_signed():
    found = read(*indicates(1), an_indicator(f"[app:cert.sha256='{SHA256.upper()}']"))
    assert [(app.package, app.label, app.signers) for app in found.apps] == [("", "Family", (SHA256,))]


@pytest.mark.parametrize(
    ("pattern", "digest"),
    [
        (f"[file:hashes.'SHA-256'='{SHA256}']", SHA256),
        (f"[file:hashes.sha1='{SHA256[:40]}']", SHA256[:40]),
        (f"[file:hashes.md5='{SHA256[:32]}']", SHA256[:32]),
    ],
)
def test_digest_of_a_file_is_kept(pattern, digest):
    assert [one.digest for one in read(an_indicator(pattern)).hashes] == [digest]


def test_what_is_not_about_an_app_is_counted_by_kind():
    found = read(
        an_indicator("[domain-name:value='a.example']"),
        an_indicator("[domain-name:value='b.example']"),
        an_indicator("[app:cert.sha1='aa']"),
    )
    assert found.unused == {"app:cert.sha1": 1, "domain-name:value": 2}


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        ({"revoked": True}, "revoked"),
        ({"valid_until": "2024-01-01T00:00:00Z"}, "valid_until"),
        ({"pattern_type": "yara"}, "pattern_type yara"),
    ],
)
def test_indicator_that_does_not_count_any_more_is_not_used(more, kind):
    found = read(an_indicator("[app:id='com.example.loan']", **more))
    assert (found.apps, found.unused) == ((), {kind: 1})


def test_indicator_that_still_counts_on_that_day_is_used():
    assert read(an_indicator("[app:id='com.example.loan']", valid_until="2027-01-01T00:00:00Z")).apps


@pytest.mark.parametrize(
    "pattern", ["[app:id='a.b' AND file:name='x']", "[app:id='not a package']", "[app:cert.sha256='aa']", None, 7]
)
def test_indicator_that_is_not_understood_is_kept_with_its_number(pattern):
    found = read({"type": "identity"}, an_indicator(pattern))
    assert [row.line for row in found.refused] == [2]


def test_same_package_in_two_indicators_is_one_app():
    twice = [an_indicator("[app:id='com.example.loan']", number) for number in (1, 2)]
    assert len(read(*twice).apps) == 1


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"type": "bundle"}', '{"type": "bundle", "objects": 3}', "[" * 100_000, "package,label"]
)
def test_text_that_is_no_bundle_is_none(text):
    assert objects_of(text) is None


def test_objects_that_are_none_are_passed_over():
    text = json.dumps({"type": "bundle", "objects": [1, "x", {"type": "indicator"}]})
    assert objects_of(text) == ({"type": "indicator"},)
