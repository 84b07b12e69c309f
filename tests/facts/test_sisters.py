import pytest

from adbaudit.facts.sisters import held_sister
from adbaudit.model.permission import Grant, GrantState, PermissionName


def named(name):
    return PermissionName(f"android.permission.{name}")


def grants(state=GrantState.GRANTED, flags=(), **more):
    return {
        named(name): Grant(permission=named(name), state=state, flags=frozenset(flags)) for name in more.pop("names")
    }


def sister(wanted, *names, sdk=28, **how):
    found = held_sister(named(wanted), grants(names=names, **how), sdk)
    return found and found.removeprefix("android.permission.")


@pytest.mark.parametrize(
    ("wanted", "held"),
    [
        ("READ_CONTACTS", "GET_ACCOUNTS"),
        ("READ_SMS", "SEND_SMS"),
        ("READ_CALL_LOG", "WRITE_CALL_LOG"),
        ("ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION"),
        ("READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE"),
    ],
)
@pytest.mark.parametrize("sdk", [23, 26, 28])
def test_permission_of_the_same_group_is_a_sister(wanted, held, sdk):
    assert sister(wanted, held, sdk=sdk) == held


@pytest.mark.parametrize(("sdk", "expected"), [(23, "READ_PHONE_STATE"), (27, "READ_PHONE_STATE"), (28, None)])
def test_call_log_stands_apart_from_phone_since_android_9(sdk, expected):
    assert sister("READ_CALL_LOG", "READ_PHONE_STATE", sdk=sdk) == expected


@pytest.mark.parametrize("sdk", [19, 22, 29, 30, 36])
def test_other_versions_have_no_sisters(sdk):
    assert sister("READ_CONTACTS", "GET_ACCOUNTS", sdk=sdk) is None


def test_denied_permission_is_no_sister():
    assert sister("READ_CONTACTS", "GET_ACCOUNTS", state=GrantState.DENIED) is None


def test_one_fixed_permission_stops_its_whole_group():
    assert sister("READ_CONTACTS", "GET_ACCOUNTS", flags=["USER_FIXED"]) is None


def test_permission_of_another_group_is_no_sister():
    assert sister("READ_CONTACTS", "READ_SMS", "CAMERA") is None
