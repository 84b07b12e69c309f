"""`adbaudit rules`: what it prints, where, and with which exit code."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest
from rich.cells import cell_len

from adbaudit.locations import apks_folder

STUFFED = "com.loan.cash.quick.credit.money"
PAGES = [
    ("rules", "list"),
    ("rules", "show", "loan-contacts"),
    ("rules", "explain", "com.eg.android.AlipayGphone"),
    ("rules", "explain", "com.qihoo.loan"),
    ("rules", "explain", STUFFED),
    ("rules", "explain", "com.example.walk", "--label", "Walk"),
    ("rules", "explain", "支付宝", "--long"),
    ("rules", "law", "CN"),
    ("rules", "law"),
    ("rules", "channels", "IN", "uk"),
    ("rules", "show", "in-police"),
    ("rules", "show", "KE"),
    ("rules", "list", "--kind", "words"),
    ("rules", "list", "--kind", "channels"),
]


@pytest.fixture
def a_list(tmp_path):
    def build(text):
        path = tmp_path / "apps.csv"
        path.write_text(text, "utf-8")
        return str(path)

    return build


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_page_fits_80_columns_in_both_languages(cli, words, language):
    done = cli(*words, "--lang", language)
    assert (done.returncode, done.stderr) == (0, "")
    assert max(map(cell_len, done.stdout.splitlines())) <= 80
    assert any("\u4e00" <= letter <= "\u9fff" for letter in done.stdout) or language == "en"


@pytest.mark.parametrize("words", PAGES, ids=" ".join)
def test_json_is_all_there_is_on_standard_output(cli, words):
    done = cli(*words, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["schema"].startswith("adbaudit/")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("explain", "com.eg.android.AlipayGphone"), ["花呗 / 借呗", "credit inside", "2026-11-21", "apps/cn.csv"]),
        (("explain", "com.qihoo.loan"), ["360借条", "2026-11-21", "listed as a loan app in:"]),
        (("explain", STUFFED), ["stuffed with loan words", "loan, cash, quick", "Its name on the screen: not given"]),
        (("show", "loan-contacts"), ["READ_CONTACTS", "loan app: CRITICAL", "it holds: granted and allowed"]),
        (("list",), ["loan-contacts: The app can read the contacts", "Digest, as in every report: sha256:"]),
    ],
)
def test_page_tells_what_a_stranger_needs(cli, words, told):
    page = " ".join(cli("rules", *words).stdout.split())
    assert [one for one in told if one not in page] == []


def test_command_by_itself_tells_what_it_has(cli):
    done = cli("rules")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(name in done.stdout for name in ("list", "show", "explain", "identify", "check", "import"))


def test_law_of_a_country_without_any_says_so(cli):
    assert "Nothing of that kind is on file for GB." in cli("rules", "law", "UK").stdout
    assert cli("rules", "law", "EL").stdout == cli("rules", "law", "GR").stdout


def test_what_is_no_country_is_2(cli):
    done = cli("rules", "channels", "China")
    assert (done.returncode, done.stdout) == (2, "")


def test_explanation_lists_what_rules_could_say_only_in_full(cli):
    short, full = (cli("rules", "explain", "com.qihoo.loan", *more).stdout for more in ((), ("--long",)))
    assert "(loan-contacts)" not in short
    assert "--long lists them" in " ".join(short.split())
    assert "(loan-contacts)" in full


def test_name_without_package_that_tells_nothing_is_4(cli, a_list):
    done = cli("rules", "identify", a_list("package,label\n,Walk\n"))
    assert done.returncode == 4
    assert "no loan app" not in done.stdout


def test_unknown_subcommand_is_2(cli):
    assert cli("rules", "fly").returncode == 2


def test_unknown_rule_is_2_and_names_those_with_nearly_that_name(cli):
    done = cli("rules", "show", "loan-contact")
    assert (done.returncode, done.stdout) == (2, "")
    assert "loan-contacts" in done.stderr


@pytest.mark.parametrize("package", ["not a package", "../x", "\x1b[31mred", ""])
def test_explaining_what_is_no_package_name_is_2(cli, package):
    done = cli("rules", "explain", package)
    assert (done.returncode, done.stdout) == (2, "")
    assert "\x1b" not in done.stderr


def test_file_tells_package_name_and_signer_by_itself(cli):
    done = cli("rules", "explain", "--apk", str(apks_folder() / "com.kuaijie.cashloan.apk"))
    page = " ".join(done.stdout.split())
    assert done.returncode == 0
    assert "(com.kuaijie.cashloan)" in page
    assert "Who signed it" not in page
    assert "--label" not in page


@pytest.mark.parametrize("package", ["com.example.other", ""])
def test_file_of_another_app_or_none_at_all_is_2(cli, package):
    file = ("--apk", str(apks_folder() / "com.kuaijie.cashloan.apk")) if package else ()
    done = cli("rules", "explain", package, *file)
    assert (done.returncode, done.stdout) == (2, "")


def test_file_that_is_no_apk_is_3(cli, tmp_path):
    (tmp_path / "x.apk").write_text("no archive")
    assert cli("rules", "explain", "--apk", str(tmp_path / "x.apk")).returncode == 3


def test_hostile_label_is_shown_and_does_nothing(cli):
    done = cli("rules", "explain", "com.example.walk", "--label", "Loan\x1b[2J\u202egpj")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_identify_gives_one_verdict_a_row_in_order(cli, a_list):
    done = cli(
        "rules",
        "identify",
        a_list(f"package,label\ncom.qihoo.loan,\n{STUFFED},\ncom.example.walk,Walk\n"),
        "--format",
        "json",
    )
    found = json.loads(done.stdout)
    assert [(one["package"], one["label"], one["verdict"]) for one in found] == [
        ("com.qihoo.loan", None, "loan"),
        (STUFFED, None, "loan"),
        ("com.example.walk", "Walk", "no"),
    ]
    assert set(found[0]) == {"package", "label", "verdict", "confidence", "class", "reasons"}
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["terminal", "json", "csv"])
def test_row_that_was_not_understood_is_told_and_the_exit_code_is_4(cli, a_list, name):
    done = cli("rules", "identify", a_list("package,label\ncom.qihoo.loan,\n???,x\n"), "--format", name)
    assert done.returncode == 4
    assert done.stderr.startswith("line 3 was not understood")
    assert "com.qihoo.loan" in done.stdout


def test_table_of_verdicts_has_no_cell_that_a_spreadsheet_would_run(cli, a_list):
    rows = "package,label\ncom.example.a,\"=cmd|' /C calc'!A0\"\ncom.example.b,@SUM(1)\ncom.example.c,-1+2\n"
    done = cli("rules", "identify", a_list(rows), "--format", "csv")
    cells = [cell for row in csv.reader(StringIO(done.stdout)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_list_that_cannot_be_read_is_3(cli, tmp_path, name):
    assert cli("rules", "identify", str(tmp_path / name)).returncode == 3


def test_check_of_whole_rules_is_0(cli, tmp_path):
    (tmp_path / "playbook").mkdir()
    text = "id: ours\norder: 1\nwhen: always\ntitle: T\ntext: X\nsource: s\nchecked: 2026-11-21\n"
    (tmp_path / "playbook" / "ours.yaml").write_text(text, "utf-8")
    done = cli("rules", "check", str(tmp_path))
    assert (done.returncode, done.stdout.splitlines()[-1], done.stderr) == (
        0,
        "No fault in one file; every example is answered as it says.",
        "",
    )


def test_check_with_faults_is_2_and_tells_each_on_a_line(cli, tmp_path):
    (tmp_path / "playbook").mkdir()
    broken = tmp_path / "playbook" / "broken.yaml"
    broken.write_text("id: broken\norder: first\nwhen: never\ntitle: T\ntext: X\nchecked: soon\n", "utf-8")
    done = cli("rules", "check", str(tmp_path))
    assert done.returncode == 2
    assert [line.partition(": ")[0] for line in done.stdout.splitlines()] == [
        f"{broken}:checked",
        f"{broken}:order",
        f"{broken}:source",
        f"{broken}:when",
        "4 faults in one file.",
    ]


def test_check_as_json_names_file_path_and_message(cli, tmp_path):
    (tmp_path / "x.yaml").write_text("groups: []\nlanguage: en\n", "utf-8")
    done = cli("rules", "check", "--format", "json", str(tmp_path / "x.yaml"))
    found = json.loads(done.stdout)
    assert done.returncode == 2
    assert {(fault["path"], fault["message"]) for fault in found["faults"]} >= {("source", "is missing")}


def test_faults_are_told_in_the_language_of_the_reader(cli, tmp_path):
    (tmp_path / "x.yaml").write_text("groups: []\nlanguage: en\nsuorce: s\n", "utf-8")
    told = cli("rules", "check", str(tmp_path / "x.yaml"), "--lang", "zh-CN").stdout
    assert "x.yaml:checked: 缺少这一项" in told
    assert "未知的键 'suorce'；是不是想写 'source'？" in told


def test_checking_what_is_not_there_is_3(cli, tmp_path):
    done = cli("rules", "check", str(tmp_path / "nowhere"))
    assert (done.returncode, done.stdout) == (3, "")


def test_rule_nobody_translated_is_noted_and_no_fault(cli, tmp_path, a_rule):
    (tmp_path / "permissions").mkdir()
    (tmp_path / "permissions" / "loan-test.yaml").write_text(a_rule, "utf-8")
    done = cli("rules", "check", str(tmp_path))
    assert done.returncode == 0
    assert "2 sentences have no words in zh-CN, zh-Hant" in done.stdout


@pytest.mark.parametrize("name", ["list", "show", "explain", "identify", "check", "import"])
def test_every_subcommand_has_help_in_both_languages(cli, name):
    for language in ("en", "zh-CN"):
        assert cli("rules", name, "--help", "--lang", language).returncode == 0


def test_imported_list_is_a_pack_that_other_commands_take(cli, a_list, tmp_path):
    apps, pack = a_list("package,label\ncom.thief.example,Thief\n"), str(tmp_path / "pack")
    words = ("--source", "Example report, 2026", "--where", "https://example.org/r", "--checked", "2026-11-20")
    done = cli("rules", "import", apps, "-o", pack, *words)
    assert (done.returncode, done.stderr) == (0, "")
    assert cli("rules", "check", pack).returncode == 0
    explained = cli("rules", "explain", "com.thief.example", "--rules", pack).stdout
    assert "Example report, 2026" in explained
    assert "2026-11-20" in explained


def test_row_that_was_not_imported_is_told_and_the_exit_code_is_4(cli, a_list, tmp_path):
    apps = a_list("package,country\ncom.thief.example,IN\nbroken,IN\n")
    words = ("-o", str(tmp_path / "pack"), "--source", "https://example.org/r", "--checked", "2026-11-20")
    done = cli("rules", "import", apps, *words)
    assert done.returncode == 4
    assert done.stderr.startswith("entry 3 was not taken over, “broken” is no package name")
    assert done.stdout.startswith("One app was taken over.")


@pytest.mark.parametrize("missing", ["--source", "--checked", "-o"])
def test_import_needs_to_know_who_says_so_and_when(cli, a_list, tmp_path, missing):
    words = {"-o": str(tmp_path / "pack"), "--source": "https://example.org/r", "--checked": "2026-11-20"}
    given = [word for name, value in words.items() if name != missing for word in (name, value)]
    assert cli("rules", "import", a_list("package\ncom.a.b\n"), *given).returncode == 2


@pytest.fixture
def a_rule():
    return """\
id: loan-test
title: "{app} can read everything that was ever written"
why: It may send that away.
severity: {loan: critical}
severity_reason: Because.
confidence: high
when:
  access: {permissions: [READ_CONTACTS], effective: [allowed]}
subject: contacts
references: []
examples:
  bad: [{name: allowed, app: {access: {READ_CONTACTS: allowed}}}]
  good: [{name: blocked, app: {access: {READ_CONTACTS: blocked}}}]
  unknown: [{name: unread, app: {access: {READ_CONTACTS: unknown}}}]
"""
