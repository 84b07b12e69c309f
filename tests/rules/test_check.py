"""Checking an author's files: every fault in them, at once, and nothing about other files."""

from __future__ import annotations

import pytest

from adbaudit.rules.check import check

FIVE_FAULTS = """\
id: loan-test
title: "{name} can read the contacts"
why: It may send them away.
severity: {loan: worst}
severity_reason: Because.
confidence: high
wen:
  access: {permissions: [READ_CONTACTS], effective: [allowed]}
subject: contact
examples:
  bad: [{name: allowed, app: {access: {READ_CONTACTS: allowed}}}]
  good: [{name: blocked, app: {access: {READ_CONTACTS: blocked}}}]
  unknown: [{name: unread, app: {access: {READ_CONTACTS: unknown}}}]
"""


@pytest.fixture
def faults_of(rules_folder, monkeypatch):
    """What is told of these paths, beside our own rules, as lines without the folder they lie in."""

    def tell(*paths, start=None):
        if start is not None:
            monkeypatch.chdir(start)
        found = list(check(paths, [rules_folder]))
        return [str(fault) for one in found for fault in one.faults]

    return tell


def in_folder(folder, **files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return folder


def without_folder(lines, folder):
    return [line.replace(f"{folder}/", "") for line in lines]


def test_five_faults_of_one_file_are_five_lines_with_their_paths(faults_of, tmp_path):
    folder = in_folder(tmp_path, **{"permissions/loan-test.yaml": FIVE_FAULTS})
    assert without_folder(faults_of(folder), tmp_path) == [
        "permissions/loan-test.yaml: unknown key 'wen'; did you mean 'when'?",
        "permissions/loan-test.yaml:severity.loan: 'worst' is none of critical, high, medium, low, info",
        "permissions/loan-test.yaml:subject: 'contact' is no permission group and no special access",
        "permissions/loan-test.yaml:title: {name}: only {app} and {time} are known",
        "permissions/loan-test.yaml:when: is missing",
    ]


def test_our_own_rules_have_no_fault(faults_of, rules_folder):
    assert faults_of(rules_folder) == []


@pytest.mark.parametrize("name", ["permissions", "permissions/loan-sms.yaml", "catalogue/apps/cn.csv", "keywords"])
def test_part_of_our_own_rules_is_checked_among_the_others(faults_of, rules_folder, name):
    assert faults_of(rules_folder / name) == []


def test_file_that_lies_anywhere_is_known_by_its_keys(faults_of, tmp_path, a_rule):
    folder = in_folder(tmp_path, **{"loan-test.yaml": a_rule.replace("high}", "huge}")})
    (fault,) = faults_of(folder / "loan-test.yaml")
    assert fault.endswith("loan-test.yaml:severity.maybe: 'huge' is none of critical, high, medium, low, info")


def test_table_that_lies_anywhere_is_known_by_its_columns(faults_of, tmp_path, app_table):
    row = "com.example.x,X,,ID,,predatory,loan,,medium,,https://example.org/a,2026-11-21,,"
    folder = in_folder(tmp_path, **{"mine.csv": app_table(row)})
    (fault,) = faults_of(folder / "mine.csv")
    assert "mine.csv:line 2.class: 'predatory' is none of" in fault


def test_file_of_no_known_kind_says_so(faults_of, tmp_path):
    folder = in_folder(tmp_path, **{"notes.yaml": "colour: red\n"})
    (fault,) = faults_of(folder / "notes.yaml")
    assert fault.endswith("notes.yaml: is of no known kind by its keys or columns; rules/README.md names them")


def test_broken_yaml_tells_its_line(faults_of, tmp_path):
    folder = in_folder(tmp_path, **{"playbook/x.yaml": "id: x\ntitle: [\n"})
    (fault,) = faults_of(folder)
    assert "playbook/x.yaml: is not YAML:" in fault
    assert "(line 3)" in fault


def test_file_in_another_encoding_tells_the_line_of_the_first_wrong_letter(faults_of, tmp_path):
    folder = in_folder(tmp_path, **{"playbook/x.yaml": "id: x\ntitle: 标题\n".encode("gb18030")})
    (fault,) = faults_of(folder)
    assert fault.endswith("playbook/x.yaml: is not UTF-8 text (line 2); save it as UTF-8")


def test_day_that_no_calendar_has_is_a_fault(faults_of, tmp_path):
    text = "id: x\norder: 1\nwhen: always\ntitle: T\ntext: X\nsource: s\nchecked: 2026-02-30\n"
    (fault,) = faults_of(in_folder(tmp_path, **{"playbook/x.yaml": text}))
    assert fault.endswith("playbook/x.yaml:checked: '2026-02-30' is not a day such as 2026-11-21")


def test_example_that_is_answered_otherwise_is_a_fault(faults_of, tmp_path, a_rule):
    text = a_rule.replace("READ_CONTACTS: blocked", "READ_CONTACTS: allowed")
    (fault,) = faults_of(in_folder(tmp_path, **{"permissions/loan-test.yaml": text}))
    assert fault.endswith("permissions/loan-test.yaml:examples (blocked): the rule answers yes, the example wants no")


def test_examples_of_a_rule_with_faults_are_not_run(faults_of, tmp_path):
    lines = faults_of(in_folder(tmp_path, **{"permissions/loan-test.yaml": FIVE_FAULTS}))
    assert not any("the rule answers" in line for line in lines)


def test_id_of_ours_is_told_in_the_file_that_is_checked(faults_of, tmp_path, rules_folder):
    ours = (rules_folder / "permissions" / "loan-sms.yaml").read_text("utf-8")
    (fault,) = faults_of(in_folder(tmp_path, **{"permissions/loan-sms.yaml": ours}))
    assert fault.endswith("; to replace that one, write overrides: true")


def test_id_in_two_files_is_told_for_either(faults_of, a_folder, a_rule):
    text = "id: same\norder: 1\nwhen: always\ntitle: T\ntext: X\nsource: s\nchecked: 2026-11-21\n"
    folder = a_folder(**{"playbook/a/same.yaml": text, "playbook/b/same.yaml": text})
    assert faults_of(folder / "playbook" / "a") == faults_of(folder / "playbook" / "b") != []


def test_package_in_two_tables_is_told_for_either(faults_of, a_folder, app_table):
    table = app_table("com.example.x,X,,ID,,licensed,loan,,medium,,https://example.org/a,2026-11-21,,")
    folder = a_folder(**{"catalogue/apps/a.csv": table, "catalogue/apps/b.csv": table})
    apps = folder / "catalogue" / "apps"
    assert faults_of(apps / "a.csv") == faults_of(apps / "b.csv") != []


def test_several_paths_of_one_pack_are_told_once(faults_of, tmp_path):
    folder = in_folder(tmp_path, **{"permissions/loan-test.yaml": FIVE_FAULTS})
    assert len(faults_of(folder, folder / "permissions", folder / "permissions" / "loan-test.yaml")) == 5


def test_faults_of_other_files_are_not_told(faults_of, a_folder, a_rule):
    folder = a_folder(**{"playbook/x.yaml": "id: [\n"})
    assert faults_of(folder / "permissions" / "loan-test.yaml") == []


def test_folder_without_rules_is_no_silent_yes(faults_of, tmp_path):
    (tmp_path / "empty").mkdir()
    (fault,) = faults_of(tmp_path / "empty")
    assert fault.endswith("empty: holds no rule files; rules/README.md names their folders")


def test_faults_are_named_from_where_the_author_stands(faults_of, tmp_path):
    folder = in_folder(tmp_path / "pack", **{"permissions/loan-test.yaml": FIVE_FAULTS})
    (first, *_) = faults_of(type(folder)("permissions"), start=folder)
    assert first.startswith("permissions/loan-test.yaml: ")


@pytest.mark.parametrize(
    ("name", "fault"),
    [("other", "'other' is not the name of the file"), ("A b", "'A b' is not of small letters, digits and single")],
)
def test_id_of_advice_is_the_name_of_its_file(faults_of, tmp_path, name, fault):
    text = f"id: {name}\norder: 1\nwhen: always\ntitle: T\ntext: X\nsource: s\nchecked: 2026-11-21\n"
    (told,) = faults_of(in_folder(tmp_path, **{"playbook/mine.yaml": text}))
    assert f"playbook/mine.yaml:id: {fault}" in told
