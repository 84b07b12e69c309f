"""JSON keeps the promise written in its schema."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from adbaudit.model.access import Effective
from adbaudit.model.apk import ManifestState
from adbaudit.model.identity import Verdict
from adbaudit.model.message import message
from adbaudit.report.json_format.values import moment, written
from adbaudit.report.render import render, render_many


@pytest.fixture(scope="module")
def schema():
    return json.loads(files("adbaudit.report").joinpath("schema/report-1.json").read_text(encoding="utf-8"))


@pytest.fixture
def valid(schema):
    validator = Draft202012Validator(schema, format_checker=FormatChecker())

    def check(text):
        value = json.loads(text)
        assert [f"{error.json_path}: {error.message}" for error in validator.iter_errors(value)] == []
        return value

    return check


def test_schema_is_a_schema(schema):
    Draft202012Validator.check_schema(schema)


def test_schema_closes_every_object(schema):
    assert all(part.get("additionalProperties") is False for part in _objects(schema))


def test_schema_requires_every_field(schema):
    assert all(set(part["required"]) == set(part["properties"]) for part in _objects(schema))


def test_full_report_is_valid(build, english, valid):
    value = valid(render(build.full_report(), "json", english))
    assert value["summary"]["loan_apps"] == 4


def test_apk_run_is_valid_and_has_no_phone(build, english, valid):
    report = build.apk_report(build.apk_app(access=(build.access(effective=Effective.ASKS),)))
    value = valid(render(report, "json", english))
    assert (value["device"], value["apps"][0]["user"]) == (None, None)


def test_unreadable_apk_has_no_package(build, english, valid):
    report = build.apk_report(build.apk_app(package="", label=None, manifest=ManifestState.UNREADABLE))
    assert valid(render(report, "json", english))["apps"][0]["package"] is None


def test_gaps_make_a_report_incomplete(build, english, valid):
    value = valid(render(build.report(gaps=(build.gap(user=10),)), "json", english))
    assert (value["complete"], value["gaps"][0]["user"]) == (False, 10)


def test_special_access_is_told(build, english, valid):
    installed = build.installed(special_access=(build.special(component="a.b/.C"),))
    value = valid(render(build.report(build.app(installed=installed)), "json", english))
    assert value["apps"][0]["special_access"] == [{"kind": "overlay", "state": "on", "component": "a.b/.C"}]


def test_app_not_read_has_nulls(build, english, valid):
    installed = build.installed(version_name=None, version_code=None, target_sdk=None, enabled=None, system=None)
    app = valid(render(build.report(build.app(installed=installed, label=None)), "json", english))["apps"][0]
    assert [app[name] for name in ("label", "version_code", "target_sdk", "enabled")] == [None] * 4


def test_words_follow_the_language_and_enums_do_not(build, chinese, valid):
    value = valid(render(build.full_report(), "json", chinese))
    screen = value["findings"][0]["remedy"][0]["screens"][0]
    assert (value["language"], value["findings"][0]["severity"], screen[:2]) == ("zh-CN", "critical", "设置")


def test_commands_are_shown_as_typed(build, english, valid):
    value = valid(render(build.full_report(), "json", english))
    command = "adb shell pm revoke --user 0 com.kuaijie.cashloan android.permission.READ_CONTACTS"
    assert value["findings"][0]["remedy"][0]["commands"] == [command]


def test_same_report_gives_same_bytes(build, english):
    assert render(build.full_report(), "json", english) == render(build.full_report(), "json", english)


def test_several_phones_are_a_list_even_when_there_is_one(build, english, valid):
    listed = json.loads(render_many([build.report()], "json", english))
    assert [valid(json.dumps(one))["schema"] for one in listed] == ["adbaudit/report/1"]


def test_a_packages_two_users_count_once(build, english, valid):
    report = build.report(build.app("a.b.c"), build.app("a.b.c", user=10))
    assert valid(render(report, "json", english))["summary"]["packages"] == 1


def test_maybe_is_no_loan_app_in_the_count(build, english, valid):
    report = build.report(build.app("a.b.c", verdict=Verdict.MAYBE))
    assert valid(render(report, "json", english))["summary"]["loan_apps"] == 0


def test_time_without_a_zone_is_unknown():
    assert moment(datetime(2026, 11, 20)) is None  # noqa: DTZ001 - the point of the test


def test_time_is_written_with_its_offset():
    assert moment(datetime(2026, 11, 20, tzinfo=UTC) + timedelta(milliseconds=5)) == "2026-11-20T00:00:00.005000+00:00"


def test_chinese_stays_readable():
    assert written("快捷借款") == '"快捷借款"\n'


def test_halves_of_characters_and_far_planes_survive():
    hostile = "\ud800\U000e0041\x9b31m\u202e"
    assert json.loads(written(hostile)) == hostile


@given(st.text(alphabet=st.characters(), max_size=40))
def test_any_text_comes_back_and_nothing_raw_reaches_a_terminal(text):
    text_as_json = written([text])
    assert json.loads(text_as_json) == [text]
    assert all(character == "\n" or character.isprintable() for character in text_as_json)


def test_hostile_label_is_escaped_and_kept(build, english, valid):
    app = build.app(label="\x1b[31mLoan\u202e")
    text = render(build.report(app), "json", english)
    assert "\x1b" not in text
    assert valid(text)["apps"][0]["label"] == "\x1b[31mLoan\u202e"


def test_package_text_with_braces_is_not_a_place(build, english, valid):
    gap = build.gap(reason=message("{text}", text="{evil.__class__}"))
    assert valid(render(build.report(gaps=(gap,)), "json", english))["gaps"][0]["reason"] == "{evil.__class__}"


def _objects(part):
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield part
        for value in part.values():
            yield from _objects(value)
    if isinstance(part, list):
        for value in part:
            yield from _objects(value)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inside: st.lists(inside) | st.dictionaries(st.text(), inside),
)


@given(_VALUES)
def test_layout_is_that_of_the_standard_library(value):
    assert json.loads(written(value)) == value
    assert [_indent(line) for line in written(value).splitlines()] == [
        _indent(line) for line in json.dumps(value, indent=2).splitlines()
    ]


def _indent(line):
    return len(line) - len(line.lstrip()), line.strip()[:1], line.strip()[-1:]


def test_list_that_stands_at_many_places_is_written_at_each_as_it_belongs_there():
    told = ("a", ("b",), {"c": ()})
    plain = ["a", ["b"], {"c": []}]
    assert written([told, {"d": told}, told]) == f"{json.dumps([plain, {'d': plain}, plain], indent=2)}\n"


def test_every_finding_carries_its_law_in_place(build, english):
    law = (build.law(),)
    findings = tuple(build.finding(package=name, law=law, fingerprint=name * 4) for name in ("com.a.b", "com.c.d"))
    value = json.loads(render(build.report(findings=findings), "json", english))
    assert [[one["cite"] for one in finding["law"]] for finding in value["findings"]] == [
        ["A law, art. 47"],
        ["A law, art. 47"],
    ]
