"""Which file tools a version of Android has, and what the younger ones do."""

import gzip
import io
import zipfile

import pytest


@pytest.mark.parametrize(
    ("sdk", "tools"),
    [
        ("22", {"cat", "dd", "ls", "sleep"}),
        ("23", {"cat", "dd", "ls", "sleep", "stat", "tail", "head"}),
        ("26", {"cat", "dd", "ls", "sleep", "stat", "tail", "head", "gzip", "sha256sum"}),
        ("27", {"cat", "dd", "ls", "sleep", "stat", "tail", "head", "gzip", "sha256sum", "unzip"}),
    ],
)
def test_tools_come_with_their_version(run_script, sdk, tools):
    names = {"cat", "dd", "ls", "sleep", "stat", "tail", "head", "gzip", "sha256sum", "unzip"}
    missing = {
        name
        for name in names
        if run_script(f"{name} nothing </dev/null", sdk=sdk, files={}).stderr.endswith(b": not found\n")
    }
    assert names - missing == tools


def test_gzip_packs_what_comes_in(run_script):
    answer = run_script("cat /long | gzip -1", files={"/long": bytes(range(256)) * 100})
    assert gzip.decompress(answer.stdout) == bytes(range(256)) * 100
    assert len(answer.stdout) < 1000


def test_gzip_ends_well_when_the_left_side_failed(run_script):
    answer = run_script("cat /gone | gzip -1; echo $?", files={})
    assert (gzip.decompress(answer.stdout[:-2]), answer.stdout[-2:]) == (b"", b"0\n")


@pytest.fixture
def archive():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as opened:
        opened.writestr("AndroidManifest.xml", b"manifest")
        opened.writestr("resources.arsc", b"table")
    return {"/base.apk": file.getvalue(), "/other": b"no archive"}


def test_unzip_prints_entries_in_the_order_they_are_named(run_script, archive):
    answer = run_script("unzip -p /base.apk resources.arsc AndroidManifest.xml", files=archive)
    assert (answer.stdout, answer.status) == (b"tablemanifest", 0)


@pytest.mark.parametrize(
    "words", ["-p /base.apk nothing", "-p /other AndroidManifest.xml", "-p /gone x", "-l /base.apk x"]
)
def test_unzip_says_what_it_cannot_read(run_script, archive, words):
    answer = run_script(f"unzip {words}", files=archive)
    assert (answer.stdout, answer.status) == (b"", 1)
    assert answer.stderr.startswith(b"unzip: ")


def test_toolbox_lists_a_file_by_the_last_part_of_its_name(run_script):
    files = {"/data/app/a-1/base.apk": b"12345"}
    assert run_script("ls -l /data/app/a-1/base.apk", sdk="22", files=files).stdout.split()[-4:][:1] == [b"5"]
    assert run_script("ls -l /data/app/a-1/base.apk", sdk="22", files=files).stdout.split()[-1] == b"base.apk"
    assert (
        run_script("ls -l /data/app/a-1/base.apk", sdk="23", files=files).stdout.split()[-1]
        == b"/data/app/a-1/base.apk"
    )
