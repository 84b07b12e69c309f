"""`adbaudit apk` in CI: exit codes, policy, baseline, formats, several processes."""

from __future__ import annotations

import csv
import json
import re
import shutil
import signal
import zipfile
from xml.etree import ElementTree as ET

import pytest

from adbaudit.cli import main
from adbaudit.errors import FileFault
from adbaudit.locations import apks_folder
from adbaudit.report.render import FORMATS
from adbaudit.workflow.audit import rules
from adbaudit.workflow.gate import gate_keeper

LOAN = "com.kuaijie.cashloan"
OLD = "com.loan.cash.credit.easy.dhan.quick.udhaar"
PLAIN = "com.sincere.plainloan"


@pytest.fixture
def tree(tmp_path):
    """A folder into which samples are put by name: `tree("a/x.apk", LOAN)`."""
    top = tmp_path / "apks"
    top.mkdir()

    def put(name, package):
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if package == "hidden":
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("AndroidManifest.xml", b"no manifest at all")
        elif package == "text":
            path.write_bytes(b"read me")
        elif package == "link":
            path.symlink_to(tmp_path / "gone")
        else:
            shutil.copyfile(apks_folder() / f"{package}.apk", path)
        return path

    put.top = top
    return put


@pytest.fixture
def run(tree, capfd, monkeypatch):
    """The command on the whole tree or on these paths, in this process; gives exit code, standard output and error."""
    monkeypatch.setenv("LANG", "C.UTF-8")
    before = signal.getsignal(signal.SIGTERM)

    def start(*words, paths=None):
        code = main.run(["apk", *map(str, paths or [tree.top]), *map(str, words)])
        return code, *capfd.readouterr()

    yield start
    signal.signal(signal.SIGTERM, before)


@pytest.mark.parametrize(
    ("files", "words", "code"),
    [
        ([PLAIN], (), 0),
        ([LOAN], (), 0),
        ([LOAN], ("--fail-on", "medium"), 1),
        ([OLD], (), 1),
        ([OLD], ("--fail-on", "never"), 0),
        ([OLD, "text"], (), 1),
        ([OLD, "hidden"], (), 1),
        ([OLD, "link"], ("--fail-on", "never"), 4),
        ([PLAIN, "text"], (), 4),
        ([PLAIN, "hidden"], (), 4),
        ([PLAIN, "hidden"], ("--fail-on", "medium"), 1),
        ([PLAIN, "link"], (), 4),
        (["text"], (), 3),
        (["link"], (), 3),
        (["hidden"], (), 3),
        (["hidden"], ("--fail-on", "medium"), 1),
        ([], (), 3),
        ([OLD], ("--fail-on", "awful"), 2),
        ([OLD], ("--jobs", "0"), 2),
        ([OLD], ("--baseline", "gone.json"), 2),
        ([OLD], ("--policy", "gone.yaml"), 2),
    ],
)
def test_exit_code(run, tree, files, words, code):
    for number, package in enumerate(files):
        tree(f"{number}.apk", package)
    assert run(*words)[0] == code


@pytest.mark.parametrize("name", sorted(set(FORMATS) - {"terminal"}))
def test_standard_output_holds_the_document_and_nothing_else(run, tree, tmp_path, name):
    tree("a.apk", OLD)
    tree("b.apk", "text")
    code, out, _ = run("--format", name, "--baseline", empty_baseline(tmp_path), "--jobs", "2")
    assert code == 1
    if name in {"json", "sarif", "codequality"}:
        json.loads(out)
    elif name == "junit":
        assert ET.fromstring(out).get("errors") == "1"  # noqa: S314 - our own document
    elif name == "csv":
        assert len({len(row) for row in csv.reader(out.splitlines())}) == 1
    else:
        assert out.startswith("<!DOCTYPE html>" if name == "html" else "## ")


def test_what_is_unread_of_a_file_is_told_once_and_of_that_file(run, tree, monkeypatch):
    monkeypatch.chdir(tree.top)
    path = tree("a/x.apk", LOAN)
    content = bytearray(path.read_bytes())
    size = content.rindex(b"APK Sig Block 42") - 8
    content[size : size + 8] = b"\xff" * 8
    path.write_bytes(content)
    gaps = json.loads(run("--format", "json")[1])["gaps"]
    assert [(gap["file"], gap["wanted"]) for gap in gaps] == [("a/x.apk", "who signed the app")]
    suites = ET.fromstring(run("--format", "junit")[1])  # noqa: S314 - our own document
    assert [suite.get("name") for suite in suites if suite.get("errors") != "0"] == ["a/x.apk"]


def empty_baseline(tmp_path):
    path = tmp_path / "empty.json"
    path.write_text('{"schema": "adbaudit/baseline/1", "findings": []}', encoding="utf-8")
    return path


def test_baseline_makes_the_same_run_pass_and_a_new_file_fail(run, tree, tmp_path):
    base = tmp_path / "base.json"
    tree("a/x.apk", OLD)
    assert run("--write-baseline", base)[0] == 1
    code, _, said = run("--baseline", base)
    (new, known, gone) = since(said)
    assert (code, new, known > 0, gone) == (0, 0, True, 0)
    tree("b/y.apk", OLD)
    code, _, said = run("--baseline", base)
    assert (code, since(said), "b/y.apk" in said) == (1, (known, known, 0), True)


def since(said):
    """How many are new, known, gone."""
    return tuple(map(int, re.search(r"(\d+) new or worse, (\d+) known, (\d+) gone", said).groups()))


def test_baseline_holds_where_the_tree_moved(run, tree, tmp_path):
    base = tmp_path / "base.json"
    tree("a/x.apk", OLD)
    run("--write-baseline", base)
    moved = tree.top.rename(tmp_path / "elsewhere")
    assert run("--baseline", base, paths=[moved])[0] == 0


def test_what_is_gone_is_told_and_does_not_fail(run, tree, tmp_path):
    base = tmp_path / "base.json"
    tree("keep.apk", PLAIN)
    gone = tree("a/x.apk", OLD)
    run("--write-baseline", base)
    gone.unlink()
    code, out, said = run("--baseline", base, "--format", "json")
    (new, known, lost) = since(said)
    assert (code, new, known, lost > 0, "a/x.apk" in said) == (0, 0, 0, True, True)
    assert [one["file"] for one in json.loads(out)["gate"]["vanished"]] == ["a/x.apk"] * lost


def test_what_cannot_be_read_any_more_is_not_gone(run, tree, tmp_path):
    base = tmp_path / "base.json"
    tree("keep.apk", PLAIN)
    tree("x.apk", OLD)
    run("--write-baseline", base)
    tree("x.apk", "text")
    code, out, _ = run("--baseline", base, "--write-baseline", base, "--format", "json")
    gate = json.loads(out)["gate"]
    assert (code, gate["vanished"], gate["unseen"] != []) == (4, [], True)
    tree("x.apk", OLD)
    assert run("--baseline", base)[0] == 0


def test_known_file_hides_no_file_of_the_same_name_elsewhere(run, tree, tmp_path):
    base = tmp_path / "base.json"
    one, other = tree("a/x.apk", OLD), tree("b/x.apk", OLD)
    assert run("--write-baseline", base, paths=[one])[0] == 1
    assert run("--baseline", base, paths=[one])[0] == 0
    assert run("--baseline", base, paths=[one, other])[0] == 1
    assert run("--baseline", base, paths=[one.parent, other.parent])[0] == 1


@pytest.mark.parametrize(
    "text", ["", "{}", '{"schema": "adbaudit/baseline/9", "findings": []}', '{"schema": "adbaudit/baseline/1", "fin']
)
def test_baseline_that_cannot_be_used_is_wrong_usage_and_nothing_is_printed(run, tree, tmp_path, text):
    tree("x.apk", OLD)
    (tmp_path / "base.json").write_text(text, encoding="utf-8")
    code, out, said = run("--baseline", tmp_path / "base.json", "--format", "json")
    assert (code, out, len(said.splitlines())) == (2, "", 3)
    assert "base.json" in said


def test_policy_decides_by_rule_and_path(run, tree, tmp_path):
    policy = tmp_path / "policy.yaml"
    policy.write_text(
        "fail_on: never\nrules: {loan-legacy-target: high}\npaths:\n  - {path: old/, fail_on: never, rules: {}}\n"
        "  - path: ['*.keep.apk']\n    rules: {loan-legacy-target: never}\n",
        encoding="utf-8",
    )
    for name in ("old/a.apk", "new/b.apk", "new/c.keep.apk"):
        tree(name, OLD)
    code, out, _ = run("--policy", policy, "--format", "csv")
    rows = list(csv.DictReader(out.splitlines()))
    failing = [(row["rule"], row["file"]) for row in rows if row["standing"] == "fails"]
    assert (code, len(rows) > 3, failing) == (1, True, [("loan-legacy-target", "new/b.apk")])


def test_every_fault_of_a_policy_is_told_at_once(run, tree, tmp_path):
    tree("x.apk", OLD)
    policy = tmp_path / "policy.yaml"
    policy.write_text(
        "fail_on: awful\nrules: {loan-contact: high, loan-sms: 3}\n"
        "paths:\n  - {path: 'a/'}\n  - {fail_on: high}\nmore: 1\n",
        encoding="utf-8",
    )
    code, out, said = run("--policy", policy)
    lines = [line for line in said.splitlines() if line.startswith(str(policy))]
    assert (code, out) == (2, "")
    assert sorted(line.removeprefix(f"{policy}") for line in lines) == [
        ": unknown key 'more'",
        ":fail_on: 'awful' is none of critical, high, medium, low, info, never",
        ":paths[0]: says neither fail_on nor rules",
        ":paths[1].path: is missing",
        ":rules.loan-contact: there is no such rule; did you mean loan-contacts?",
        ":rules.loan-sms: 3 is none of critical, high, medium, low, info, never",
    ]


def without_times(done):
    """Two runs differ in the moment at which they read."""
    return [re.sub(r"\d{4}-\d\d-\d\dT[0-9:.+Z-]+", "", str(part)) for part in done]


@pytest.mark.parametrize("jobs", ["2", "5"])
def test_several_processes_give_the_same_bytes(run, tree, jobs):
    for number in range(12):
        tree(f"{number % 3}/{number}.apk", (OLD, LOAN, PLAIN, "text", "hidden")[number % 5])
    for name in ("csv", "codequality"):
        several, one = (run("--format", name, "--jobs", count) for count in (jobs, "1"))
        assert without_times(several) == without_times(one)


def test_two_outputs_of_one_run_never_share_a_file(cli, tmp_path):
    place = tmp_path / "out"
    done = cli("apk", str(apks_folder()), "-o", str(place), "--also", f"junit={tmp_path}/./out")
    assert done.returncode == 2
    assert "one file" in done.stderr
    assert not place.exists()


def test_a_baseline_that_was_written_is_told(cli, tmp_path):
    done = cli("apk", str(apks_folder()), "--write-baseline", str(tmp_path / "known.json"), "--format", "json")
    assert f"{len(json.loads(done.stdout)['findings'])} findings are kept as known" in done.stderr


def test_folder_that_is_not_there_is_told_before_files_are_read(cli, tmp_path):
    done = cli("apk", str(apks_folder()), "--also", f"junit={tmp_path}/none/a.xml", "--cache", str(tmp_path / "kept"))
    assert done.returncode == 3
    assert "a.xml" in done.stderr
    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("option", ["-o", "--also", "--write-baseline"])
@pytest.mark.parametrize("what", ["input", "archive", "policy", "capture", "new.apk"])
def test_no_output_takes_the_place_of_what_cannot_be_had_again(cli, tree, tmp_path, option, what):
    apk = tree("one.apk", PLAIN)
    places = {name: tmp_path / name for name in ("archive", "policy", "capture", "new.apk")}
    places["archive"].write_bytes(b"PK\x03\x04 sealed")
    places["policy"].write_text("fail_on: high\n", encoding="utf-8")
    places["capture"].write_bytes(b"adbaudit-capture/1 sha256=0")
    place = {**places, "input": apk}[what]
    before = place.read_bytes() if place.exists() else None
    done = cli("apk", apk, "--policy", places["policy"], option, f"json={place}" if option == "--also" else place)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 3)
    assert (place.read_bytes() if place.exists() else None) == before


def test_baseline_replaces_a_baseline_and_no_other_file(cli, tree, tmp_path):
    apk, known, notes = tree("one.apk", LOAN), tmp_path / "known.json", tmp_path / "notes.txt"
    notes.write_text("mine", encoding="utf-8")
    assert cli("apk", apk, "--write-baseline", known).returncode == 0
    assert cli("apk", apk, "--baseline", known, "--write-baseline", known).returncode == 0
    assert cli("apk", apk, "--write-baseline", notes).returncode == 2
    assert notes.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "words", [("",), (".", "--cache", ""), (".", "-o", ""), (".", "--policy="), (".", "--rules=")], ids=" ".join
)
def test_empty_path_is_told_and_never_means_this_folder(cli, words):
    done = cli("apk", *words)
    assert (done.returncode, done.stdout, len(done.stderr.splitlines())) == (2, "", 3)
    assert "the path is empty" in done.stderr


@pytest.mark.parametrize("name", ["sarif", "junit", "csv"])
def test_no_folder_of_the_computer_is_told_of_a_file_that_cannot_be_opened(cli, tree, name):
    tree("good.apk", PLAIN)
    folder = tree("gone.apk", "link").parent
    done = cli("apk", folder, "--format", name)
    assert done.returncode == 4
    assert "gone.apk" in done.stdout
    assert str(folder) not in done.stdout


def test_path_of_a_policy_that_fits_nothing_is_told(cli, tree, tmp_path):
    apk, policy = tree("one.apk", PLAIN), tmp_path / "p.yaml"
    policy.write_text("paths: [{path: smaples/, fail_on: low}, {path: one.apk, fail_on: low}]", encoding="utf-8")
    told = cli("apk", apk, "--policy", policy).stderr
    assert ("smaples/" in told, "one.apk" in told) == (True, False)


@pytest.mark.parametrize("path", ["3", "'!one.apk'", "../one.apk"])
def test_path_of_a_policy_that_can_fit_nothing_is_a_fault(cli, tree, tmp_path, path):
    apk, policy = tree("one.apk", PLAIN), tmp_path / "p.yaml"
    policy.write_text(f"paths: [{{path: {path}, fail_on: low}}]", encoding="utf-8")
    done = cli("apk", apk, "--policy", policy)
    assert (done.returncode, done.stdout) == (2, "")


def test_policy_that_cannot_be_read_is_no_faulty_policy(tmp_path):
    with pytest.raises(FileFault) as told:
        gate_keeper(rules(), fail_on="high", policy=tmp_path)
    assert (told.value.exit_code, "could not be read: it is a folder" in str(told.value)) == (3, True)
