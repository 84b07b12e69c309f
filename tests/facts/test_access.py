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


def test_denied_with_a_sister_granted_says_that_no_question_comes(observed):
    access = access_of(observed(state=DENIED, sdk=28, held_sister="android.permission.GET_ACCOUNTS"))
    assert access.effective is Effective.ASKS
    assert "without a question" in access.because.template
    assert (dict(access.because.values), access.comes_unasked) == ({"permission": "GET_ACCOUNTS"}, True)


@pytest.mark.parametrize("flag", ["USER_FIXED", "POLICY_FIXED"])
def test_denied_for_good_is_blocked_whatever_sister_is_granted(observed, flag):
    access = access_of(observed(state=DENIED, sdk=28, flags=[flag], held_sister="android.permission.GET_ACCOUNTS"))
    assert (access.effective, access.comes_unasked) == (Effective.BLOCKED, False)


@pytest.mark.parametrize("flags", [[], ["USER_SET"], ["ONE_TIME"], ["AUTO_REVOKED"]])
def test_denied_otherwise_may_ask_again(observed, flags):
    assert access_of(observed(state=DENIED, flags=flags)).effective is Effective.ASKS


@pytest.mark.parametrize(
    ("flag", "effective"), [("REVOKE_ON_UPGRADE", Effective.ALLOWED), ("REVOKED_COMPAT", Effective.BLOCKED)]
)
def test_the_bit_blocks_only_under_its_new_name(observed, flag, effective):
    assert access_of(observed(flags=[flag])).effective is effective


def test_legacy_app_awaiting_review_asks(observed):
    assert access_of(observed(flags=["REVIEW_REQUIRED"], target_sdk=22)).effective is Effective.ASKS


def test_legacy_app_says_that_it_was_never_asked(observed):
    because = access_of(observed(target_sdk=22)).because
    assert "old Android" in because.template


def test_permission_without_an_op_needs_no_appops(observed):
    access = access_of(observed(permission="android.permission.QUERY_ALL_PACKAGES", ops_read=False))
    assert access.effective is Effective.ALLOWED


EVERY = (19, 23, 26, 28, 29, 30, 33, 34, 35, 36)
RUNTIME = EVERY[1:]
SINCE_9 = EVERY[3:]
SINCE_10 = (29, 30, 33, 34, 35, 36)
SINCE_11 = SINCE_10[1:]
SMS = "android.permission.READ_SMS"
CAMERA = "android.permission.CAMERA"
IGNORE, DENY, ALLOW, FOREGROUND = OpMode.IGNORE, OpMode.DENY, OpMode.ALLOW, OpMode.FOREGROUND

TRUTH_TABLE = (
    ("not asked for, not held", EVERY, {"requested": False, "state": DENIED}, Effective.NOT_REQUESTED),
    ("switched off for this user", EVERY, {"can_run": False}, Effective.BLOCKED),
    ("grant not read", EVERY, {"state": GrantState.UNKNOWN}, Effective.UNKNOWN),
    ("not granted, requests not told", RUNTIME, {"requested": None, "state": DENIED}, Effective.UNKNOWN),
    ("granted, requests not told", EVERY, {"requested": None}, Effective.ALLOWED),
    ("denied for good by the person", RUNTIME, {"state": DENIED, "flags": ["USER_FIXED"]}, Effective.BLOCKED),
    ("denied by policy", RUNTIME, {"state": DENIED, "flags": ["POLICY_FIXED"]}, Effective.BLOCKED),
    ("denied by the system", RUNTIME, {"state": DENIED, "flags": ["SYSTEM_FIXED"]}, Effective.BLOCKED),
    ("denied, restricted", SINCE_10, {"state": DENIED, "flags": ["APPLY_RESTRICTION"]}, Effective.BLOCKED),
    ("denied once", RUNTIME, {"state": DENIED, "flags": ["USER_SET"]}, Effective.ASKS),
    ("never asked yet", RUNTIME, {"state": DENIED}, Effective.ASKS),
    ("taken back as unused", SINCE_11, {"state": DENIED, "flags": ["AUTO_REVOKED"]}, Effective.ASKS),
    ("only this time, over", SINCE_11, {"state": DENIED, "flags": ["ONE_TIME"]}, Effective.ASKS),
    ("only this time, now", SINCE_11, {"flags": ["ONE_TIME"]}, Effective.ALLOWED),
    ("granted, hard restricted", SINCE_10, {"permission": SMS, "flags": ["APPLY_RESTRICTION"]}, Effective.BLOCKED),
    ("granted, only soft restricted", SINCE_10, {"flags": ["APPLY_RESTRICTION"]}, Effective.ALLOWED),
    ("old app, review open", RUNTIME, {"target_sdk": 22, "flags": ["REVIEW_REQUIRED"]}, Effective.ASKS),
    ("old app, granted at install", EVERY, {"target_sdk": 22}, Effective.ALLOWED),
    ("old app, stopped behind the grant", SINCE_11, {"target_sdk": 22, "flags": ["REVOKED_COMPAT"]}, Effective.BLOCKED),
    ("granted, ops not read", EVERY, {"ops_read": False}, Effective.UNKNOWN),
    ("granted, mode not understood", EVERY, {"package_mode": OpMode.UNKNOWN}, Effective.UNKNOWN),
    ("granted, package op ignored", EVERY, {"package_mode": IGNORE}, Effective.BLOCKED),
    ("granted, package op denied", EVERY, {"package_mode": DENY}, Effective.BLOCKED),
    ("granted, uid op ignored", RUNTIME, {"uid_mode": IGNORE, "package_mode": ALLOW}, Effective.BLOCKED),
    ("granted, uid op allows over package", RUNTIME, {"uid_mode": ALLOW, "package_mode": IGNORE}, Effective.ALLOWED),
    ("granted, foreground only", SINCE_10, {"uid_mode": FOREGROUND}, Effective.WHILE_USING),
    ("foreground uid over package ignore", SINCE_10, {"uid_mode": FOREGROUND, "package_mode": IGNORE},
     Effective.WHILE_USING),
    ("suspended, camera", SINCE_9, {"permission": CAMERA, "is_suspended": True}, Effective.BLOCKED),
    ("suspended, contacts", EVERY, {"is_suspended": True}, Effective.ALLOWED),
    ("granted", EVERY, {}, Effective.ALLOWED),
)  # fmt: skip  # a table is read row by row


@pytest.mark.parametrize(
    ("sdk", "given", "effective"),
    [
        pytest.param(sdk, given, effective, id=f"{row}-api{sdk}")
        for row, versions, given, effective in TRUTH_TABLE
        for sdk in versions
    ],
)
def test_truth_table(observed, sdk, given, effective):
    access = access_of(observed(**given, sdk=sdk))
    assert access.effective is effective
    assert access.because.template
