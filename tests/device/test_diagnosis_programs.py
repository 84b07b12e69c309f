from adbaudit.device.adb_copies import AdbCopy
from adbaudit.device.diagnosis.check import Verdict
from adbaudit.device.diagnosis.programs import copies, program


def copy(path, release, protocol=41):
    return AdbCopy(path=path, release=release, protocol=protocol)


def test_usable_adb_is_told_with_release_and_path(surroundings):
    (check,) = program(surroundings())
    assert (check.verdict, dict(check.finds.values)) == (Verdict.OK, {"release": 36, "path": "/opt/adb"})


def test_missing_adb_says_how_to_get_it(surroundings):
    (check,) = program(surroundings(program=None, copies=()))
    assert check.verdict is Verdict.WRONG
    assert "Install" in check.next_step.template


def test_old_adb_alone_is_called_too_old(surroundings):
    (check,) = program(surroundings(program=None, copies=(copy("/usr/bin/adb", 28),)))
    assert "too old" in check.finds.template
    assert dict(check.finds.values)["path"] == "/usr/bin/adb"


def test_copies_of_one_version_are_no_trouble(surroundings):
    assert list(copies(surroundings(copies=(copy("/a/adb", 30), copy("/b/adb", 36))))) == []


def test_copies_that_stop_each_others_server_are_all_named(surroundings):
    (check,) = copies(surroundings(copies=(copy("/usr/bin/adb", 23, 32),)))
    assert check.verdict is Verdict.WRONG
    assert check.lines == ("/opt/adb (1.0.41)", "/usr/bin/adb (1.0.32)")


def test_copy_whose_version_is_not_known_is_not_blamed(surroundings):
    assert list(copies(surroundings(copies=(copy("/usr/bin/adb", None, None),)))) == []
