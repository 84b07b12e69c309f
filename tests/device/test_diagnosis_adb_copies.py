import os

import pytest

from adbaudit.device.adb_copies import AdbCopy, copies_on_path, copy_of, version_text

NEW = "Android Debug Bridge version 1.0.41\nVersion 36.0.0-13206524\nInstalled as /opt/adb\n"
DEBIAN = "Android Debug Bridge version 1.0.41\nVersion 28.0.2-debian\nInstalled as /usr/lib/android-sdk/adb\n"
OLD = "Android Debug Bridge version 1.0.32\nRevision 09a0d98bebce-android\n"


@pytest.mark.parametrize(
    ("text", "release", "protocol"),
    [(NEW, 36, 41), (DEBIAN, 28, 41), (OLD, None, 32), ("", None, None), ("adb: not found", None, None)],
)
def test_version_gives_release_and_server_number(text, release, protocol):
    assert copy_of("/opt/adb", text) == AdbCopy(path="/opt/adb", release=release, protocol=protocol)


def program(folder, text):
    folder.mkdir()
    path = folder / "adb"
    path.write_text(f"#!/bin/sh\ncat <<'END'\n{text}END\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(os.name == "nt", reason="writes programs as shell scripts")
def test_every_copy_on_path_is_listed_once_in_the_order_of_path(tmp_path):
    first, second = program(tmp_path / "a", OLD), program(tmp_path / "b", NEW)
    (tmp_path / "c").mkdir()
    (tmp_path / "c/adb").symlink_to(first)
    path = os.pathsep.join(map(str, [tmp_path / "a", tmp_path / "c", tmp_path / "none", tmp_path / "b"]))
    copies = copies_on_path({"PATH": path + os.pathsep})
    assert [(copy.path, copy.protocol) for copy in copies] == [(str(first), 32), (str(second), 41)]


def test_program_that_does_not_run_has_no_version(tmp_path):
    assert version_text(str(tmp_path / "none")) == ""
