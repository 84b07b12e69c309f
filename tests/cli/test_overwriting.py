"""What was found at an earlier visit is not lost to a name that is used twice."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

EARLIER = "what another phone said"


@pytest.fixture
def earlier(tmp_path):
    target = tmp_path / "earlier.json"
    target.write_text(EARLIER, encoding="utf-8")
    return target


@pytest.fixture
def saved(practice_report, tmp_path):
    path = tmp_path / "visit.json"
    path.write_text(practice_report, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", ["scan", "report", "diff", "handout"])
def test_report_of_a_phone_replaces_no_file_unasked(cli, earlier, saved, command):
    words = {
        "scan": ("--practice",),
        "report": (saved,),
        "diff": (saved, saved, "--force"),
        "handout": ("can-read-now",),
    }[command]
    done = cli(command, *words, "-o", earlier)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 3)
    assert f"{earlier} is already there" in done.stderr
    assert earlier.read_text(encoding="utf-8") == EARLIER


@pytest.mark.parametrize("command", ["scan", "report"])
def test_report_replaces_a_file_where_that_is_asked_for(cli, earlier, saved, command):
    words = {"scan": ("--practice", "--quiet"), "report": (saved,)}[command]
    assert cli(command, *words, "--format", "json", "-o", earlier, "--force").returncode == 1
    assert '"schema"' in earlier.read_text(encoding="utf-8")


def test_capture_is_not_replaced_even_so(cli, saved, tmp_path):
    capture = tmp_path / "phone.cap"
    capture.write_bytes(b"adbaudit-capture/1 sha256=0")
    assert cli("report", saved, "-o", capture, "--force").returncode == 2
    assert capture.read_bytes().startswith(b"adbaudit")


def test_empty_file_has_nothing_to_lose(cli, saved, tmp_path):
    """As `mktemp` makes it."""
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert cli("report", saved, "-o", empty).returncode == 1
    assert empty.stat().st_size


def test_file_of_each_phone_is_looked_for_before_any_is_read(cli, tmp_path):
    (tmp_path / "report-2.txt").write_text(EARLIER, encoding="utf-8")
    done = cli("scan", "--serial", "one", "--serial", "two", "-o", tmp_path / "report.txt")
    assert (done.returncode, "report-2.txt is already there" in done.stderr) == (2, True)


@pytest.mark.parametrize("words", [("scan", "--practice"), ("capture", "--practice"), ("evidence", "seal", "SAVED")])
def test_of_two_runs_at_once_with_one_file_name_one_is_refused(cli, saved, tmp_path, words):
    target = tmp_path / "same"
    words = [str(saved) if word == "SAVED" else word for word in words]
    with ThreadPoolExecutor(2) as pool:
        both = list(pool.map(lambda _: cli(*words, "--quiet", "-o", target), range(2)))
    (refused,) = [done for done in both if done.returncode == 2]
    assert f"{target} is already there" in refused.stderr
    assert "Kept in" not in refused.stdout


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="who may look everywhere can be stopped by setpriv alone")
@pytest.mark.parametrize("words", [("report", "SAVED"), ("letters", "SAVED"), ("evidence", "seal", "SAVED")])
def test_folder_that_nobody_may_look_into_is_told_as_such(cli, saved, tmp_path, words):
    closed = tmp_path / "closed"
    closed.mkdir(mode=0)
    stopped = ["setpriv", "--bounding-set", "-all", "--inh-caps", "-all"] if os.geteuid() == 0 else []
    words = [str(saved) if word == "SAVED" else word for word in words]
    command = [*stopped, sys.executable, "-m", "adbaudit", *words, "-o", str(closed / "file")]
    done = subprocess.run(command, env=cli.environ, capture_output=True, text=True, check=False, encoding="utf-8")
    assert (done.returncode, "this computer does not allow it" in done.stderr) == (3, True)
