"""`adbaudit letters` on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from adbaudit.locations import apks_folder


@pytest.fixture
def visit(practice_report, tmp_path):
    path = tmp_path / "visit.json"
    path.write_text(practice_report, encoding="utf-8")
    return str(path)


def test_letters_of_a_saved_report_are_printed_with_blanks(cli, visit):
    done = cli("letters", visit, "--kind", "deletion", "--package", "com.kuaijie.cashloan", "--letter-lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "From: ____ (name)." in done.stdout
    assert done.stdout.count("Request to delete personal data") == 2


def test_name_is_put_in_when_it_is_given(cli, visit):
    assert "王小明" in cli("letters", visit, "--kind", "contacts", "--name", "王小明").stdout


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="terminals of this kind are of Unix")
@pytest.mark.parametrize(("answer", "said"), [("王小明", "王小明"), ("", "____ (name)")])
def test_name_is_asked_for_on_a_terminal_and_may_stay_a_blank(cli, visit, answer, said):
    ours, theirs = os.openpty()
    os.write(ours, f"{answer}\n".encode())
    command = [sys.executable, "-m", "adbaudit", "letters", visit, "--kind", "contacts", "--letter-lang", "en"]
    done = subprocess.run(command, stdin=theirs, stderr=theirs, stdout=subprocess.PIPE, env=cli.environ, check=False)
    asked = os.read(ours, 4096).decode()
    os.close(ours)
    os.close(theirs)
    assert "Your name, to stand in the letters" in asked
    assert said in done.stdout.decode("utf-8")


def test_letters_for_china_are_in_chinese_and_the_notes_in_the_readers_language(cli, visit):
    done = cli("letters", visit, "--kind", "repayment", "--package", "com.kuaijie.cashloan")
    assert "For you, before you send a letter" in done.stdout
    assert "com.kuaijie.cashloan" in done.stdout or "快捷借款" in done.stdout


def test_letters_take_the_language_of_the_phone_that_was_saved(cli, visit, tmp_path):
    report = json.loads(Path(visit).read_text("utf-8"))
    report["device"]["language"] = "zh-CN"
    path = tmp_path / "chinese.json"
    path.write_text(json.dumps(report), "utf-8")
    words = ("letters", str(path), "--kind", "contacts", "--lang", "auto")
    assert "写给您自己" in cli(*words).stdout
    assert "致亲友" in cli(*words[:4], "--letter-lang", "auto").stdout


def test_files_go_to_a_folder_and_are_never_written_over(cli, visit, tmp_path):
    words = ("letters", visit, "--kind", "police", "--format", "docx", "-o", str(tmp_path / "out"))
    done = cli(*words)
    assert (done.returncode, "00-read-first.docx" in done.stdout) == (0, True)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["00-read-first.docx", "01-police.docx"]
    again = cli(*words)
    assert (again.returncode, "already there" in again.stderr) == (2, True)
    assert cli(*words, "--force").returncode == 0


def test_proposal_to_pay_is_written_when_it_is_named_beside_all(cli, visit):
    said = cli("letters", visit, "--kind", "all", "--kind", "repayment", "--letter-lang", "en").stdout
    assert "Proposal for a repayment plan" in said
    assert "Request to delete personal data" in said
    assert "No proposal to pay was written" not in said


@pytest.mark.parametrize("words", [(), ("--force",)])
@pytest.mark.parametrize("format_name", ["text", "html"])
def test_folder_with_letters_of_another_report_is_refused_in_any_format(cli, visit, tmp_path, words, format_name):
    """A letter that stays there, with the last client's name in it, would be handed to the next."""
    folder = tmp_path / "out"
    assert cli("letters", visit, "--format", "html", "-o", folder).returncode == 0
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    done = cli("letters", visit, "--kind", "police", "--format", format_name, "-o", folder, *words)
    assert (done.returncode, done.stdout, "is a letter from before" in done.stderr) == (2, "", True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_practice_phone_gives_letters_too(cli):
    done = cli("letters", "--practice", "--kind", "contacts", "--quiet")
    assert (done.returncode, bool(done.stdout)) == (0, True)


@pytest.mark.parametrize(
    "words",
    [
        ("--practice", "--serial", "A1"),
        ("--practice", "--format", "docx"),
        ("--practice", "--kind", "poem"),
        ("--practice", "--letter-lang", "xx"),
        ("--practice", "--name", "x" * 101),
        ("--practice", "--channel", "nobody"),
        ("--practice", "--country", "China"),
    ],
)
def test_wrong_wishes_are_2(cli, words):
    done = cli("letters", *words)
    assert (done.returncode, done.stdout, bool(done.stderr)) == (2, "", True)


def test_report_about_files_is_3(cli, tmp_path):
    path = tmp_path / "files.json"
    cli("apk", str(apks_folder() / "com.kuaijie.cashloan.apk"), "--format", "json", "-o", str(path))
    assert cli("letters", str(path)).returncode == 3


def test_text_that_is_no_report_is_told_as_that_and_the_report_is_asked_for(cli, tmp_path):
    note = tmp_path / "note.txt"
    note.write_text("just a note", encoding="utf-8")
    done = cli("letters", str(note))
    assert done.returncode == 3
    assert "note.txt is no saved report" in done.stderr
    assert "scan --format json -o FILE" in done.stderr
    assert "getprop" not in done.stderr


@pytest.mark.parametrize("words", [("letters", "no.json"), ("diff", "a.json", "b.json"), ("undo", "/no/folder")])
def test_file_that_is_missing_is_no_command_that_is_not_understood(cli, words):
    done = cli(*words)
    assert done.returncode == 3
    assert "There is nothing at" in done.stderr
    assert "Check the name and whether you may read the file" in done.stderr
    assert "understood" not in done.stderr
    assert "--help" not in done.stderr


def test_what_is_no_report_is_3(cli, tmp_path):
    (tmp_path / "x.json").write_text("{", encoding="utf-8")
    done = cli("letters", str(tmp_path / "x.json"))
    assert (done.returncode, "Traceback" in done.stderr) == (3, False)


def test_word_without_its_part_is_told_in_plain_words(cli, visit, tmp_path):
    (tmp_path / "docx.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = cli("letters", visit, "--format", "docx", "-o", str(tmp_path / "out"), PYTHONPATH=path)
    assert (done.returncode, "pip install python-docx" in done.stderr) == (2, True)
