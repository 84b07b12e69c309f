"""`adbaudit evidence`, as a person types it."""

import contextlib
import json
import os
import stat
import subprocess
import sys
import zipfile

import pyrage
import pytest
import yaml

from adbaudit.locations import phones_folder

WORDS = "four unlike words here"


@pytest.fixture
def saved(practice_report, tmp_path):
    """A report of the practice phone, which takes no phone to seal."""
    path = tmp_path / "visit.json"
    path.write_text(practice_report, encoding="utf-8")
    return path


@pytest.fixture
def case(tmp_path):
    return tmp_path / "case.zip"


@pytest.fixture(scope="module")
def sealed_once(practice_report, command_line, tmp_path_factory):
    """The bundle of that report, and what was printed."""
    folder = tmp_path_factory.mktemp("sealed")
    (folder / "visit.json").write_text(practice_report, encoding="utf-8")
    made = command_line(folder)("evidence", "seal", folder / "visit.json", "-o", folder / "case.zip")
    assert (made.returncode, made.stderr) == (0, "")
    return (folder / "case.zip").read_bytes(), made.stdout


@pytest.fixture
def sealed(sealed_once, case):
    """A copy of it, to be changed; gives what was printed."""
    case.write_bytes(sealed_once[0])
    return sealed_once[1]


@pytest.fixture(scope="session")
def command_line():
    """Run `adbaudit` with these words, with a home of its own in a folder."""

    def of(folder):
        environ = {"PATH": os.environ["PATH"], "HOME": str(folder), "ADBAUDIT_HOME": str(folder), "LANG": "C.UTF-8"}

        def run(*words):
            return subprocess.run(
                [sys.executable, "-m", "adbaudit", *words],
                capture_output=True, encoding="utf-8", check=False, timeout=120, env=environ,
            )  # fmt: skip

        return run

    return of


def three_parts(done, code):
    return (done.returncode, done.stdout, len(done.stderr.splitlines())) == (code, "", 3)


def test_phone_is_sealed_without_what_identifies_it_and_holds_where_nothing_is_known_of_it(cli, case, tmp_path):
    made = cli("evidence", "seal", "--practice", "-o", case)
    assert (made.returncode, made.stderr, stat.S_IMODE(case.stat().st_mode)) == (0, "", 0o600)
    planted = yaml.safe_load((phones_folder() / "pixel-14" / "phone.yaml").read_text(encoding="utf-8"))["planted"]
    data = case.read_bytes() + made.stdout.encode()
    assert [one for one in planted.values() if str(one).encode() in data] == []
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    found = cli("evidence", "verify", case, ADBAUDIT_HOME=str(elsewhere), HOME=str(elsewhere))
    assert (found.returncode, found.stderr) == (0, "")
    assert "nobody can tell from the file alone" in " ".join(found.stdout.split())
    assert list(elsewhere.iterdir()) == []


def test_raw_answers_are_told_of_where_they_were_asked_for(cli, case):
    made = cli("evidence", "seal", "--practice", "-o", case, "--with-capture")
    assert "serial numbers, accounts and phone numbers too" in " ".join(made.stdout.split())


def test_fingerprint_that_was_printed_is_the_one_to_require(cli, sealed, case):
    digits = next(line.strip() for line in sealed.splitlines() if line.startswith("    "))
    assert cli("evidence", "verify", case, "--key", digits).returncode == 0
    other = cli("evidence", "verify", case, "--key", "0" * 32)
    assert other.returncode == 1
    assert "another key" in other.stdout


def test_changed_bundle_is_1_and_names_the_file_in_words_and_json(cli, sealed, case):
    with zipfile.ZipFile(case, "a") as opened:
        opened.writestr("more.txt", "more")
    found = cli("evidence", "verify", case)
    assert (found.returncode, "more.txt: added" in found.stdout) == (1, True)
    document = json.loads(cli("evidence", "verify", case, "--format", "json").stdout)
    assert document["holds"] is False
    assert [one["member"] for one in document["differences"]] == ["more.txt", None]


def test_hostile_member_harms_no_terminal(cli, sealed, case):
    with zipfile.ZipFile(case, "a") as opened:
        opened.writestr("\x1b[2J\u202egnp.exe", "")
    shown = cli("evidence", "verify", case).stdout
    assert ("\x1b" in shown, "\u202e" in shown, "<U+202E>gnp.exe" in shown) == (False, False, True)


@pytest.mark.parametrize("name", ["x.zip", "nowhere.zip", "."])
def test_what_cannot_be_read_is_3_in_three_parts(cli, tmp_path, name):
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04")
    assert three_parts(cli("evidence", "verify", tmp_path / name), 3)


def test_bundle_is_replaced_only_when_forced_and_a_capture_never(cli, saved, sealed, case, tmp_path):
    assert three_parts(cli("evidence", "seal", saved, "-o", case), 2)
    assert cli("evidence", "seal", saved, "-o", case, "--force").returncode == 0
    (tmp_path / "phone.cap").write_bytes(b"adbaudit-capture/1 sha256=0")
    assert three_parts(cli("evidence", "seal", saved, "-o", tmp_path / "phone.cap", "--force"), 2)


@pytest.mark.parametrize(
    "words",
    [
        ("--practice", "--serial", "A1"),
        ("--redact",),
        ("--encrypt-to", "age1xyz", "--passphrase"),
        ("--passphrase",),
        ("--with-capture",),
        ("--timestamp-request", "visit.json", "--force"),
    ],
)
def test_what_cannot_stand_together_is_wrong_usage(cli, saved, case, tmp_path, words):
    words = [saved if word == "visit.json" else word for word in words]
    assert three_parts(cli("evidence", "seal", saved, "-o", case, *words), 2)
    assert not case.exists()


def test_report_of_several_phones_is_sealed_one_by_one(cli, saved, case):
    one = saved.read_text(encoding="utf-8")
    saved.write_text(f"[{one}, {one}]", encoding="utf-8")
    assert three_parts(cli("evidence", "seal", saved, "-o", case), 2)
    saved.write_text(f"[{one}]", encoding="utf-8")
    assert cli("evidence", "seal", saved, "-o", case).returncode == 0


def test_passphrase_from_a_file_opens_the_bundle_and_another_does_not(cli, saved, case, tmp_path):
    (tmp_path / "words").write_text(f"{WORDS}\r\nnot this\n", encoding="utf-8")
    (tmp_path / "wrong").write_text("other words\n", encoding="utf-8")
    made = cli("evidence", "seal", saved, "-o", case, "--passphrase-file", tmp_path / "words")
    assert (made.returncode, WORDS in made.stdout) == (0, False)
    assert cli("evidence", "verify", case, "--passphrase-file", tmp_path / "words").returncode == 0
    wrong = cli("evidence", "verify", case, "--passphrase-file", tmp_path / "wrong")
    assert three_parts(wrong, 3)
    assert "the passphrase does not open it" in wrong.stderr
    assert three_parts(cli("evidence", "verify", case), 2)


def test_cut_bundle_for_a_key_is_told_as_damaged(cli, saved, case, tmp_path):
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "my.key").write_text(f"{identity}\n", encoding="utf-8")
    cli("evidence", "seal", saved, "-o", case, "--encrypt-to", str(identity.to_public()))
    assert cli("evidence", "verify", case, "--identity", tmp_path / "my.key").returncode == 0
    case.write_bytes(case.read_bytes()[:-1000])
    cut = cli("evidence", "verify", case, "--identity", tmp_path / "my.key")
    assert three_parts(cut, 3)
    assert "cut off" in cut.stderr
    assert three_parts(cli("evidence", "verify", case), 2)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no terminals of this kind")
@pytest.mark.parametrize(("second", "code"), [(WORDS, 0), ("mistyped words", 2)])
def test_passphrase_is_asked_twice_and_never_shown(cli, saved, case, second, code):
    import pty  # noqa: PLC0415  # not on Windows

    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "adbaudit", "evidence", "seal", saved, "-o", case, "--passphrase", "--quiet"]
    ends = {"stdin": theirs, "stdout": theirs, "stderr": theirs}
    with subprocess.Popen(words, **ends, env=cli.environ, start_new_session=True) as run:
        os.close(theirs)
        shown = _until(ours, "not shown:")
        os.write(ours, f"{WORDS}\n".encode())
        shown += _until(ours, "Once more:")
        os.write(ours, f"{second}\n".encode())
        shown += _until(ours, None)
        assert run.wait(timeout=60) == code
    os.close(ours)
    assert (WORDS in shown, second in shown) == (False, False)
    assert case.exists() is (code == 0)


def _until(terminal, words):
    """What is shown until these words stand there, or until the end."""
    shown = ""
    with contextlib.suppress(OSError):  # Linux ends a terminal nobody holds with EIO
        while words is None or words not in shown:
            read = os.read(terminal, 4096)
            if not read:
                break
            shown += read.decode(errors="replace")
    return shown


def test_file_that_cannot_be_written_is_told(cli, saved, tmp_path):
    assert three_parts(cli("evidence", "seal", saved, "-o", tmp_path / "nowhere" / "case.zip"), 3)


def test_gaps_are_4(cli, case):
    made = cli("evidence", "seal", "--practice", "samsung-15", "-o", case)
    assert (made.returncode, "did not answer everything" in made.stdout) == (4, True)


def test_check_needs_no_adb(cli, sealed, case):
    assert cli("evidence", "verify", case, ANDROID_ADB_SERVER_PORT="nonsense").returncode == 0
