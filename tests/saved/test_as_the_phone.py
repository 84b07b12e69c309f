"""What the probes find in saved outputs is what they find on the phone, and what is not there is a gap."""

import pytest

from adbaudit.facts.collect import collect
from adbaudit.model.access import Effective
from adbaudit.model.permission import PRIVACY_PERMISSIONS, GrantState
from adbaudit.saved.source import open_saved

SDK = {"pixel-14": 34, "xiaomi-11": 30, "legacy-8": 26, "samsung-15": 35}


@pytest.fixture
def folder_of(printed, tmp_path):
    """A folder of pasted outputs, each with the prompt above it, as Windows saves them."""

    def make(profile, *lines):
        for number, line in enumerate(lines):
            text = f"phone:/ $ {line}\n{printed(profile)(line)}phone:/ $ \n"
            (tmp_path / f"Neues Dokument {number}").write_bytes(text.replace("\n", "\r\n").encode("utf-16"))
        return tmp_path

    return make


def facts_of(path):
    return collect(open_saved(path).shell, device_id="x")


def held(facts):
    """Every permission that is granted, and whether it works."""
    return {
        (one.user, one.package, access.permission): (access.effective, access.flags, access.last_access)
        for one in facts.packages
        for access in one.access
        if access.grant is GrantState.GRANTED
    }


def wanted(facts):
    return {str(gap.source) for gap in facts.gaps}


@pytest.mark.parametrize("profile", SDK)
def test_bugreport_tells_the_same_grants_as_the_phone(printed, direct, tmp_path, profile):
    phone = printed(profile)
    users = tuple(user.id for user in collect(direct(profile), device_id="x").device.users)
    more = [("user", phone.users_dump()), ("settings", phone.settings_dump(users))]
    (tmp_path / "bugreport.txt").write_text(phone.dumpstate(more=more), encoding="utf-8")
    saved, live = facts_of(tmp_path / "bugreport.txt"), collect(direct(profile), device_id="x")
    assert saved.device == live.device
    assert saved.phone_time == live.phone_time
    readable = {one.user for one in live.packages}
    assert held(saved).keys() >= held(live).keys()
    assert {key: value for key, value in held(saved).items() if key in held(live)} == held(live)
    assert {one.package for one in live.packages} == {one.package for one in saved.packages if one.user in readable}


def test_bugreport_without_a_list_of_requests_never_says_that_an_app_does_not_ask(printed, tmp_path):
    (tmp_path / "x").write_text(printed("pixel-14").dumpstate(), encoding="utf-8")
    facts = facts_of(tmp_path / "x")
    plain = next(one for one in facts.packages if one.package == "com.sincere.plainloan")
    assert plain.access
    assert {access.requested for access in plain.access} == {None}
    assert {access.effective for access in plain.access} == {Effective.UNKNOWN}


@pytest.mark.parametrize("profile", SDK)
def test_pasted_answers_to_our_own_questions_tell_what_the_phone_tells(folder_of, direct, profile):
    live = collect(direct(profile), device_id="x")
    asked = direct(profile)
    collect(asked, device_id="x")
    path = folder_of(profile, *asked.lines)
    assert collect(open_saved(path).shell, device_id="x").packages == live.packages


MISSING = {
    "getprop": "getprop",
    "dumpsys appops": "dumpsys appops",
    "dumpsys device_policy": "dumpsys device_policy",
    "dumpsys role": "dumpsys role",
    "dumpsys package": "dumpsys",
    "pm list users": "pm list users",
}


@pytest.mark.parametrize("line", MISSING)
def test_what_is_missing_is_a_gap(folder_of, line):
    path = folder_of("pixel-14", *(one for one in MISSING if one != line))
    assert any(source.startswith(MISSING[line]) for source in wanted(facts_of(path)))


def test_without_app_ops_nothing_that_is_granted_is_called_allowed(folder_of):
    facts = facts_of(folder_of("pixel-14", "getprop", "pm list users", "dumpsys package"))
    with_op = {permission.name for permission in PRIVACY_PERMISSIONS if permission.op}
    found = {effective for (_, _, name), (effective, _, _) in held(facts).items() if name in with_op}
    assert Effective.ALLOWED not in found
    assert Effective.UNKNOWN in found


def test_dump_that_was_cut_is_a_gap_and_its_last_app_unknown(printed, tmp_path):
    whole = printed("pixel-14")("dumpsys package")
    place = whole.index("runtime permissions:", whole.index("Package [com.kuaijie.cashloan]")) + 60
    (tmp_path / "x").write_text(whole[:place], encoding="utf-8")
    facts = facts_of(tmp_path / "x")
    last = next(one for one in facts.packages if one.package == "com.kuaijie.cashloan")
    assert {access.grant for access in last.access} <= {GrantState.UNKNOWN}
    assert any(source.startswith("dumpsys") for source in wanted(facts))


def test_androidqf_tells_the_owners_grants(androidqf_files, archive, direct):
    saved = facts_of(archive("x.zip", androidqf_files))
    live = {key: value for key, value in held(collect(direct("pixel-14"), device_id="x")).items() if key[0] == 0}
    assert {key: held(saved)[key] for key in live} == live
