import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from adbaudit.cli.exit_code import STOPPED
from adbaudit.cli.main import COMMANDS
from adbaudit.locations import apks_folder

README = Path(__file__).parents[2] / "README.md"


def test_help_names_every_command(cli):
    done = cli("--help")
    assert done.returncode == 0
    assert all(command in done.stdout for command in COMMANDS)


def test_help_speaks_chinese_when_asked(cli):
    assert "通讯录" in cli("--help", LANG="zh_CN.UTF-8").stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(cli, command):
    assert cli(command, "--help").returncode == 0


@pytest.mark.parametrize(
    "words",
    [("fly",), ("scan", "--nonsense"), ("scan", "--fail-on", "sometimes"), ("apk",), ("scan", "--country", "China")],
)
def test_wrong_usage_is_2_and_says_so_on_standard_error(cli, words):
    done = cli(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr


def test_nothing_typed_is_answered_with_what_to_type(cli):
    done = cli()
    assert (done.returncode, done.stdout) == (2, "")
    assert "adbaudit scan --practice" in done.stderr
    assert max(map(len, done.stderr.splitlines())) <= 80


def test_mistyped_command_is_answered_with_the_near_one(cli):
    assert "Did you mean scan?" in cli("scna").stderr
    assert "是想输入 scan 吗" in cli("scna", "--lang", "zh-CN").stderr


def test_language_may_stand_before_the_command(cli):
    done = cli("--lang", "zh-CN", "scan", "--help")
    assert (done.returncode, "检查" in done.stdout) == (0, True)


@pytest.mark.parametrize("words", [(), *((command,) for command in COMMANDS), ("rules", "check")])
def test_chinese_help_has_no_english_frame_and_fits(cli, words):
    text = cli(*words, "--help", LANG="zh_CN.UTF-8").stdout
    assert not any(word in text for word in ("Usage:", "Options:", "Commands:", "Show this", "[default"))
    assert max(cell_len(line) for line in text.splitlines() if "|" not in line) <= 80


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are of Unix")
@pytest.mark.parametrize("option", ["--policy", "--baseline"])
def test_policy_that_is_a_pipe_is_refused_and_not_waited_for(cli, tmp_path, option):
    os.mkfifo(tmp_path / "pipe")
    done = cli("apk", str(apks_folder()), option, str(tmp_path / "pipe"))
    assert (done.returncode, "ordinary file" in done.stderr) == (2, True)


def test_serial_and_practice_together_are_wrong_usage(cli):
    assert cli("scan", "--serial", "A1", "--practice").returncode == 2


def test_user_that_is_no_number_is_wrong_usage(cli):
    assert cli("scan", "--practice", "--user", "mother").returncode == 2


def test_unknown_practice_phone_names_the_known_ones(cli):
    done = cli("scan", "--practice", "nokia-1")
    assert done.returncode == 2
    assert "pixel-14" in done.stderr


@pytest.mark.parametrize("name", ["missing.apk", "."])
def test_path_without_an_apk_is_3(cli, tmp_path, name):
    done = cli("apk", str(tmp_path / name))
    assert done.returncode == 3
    assert len(done.stderr.splitlines()) >= 3


@pytest.mark.parametrize("content", [b"", b"this is no APK", b"PK\x03\x04cut"])
def test_file_that_is_no_apk_is_told_without_a_traceback(cli, tmp_path, content):
    (tmp_path / "sample.apk").write_bytes(content)
    done = cli("apk", str(tmp_path / "sample.apk"), "--format", "json")
    assert "Traceback" not in done.stderr
    assert [gap["source"] for gap in json.loads(done.stdout)["gaps"]] == [str(tmp_path / "sample.apk")]
    assert (done.returncode, len(done.stderr.splitlines())) == (3, 3)


def test_apk_that_asks_for_nothing_is_0(cli):
    assert cli("apk", str(apks_folder() / "com.sincere.plainloan.apk")).returncode == 0


def test_fail_on_never_is_0_with_findings(cli):
    assert cli("apk", str(apks_folder() / "com.kuaijie.cashloan.apk"), "--fail-on", "never").returncode == 0


def test_report_file_is_private_and_standard_output_stays_empty(cli, tmp_path):
    target = tmp_path / "report.json"
    done = cli("apk", str(apks_folder()), "--format", "json", "-o", str(target))
    assert done.stdout == ""
    assert target.stat().st_mode & 0o777 == 0o600
    assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "adbaudit/report/1"


def test_report_that_cannot_be_written_is_3(cli, tmp_path):
    assert cli("apk", str(apks_folder()), "-o", str(tmp_path / "no" / "report.txt")).returncode == 3


def test_closed_pipe_is_no_traceback(cli):
    command = [sys.executable, "-m", "adbaudit", "apk", str(apks_folder())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=cli.environ) as process:
        process.stdout.close()
        error = process.stderr.read()
    assert b"Traceback" not in error
    assert b"BrokenPipe" not in error


def test_broken_rules_are_told_all_at_once(cli, tmp_path):
    folder = tmp_path / "mine" / "permissions"
    folder.mkdir(parents=True)
    (folder / "one.yaml").write_text("id: one\n", encoding="utf-8")
    (folder / "two.yaml").write_text("id: [\n", encoding="utf-8")
    done = cli("apk", str(apks_folder()), "--rules", str(tmp_path / "mine"))
    assert done.returncode == 2
    assert "one.yaml" in done.stderr
    assert "two.yaml" in done.stderr


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_commands_in_the_readme_exist(readme):
    words = set(re.findall(r"`adbaudit ([a-z]+)", README.with_name(readme).read_text(encoding="utf-8")))
    assert words
    assert words <= set(COMMANDS)


def test_both_readmes_name_the_same_commands_with_the_same_options():
    english, chinese = (_shown(README.with_name(name)) for name in ("README.md", "README.zh-CN.md"))
    assert sorted(english ^ chinese) == []


def test_both_readmes_name_every_exit_code():
    tables = [
        re.findall(r"^\| (\d+) \|", README.with_name(name).read_text(encoding="utf-8"), re.MULTILINE)
        for name in ("README.md", "README.zh-CN.md")
    ]
    assert tables == [["0", "1", "2", "3", "4", "5", str(STOPPED)]] * 2


def _shown(readme):
    """Each command as `(command, its options)`."""
    spans = re.findall(r"`adbaudit ([a-z]+)([^`]*)`", readme.read_text(encoding="utf-8"))
    return {(command, *re.findall(r"--[a-z-]+", rest)) for command, rest in spans}
