import re

import pytest
import yaml

from adbaudit.errors import FileFault, UsageFault
from adbaudit.practice.android import Android
from adbaudit.practice.profile import load_profile, profile_names

NAMES = ("legacy-8", "pixel-14", "samsung-15", "xiaomi-11")
LOAN_WORDS = re.compile(
    r"loan|cash|credit|kredit|(?<!ca)lend|money|borrow|dana|pinjam|rupee|daikuan|jiekuan|fenqi|dai\b|prestamo|uang|peso|fund"
)


def owned(android, user):
    listing = android.run(("pm", "list", "packages", "--user", str(user)), b"").stdout.decode()
    return [line.removeprefix("package:") for line in listing.splitlines()]


def test_names_are_those_of_the_folders(phones):
    assert profile_names(phones) == NAMES


@pytest.mark.parametrize(
    ("name", "user", "count"),
    [
        ("pixel-14", 0, 250),
        ("pixel-14", 10, 60),
        ("xiaomi-11", 0, 210),
        ("xiaomi-11", 999, 40),
        ("legacy-8", 0, 180),
        ("samsung-15", 0, 240),
        ("samsung-15", 95, 30),
    ],
)
def test_each_user_has_as_many_packages_as_the_profile_says(profiles, name, user, count):
    assert len(owned(Android(profiles[name]), user)) == count


@pytest.mark.parametrize("count", [300, 1000])
def test_a_count_makes_the_phone_larger_and_leaves_the_cast_as_it_is(phones, profiles, count):
    larger = load_profile("pixel-14", folder=phones, count=count)
    cast = {package.name: package for package in profiles["pixel-14"].packages if "loan" in package.name}
    assert len(owned(Android(larger), 0)) == count
    assert {package.name: package for package in larger.packages if package.name in cast} == cast


@pytest.mark.parametrize("count", [3, 100_000])
def test_a_count_below_the_cast_or_beyond_the_lists_is_a_usage_fault(phones, count):
    with pytest.raises(UsageFault):
        load_profile("pixel-14", folder=phones, count=count)


def test_an_unknown_name_lists_the_known_ones(phones):
    with pytest.raises(UsageFault) as caught:
        load_profile("pixel-99", folder=phones)
    assert dict(caught.value.next_step.values)["names"] == ", ".join(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_two_apps_share_an_app_id_without_a_shared_user(profiles, name):
    holders = {}
    for package in profiles[name].packages:
        holders.setdefault(package.app_id, set()).add(package.shared_user or package.name)
    assert all(len(names) == 1 for names in holders.values())


@pytest.mark.parametrize("name", NAMES)
def test_no_filler_is_called_like_a_loan_app(profiles, phones, name):
    cast = yaml.safe_load((phones / name / "phone.yaml").read_text(encoding="utf-8"))["packages"]
    fillers = [package.name for package in profiles[name].packages if package.name not in cast]
    assert [filler for filler in fillers if LOAN_WORDS.search(filler)] == []


@pytest.mark.parametrize("name", NAMES)
def test_expected_answers_are_about_apps_the_users_have(phones, profiles, name):
    expected = yaml.safe_load((phones / name / "expected.yaml").read_text(encoding="utf-8"))
    android = Android(profiles[name])
    for app, answer in expected["apps"].items():
        assert answer["verdict"] in {"loan", "credit-inside"}
        assert all(app in owned(android, user) for user in answer["users"])


@pytest.mark.parametrize("name", NAMES)
def test_planted_private_texts_stand_in_properties_and_dumps(phone, profiles, name):
    asked = phone(name)
    everything = asked("getprop") + asked("dumpsys account") + asked("dumpsys notification")
    planted = profiles[name].planted
    assert set(planted) == {"serial", "account", "phone-number"}
    assert all(text in everything for text in planted.values())


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("sdk: [1]", "sdk: whole number expected"),
        ("sdk: 34\ntime: soon", "'soon' is no time"),
        ("packages: {a.b: {users: {0: {grants: {READ_SMS: maybe}}}}}", "starts with neither granted nor denied"),
        ("packages: {a.b: {users: {0: {grants: {READ_SMS: granted HAPPY}}}}}", "HAPPY is no permission flag"),
        ("packages: {a.b: {users: {0: {uid-modes: {READ_MINDS: allow}}}}}", "READ_MINDS is no op"),
        ("packages: [1, 2]", "packages: mapping expected"),
        ("- a list", "a mapping of at most"),
        ("sdk: [34", "while parsing"),
        ("sdk: " + "[" * 5000, "cannot be used"),
        ("x: " + "y" * 600_000, "a mapping of at most"),
    ],
)
def test_a_broken_file_is_a_fault_with_its_place(tmp_path, text, fault):
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "phone.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(FileFault) as caught:
        load_profile("odd", folder=tmp_path)
    assert fault in f"{caught.value.happened.template} {dict(caught.value.happened.values)['faults']}"


def test_all_faults_of_a_file_are_told_at_once(tmp_path):
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / "phone.yaml").write_text("sdk: x\ntime: y\nusers: z\n", encoding="utf-8")
    with pytest.raises(FileFault) as caught:
        load_profile("odd", folder=tmp_path)
    faults = str(dict(caught.value.happened.values)["faults"])
    assert "sdk" in faults
    assert "'y' is no time" in faults
    assert "users" in faults
