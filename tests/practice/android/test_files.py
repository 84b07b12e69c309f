import pytest

from adbaudit.apk.find import find_apks
from adbaudit.apk.local import read_apks
from adbaudit.practice.android import Android


@pytest.fixture
def android(profiles, tmp_path):
    (tmp_path / "com.qihoo.loan.apk").write_bytes(b"PK" + bytes(range(100)))
    folder = tmp_path / "com.pinjamkilat.dana"
    folder.mkdir()
    for name in ("base.apk", "split_config.xxhdpi.apk"):
        (folder / name).write_bytes(name.encode())
    return Android(profiles["pixel-14"], apks=tmp_path)


def paths(android, package):
    text = android.run(("pm", "path", package), b"").stdout.decode()
    return [line.removeprefix("package:") for line in text.splitlines()]


def test_a_built_apk_is_read_in_ranges(android):
    (path,) = paths(android, "com.qihoo.loan")
    assert android.status_of(path).size == 102
    assert android.read(path, 0, 4) == b"PK\x00\x01"
    assert android.read(path, 100, 50) == bytes([98, 99])
    assert android.read(path, 500, 10) == b""


def test_splits_lie_beside_the_base(android):
    base, split = paths(android, "com.pinjamkilat.dana")
    assert android.read(base, 0, 99) == b"base.apk"
    assert split.endswith("/split_config.xxhdpi.apk")
    assert android.names_in(base.rpartition("/")[0]) == ("base.apk", "split_config.xxhdpi.apk")


def test_an_app_without_a_built_apk_has_one_that_says_what_the_phone_says(android, tmp_path):
    (path,) = paths(android, "com.bluefern.weather")
    (tmp_path / "weather.apk").write_bytes(android.read(path, 0, 1 << 20))
    (found,) = find_apks([tmp_path / "weather.apk"]).files
    (facts,) = read_apks(found, language="en")
    (package,) = (one for one in android.profile.packages if one.name == "com.bluefern.weather")
    assert (facts.package, facts.version_code, facts.target_sdk) == (
        package.name,
        package.version_code,
        package.target_sdk,
    )
    assert sorted(one.permission for one in facts.declared) == sorted(package.requests)
    assert (facts.label, len(facts.signers), facts.traits) == ("Bluefern Weather", 1, ())


def test_the_folder_of_all_apps_may_be_passed_but_not_listed(android):
    assert android.status_of("/data/app").mode == 0o40771
    assert android.names_in("/data/app") is None


def test_what_is_not_there_has_no_status(android):
    assert android.status_of("/data/app/nothing/base.apk") is None
    assert android.names_in("/nowhere") is None


def test_steps_up_and_doubled_slashes_lead_to_the_same_file(android):
    (path,) = paths(android, "com.qihoo.loan")
    folder, _, name = path.rpartition("/")
    assert android.status_of(f"{folder}//./x/../{name}") == android.status_of(path)


def test_pushed_files_are_kept_where_the_shell_may_write(android):
    assert android.write("/data/local/tmp/a.txt", b"abc", 0o644, 77)
    assert android.read("/data/local/tmp/a.txt", 1, 9) == b"bc"
    assert android.status_of("/data/local/tmp/a.txt").modified == 77
    assert android.names_in("/data/local/tmp") == ("a.txt",)


@pytest.mark.parametrize("path", ["/system/app/x.apk", "/data/app/x", "/data/local/tmp/../../x", "/data/local/tmp"])
def test_nothing_is_written_elsewhere(android, path):
    assert not android.write(path, b"x", 0o644, 0)


def test_the_phones_memory_has_an_end(android):
    assert not android.write("/data/local/tmp/big", bytes(65 * 1024 * 1024), 0o644, 0)


@pytest.mark.parametrize(
    ("sdk", "features"),
    [(23, ()), (26, ("shell_v2", "cmd", "stat_v2")), (34, ("shell_v2", "cmd", "stat_v2", "fixed_push_mkdir", "ls_v2"))],
)
def test_adbd_offers_what_its_version_knew(a_phone, sdk, features):
    assert a_phone(sdk).android.adb_features == features
