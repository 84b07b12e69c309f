"""Two visits compared by the command line."""

import json

import pytest

from adbaudit.locations import apks_folder


@pytest.fixture
def visit(practice_report, tmp_path):
    """A report of the practice phone, changed as the test says."""
    path = tmp_path / "visit.json"
    path.write_text(practice_report, encoding="utf-8")

    def changed(name, change):
        report = json.loads(path.read_text(encoding="utf-8"))
        change(report)
        other = tmp_path / name
        other.write_text(json.dumps(report), encoding="utf-8")
        return str(other)

    return str(path), changed


def switched_off(report):
    for app in report["apps"]:
        if app["package"] == "com.kuaijie.cashloan":
            for access in app["access"]:
                access.update(effective="blocked", op_mode="ignore")


def unread(report):
    report["gaps"].append(
        {"source": "dumpsys appops", "wanted": "app operations", "reason": "cut", "user": None, "package": None}
    )


def another_phone(report):
    report["device"]["id"] = "another"


def nameless(report):
    report["device"]["id"] = None


def test_reports_that_name_no_phone_are_compared_only_when_told_to(cli, visit):
    _, changed = visit
    before, after = changed("before.json", nameless), changed("after.json", nameless)
    refused = cli("diff", before, after)
    assert (refused.returncode, "does not say of which phone it is" in refused.stderr) == (3, True)
    told = cli("diff", before, after, "--force")
    assert (told.returncode, "true only if it was one" in " ".join(told.stdout.split())) == (0, True)


def other_apps(report):
    for app in report["apps"]:
        app["installed_at"] = "2020-01-01T00:00:01+08:00"


def test_two_phones_of_one_serial_number_are_compared_only_when_told_to(cli, visit):
    before, changed = visit
    words = ("diff", before, changed("other.json", other_apps))
    refused = cli(*words)
    assert (refused.returncode, "give the same serial number" in refused.stderr) == (3, True)
    assert cli(*words, "--force").returncode == 0


def test_same_file_twice_differs_in_nothing(cli, visit):
    before, _ = visit
    told = cli("diff", before, before)
    assert (told.returncode, told.stderr) == (0, "")
    assert "Nothing that these two reports show is different." in told.stdout


def test_what_was_lost_is_no_failure(cli, visit):
    before, changed = visit
    told = cli("diff", before, changed("after.json", switched_off), "--format", "json")
    assert told.returncode == 0
    (app,) = [app for app in json.loads(told.stdout)["apps"] if any(one["turn"] == "lost" for one in app["access"])]
    assert app["package"] == "com.kuaijie.cashloan"


def test_what_was_gained_is_exit_code_one(cli, visit):
    before, changed = visit
    assert cli("diff", changed("first.json", switched_off), before).returncode == 1


def test_what_was_not_read_is_exit_code_four(cli, visit):
    before, changed = visit
    assert cli("diff", before, changed("after.json", unread)).returncode == 4


def test_two_phones_are_compared_only_by_force(cli, visit):
    before, changed = visit
    other = changed("other.json", another_phone)
    refused = cli("diff", before, other)
    assert (refused.returncode, refused.stdout) == (3, "")
    said = " ".join(refused.stderr.split())
    assert "Whether these are the same phone cannot be told from here" in said
    assert "--force" in said
    assert "names of two phones" in " ".join(cli("diff", before, other, "--force").stdout.split())


def test_captures_are_compared_like_reports(cli, tmp_path):
    capture = tmp_path / "visit.cap"
    assert cli("capture", "--practice", "-o", str(capture)).returncode == 0
    assert cli("diff", str(capture), str(capture)).returncode == 0


def test_reports_about_files_are_not_compared(cli, tmp_path, visit):
    before, _ = visit
    of_files = tmp_path / "apk.json"
    assert cli("apk", apks_folder(), "--format", "json", "-o", of_files).returncode == 1
    told = cli("diff", before, of_files)
    assert told.returncode == 3
    assert "not about a phone" in told.stderr
