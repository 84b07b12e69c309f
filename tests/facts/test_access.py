import pytest

from adbaudit.facts.access import access_of
from adbaudit.model.access import Effective
from adbaudit.model.appop import OpMode
from adbaudit.model.permission import GrantState

DENIED = GrantState.DENIED


def test_granted_with_default_op_is_allowed(observed):
    assert access_of(observed()).effective is Effective.ALLOWED


def test_not_requested_is_not_requested(observed):
    assert access_of(observed(requested=False, state=DENIED)).effective is Effective.NOT_REQUESTED


def test_unread_grant_is_unknown(observed):
    assert access_of(observed(state=GrantState.UNKNOWN)).effective is Effective.UNKNOWN


@pytest.mark.parametrize("mode", [OpMode.IGNORE, OpMode.DENY])
def test_denied_appop_overrides_granted_permission(observed, mode):
    assert access_of(observed(uid_mode=mode)).effective is Effective.BLOCKED
    assert access_of(observed(package_mode=mode)).effective is Effective.BLOCKED


def test_uid_mode_wins_over_package_mode_in_both_directions(observed):
    allowed = access_of(observed(uid_mode=OpMode.ALLOW, package_mode=OpMode.IGNORE))
    blocked = access_of(observed(uid_mode=OpMode.IGNORE, package_mode=OpMode.ALLOW))
    assert (allowed.effective, blocked.effective) == (Effective.ALLOWED, Effective.BLOCKED)


def test_foreground_mode_is_while_using(observed):
    assert access_of(observed(uid_mode=OpMode.FOREGROUND)).effective is Effective.WHILE_USING


def test_mode_that_android_does_not_know_is_unknown(observed):
    assert access_of(observed(package_mode=OpMode.UNKNOWN)).effective is Effective.UNKNOWN


def test_granted_with_unread_appops_is_unknown_not_allowed(observed):
    assert access_of(observed(ops_read=False)).effective is Effective.UNKNOWN


def test_denied_stays_denied_when_appops_were_not_read(observed):
    assert access_of(observed(state=DENIED, ops_read=False)).effective is Effective.ASKS


@pytest.mark.parametrize("flag", ["USER_FIXED", "POLICY_FIXED", "SYSTEM_FIXED", "APPLY_RESTRICTION"])
def test_denied_for_good_is_blocked(observed, flag):
    assert access_of(observed(state=DENIED, flags=[flag, "USER_SET"])).effective is Effective.BLOCKED


@pytest.mark.parametrize("flags", [[], ["USER_SET"], ["ONE_TIME"], ["AUTO_REVOKED"]])
def test_denied_otherwise_may_ask_again(observed, flags):
    assert access_of(observed(state=DENIED, flags=flags)).effective is Effective.ASKS


@pytest.mark.parametrize(
    ("sdk", "effective"), [(29, Effective.ALLOWED), (30, Effective.BLOCKED), (36, Effective.BLOCKED)]
)
def test_revoked_compat_blocks_only_from_android_11(observed, sdk, effective):
    assert access_of(observed(flags=["REVOKED_COMPAT"], sdk=sdk)).effective is effective


def test_legacy_app_awaiting_review_asks(observed):
    assert access_of(observed(flags=["REVIEW_REQUIRED"], target_sdk=22)).effective is Effective.ASKS


def test_legacy_app_says_that_it_was_never_asked(observed):
    because = access_of(observed(target_sdk=22)).because
    assert "old Android" in because.template


def test_permission_without_an_op_needs_no_appops(observed):
    access = access_of(observed(permission="android.permission.QUERY_ALL_PACKAGES", ops_read=False))
    assert access.effective is Effective.ALLOWED
