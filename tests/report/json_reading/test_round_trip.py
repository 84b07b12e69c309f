"""A saved report read back says the same, in every format, and a file that is none is told."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.errors import AdbauditError, FileFault
from adbaudit.model.access import Effective
from adbaudit.model.apk import ComponentRole, Declarations, Feature, RoleKind, UsesPermission
from adbaudit.model.appop import OpCount
from adbaudit.model.icon import small_bitmap
from adbaudit.model.message import message
from adbaudit.report.json_reading.document import is_list, read_reports
from adbaudit.report.render import render, render_many


def saved(report, translator):
    return render(report, "json", translator)


@pytest.mark.parametrize("language", ["english", "chinese"])
def test_json_to_json_is_the_same_bytes(build, request, language):
    translator = request.getfixturevalue(language)
    text = saved(build.full_report(), translator)
    assert saved(*read_reports(text, "a.json"), translator) == text


def test_apk_run_comes_back_the_same(build, english):
    text = saved(build.apk_report(build.apk_app(access=(build.access(effective=Effective.ASKS),))), english)
    assert saved(*read_reports(text, "a.json"), english) == text


def test_what_a_manifest_declares_comes_back(build, english):
    app = build.apk_app(access=(build.access(),))
    declares = Declarations(
        features=(Feature(name="android.hardware.telephony", is_required=False),),
        roles=(ComponentRole(kind=RoleKind.SMS_RECEIVER, component="a.b/.C"),),
        exported=("a.b/.D",),
        allows_backup=True,
    )
    uses = UsesPermission(permission="android.permission.READ_SMS", max_sdk=30, is_of_split=True)
    apk = replace(app.apks[0], declares=declares, declared=(uses,), past_signers=("ef" * 32,), schemes=("v1", "v2"))
    text = saved(build.apk_report(replace(app, apks=(apk,))), english)
    (report,) = read_reports(text, "a.json")
    assert saved(report, english) == text
    assert (report.apps[0].apks[0].declares, report.apps[0].apks[0].declared) == (declares, (uses,))


PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\x60\0\0\0\x60" + bytes(range(256))


def with_icon(build):
    app = build.apk_app(access=(build.access(),))
    return build.apk_report(replace(app, apks=(replace(app.apks[0], icon=small_bitmap(PICTURE)),)))


def test_icon_comes_back(build, english):
    text = saved(with_icon(build), english)
    (report,) = read_reports(text, "a.json")
    assert (report.apps[0].apks[0].icon.data, saved(report, english)) == (PICTURE, text)


@pytest.mark.parametrize(
    "changed",
    [
        {"data": "PHNjcmlwdD4="},
        {"data": "no base64"},
        {"media_type": "image/svg+xml"},
        {"media_type": "image/webp"},
        {"sha256": "0" * 64},
    ],
)
def test_icon_that_is_no_picture_is_refused(build, english, changed):
    report = json.loads(saved(with_icon(build), english))
    report["apps"][0]["apk"][0]["icon"] |= changed
    with pytest.raises(FileFault) as fault:
        read_reports(json.dumps(report), "a.json")
    assert "icon" in english(fault.value.happened)


def test_report_of_a_version_without_icons_is_read(build, english):
    report = json.loads(saved(with_icon(build), english))
    del report["apps"][0]["apk"][0]["icon"]
    (read,) = read_reports(json.dumps(report), "a.json")
    assert read.apps[0].apks[0].icon is None


def test_list_of_several_comes_back_the_same(build, english):
    text = render_many([build.full_report(), build.report()], "json", english)
    assert is_list(text)
    assert render_many(read_reports(text, "a.json"), "json", english) == text


def test_counts_of_the_history_come_back(build, english):
    count = OpCount(accesses=3, rejects=1, begin=build.time(day=1), end=build.time(day=2))
    text = saved(build.report(build.app(access=(build.access(count=count),))), english)
    (report,) = read_reports(text, "a.json")
    assert report.apps[0].installed.access[0].count == count


def test_use_without_a_time_stays_a_use(build, english):
    report = build.full_report()
    first, *others = report.apps[0].installed.access
    used = replace(first, last_access=None, access_state="bg-tpd")
    app = replace(report.apps[0], installed=replace(report.apps[0].installed, access=(used, *others)))
    (again,) = read_reports(saved(replace(report, apps=(app, *report.apps[1:])), english), "a.json")
    assert again.apps[0].installed.access[0].is_use_without_time


def test_law_keeps_apart_what_is_about_the_app(build, english):
    law = build.law(notes=(message("A draft."),), notes_on_app=(message("Not from a store."),))
    text = saved(build.report(findings=(build.finding(law=(law,)),)), english)
    (report,) = read_reports(text, "a.json")
    assert [str(note) for note in report.findings[0].law[0].notes] == ["A draft."]
    assert saved(report, english) == text


def test_terminal_of_a_saved_report_is_that_of_the_scan(build, english):
    report = build.full_report()
    (again,) = read_reports(saved(report, english), "a.json")
    shown = render(again, "terminal", english)
    scanned = render(report, "terminal", english).splitlines()[:40]
    note = "Shown from a saved file. Whether it was changed since nobody can tell from it."
    assert [line for line in shown.splitlines() if line != note][:40] == scanned


def test_steps_of_a_saved_report_can_be_shown_and_not_carried_out(build, english):
    (report,) = read_reports(saved(build.full_report(), english), "a.json")
    step = report.findings[0].remedy[0]
    assert (step.actions, step.commands[0][:2]) == ((), ("pm", "revoke"))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", "{}", "[{}]", '{"schema": "adbaudit/receipts/1"}', "NaN"])
def test_other_files_are_no_saved_reports(text, english):
    with pytest.raises(FileFault) as fault:
        read_reports(text, "a.json")
    assert english(fault.value.happened) == "a.json is no saved report of adbaudit."


def test_report_of_a_later_version_is_not_misread(english):
    with pytest.raises(FileFault) as fault:
        read_reports('{"schema": "adbaudit/report/2"}', "a.json")
    assert "does not know" in english(fault.value.happened)


def test_millions_of_empty_lists_are_no_report():
    with pytest.raises(FileFault, match="is no saved report"):
        read_reports(f"[{'[],' * 3_000_000}[]]", "a.json")


def test_deep_nesting_is_no_report():
    with pytest.raises(FileFault):
        read_reports("[" * 100_000, "a.json")


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("apps", 0, "access", 0, "effective"), "certainly"),
        (("apps", 0, "user"), "0"),
        (("apps", 0, "version_code"), 10**30),
        (("apps", 0, "installed_at"), "2026-11-02"),
        (("source", "captured_at"), "2026-99-99T00:00:00Z"),
        (("source", "phone_time"), "yesterday"),
        (("source", "captured_at"), "0001-01-01T00:00:00+23:59"),
        (("apps", 0, "access", 0, "last_access"), "9999-12-31T23:59:59-23:59"),
        (("findings", 0, "remedy", 0, "commands", 0), "rm -rf /"),
        (("findings", 0, "remedy", 0, "commands", 0), "adb shell 'pm"),
        (("device", "users"), None),
        (("gaps",), {}),
        (("complete_list",), None),
    ],
)
def test_what_the_schema_does_not_allow_is_named_by_its_place(build, english, place, value):
    report = json.loads(saved(build.full_report(), english))
    if place[0] == "complete_list":
        del report["apps"]
        place = ("apps",)
    else:
        part = report
        for key in place[:-1]:
            part = part[key]
        part[place[-1]] = value
    with pytest.raises(FileFault) as fault:
        read_reports(json.dumps(report), "a.json")
    assert str(place[-1]) in english(fault.value.happened) or str(place[-2]) in english(fault.value.happened)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 10**6), junk=st.sampled_from(['"', "{", "]", "0", "null", "\\", "\u202e", "-"]))
def test_a_changed_sign_is_read_or_told_and_never_a_crash(build, english, at, junk):
    text = saved(build.full_report(), english)
    place = at % len(text)
    try:
        reports = read_reports(text[:place] + junk + text[place + 1 :], "a.json")
    except AdbauditError:
        return
    assert render(reports[0], "json", english)


def test_report_from_before_the_phones_clock_was_kept_can_still_be_read(build, english):
    report = json.loads(saved(build.full_report(), english))
    del report["source"]["phone_time"]
    assert read_reports(json.dumps(report), "a.json")[0].provenance.clock is None


def test_phones_clock_comes_back_as_it_was(build, english):
    provenance = build.report().provenance
    report = build.report(provenance=replace(provenance, phone_time=provenance.captured_at + timedelta(days=1)))
    again = read_reports(saved(report, english), "a.json")[0].provenance
    assert (again.phone_time, again.clock) == (report.provenance.phone_time, report.provenance.clock)


def test_laws_that_stand_word_for_word_at_many_findings_are_one_in_memory(build, english):
    findings = tuple(build.finding(package=name, law=(build.law(),)) for name in ("com.a.b", "com.c.d"))
    (report,) = read_reports(saved(build.report(findings=findings), english), "a.json")
    first, second = report.findings
    assert first.law is second.law


def test_laws_that_differ_in_one_word_stay_apart(build, english):
    laws = (build.law(), build.law(checked="2026-11-20"))
    findings = tuple(build.finding(package=law.checked, law=(law,)) for law in laws)
    (report,) = read_reports(saved(build.report(findings=findings), english), "a.json")
    assert [finding.law[0].checked for finding in report.findings] == ["2026-11-21", "2026-11-20"]


def test_fault_in_a_law_is_told_with_its_own_place(build, english):
    findings = tuple(build.finding(package=name, law=(build.law(),)) for name in ("com.a.b", "com.c.d"))
    document = json.loads(saved(build.report(findings=findings), english))
    document["findings"][1]["law"][0]["verified"] = "yes"
    with pytest.raises(FileFault) as fault:
        read_reports(json.dumps(document), "a.json")
    assert "findings[1].law[0].verified" in english(fault.value.happened)


@pytest.mark.parametrize("command", ["'open", "adb shell \\", "rm -rf /", "adb shell 'pm revoke"])
def test_command_that_is_none_of_ours_is_refused_or_left_out(build, english, command):
    document = json.loads(saved(build.full_report(), english))
    next(step for finding in document["findings"] for step in finding["remedy"])["commands"] = [command]
    with pytest.raises(FileFault):
        read_reports(json.dumps(document), "a.json")
