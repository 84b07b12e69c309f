from datetime import datetime, timedelta, timezone

from adbaudit.facts.probes.app_ops import parse
from adbaudit.model.appop import OpMode

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, 10, 12, tzinfo=BEIJING)

ANDROID_14 = """\
Current AppOps Service state:
  Settings:
    top_state_settle_time=+5s0ms
  Op mode watchers:
    Op COARSE_LOCATION:
      #0: ModeCallback{8d9e1b3 watchinguid=-1 flags=0x0 op=COARSE_LOCATION from uid=1000 pid=1518}

  Uid 1027:
    state=pers
    Package com.maker.nfc:
      VIBRATE (allow):
        null=[
          Access: [fg-s] 2026-11-20 08:00:00.000 (-2h12m0s0ms)
        ]
  Uid u0a150:
    state=cch
    capability=------
    foregroundOps:
      CAMERA: WATCHER
      READ_CALL_LOG: mode=ignore
    Package com.loan.one:
      READ_CONTACTS (allow):\x20
        null=[
          Access: [bg-tpd] 2026-11-19 21:30:05.250 (-12h) proxy[uid=10090, pkg=com.android.providers.contacts]
          Access: [fg-tpd] 2026-11-01 07:00:00.000 (-19d3h12m0s0ms) proxy[uid=10090, pkg=null]
        ]
        com.loan.one.tag=[
          Reject: [fg-s]2026-11-18 06:00:00.001 (-2d4h11m59s999ms)
        ]
      MIUIOP(10021) (ignore):\x20
  Uid u0i7:
    state=cch
      READ_SMS: mode=ignore
  Uid u10a150:
      READ_CONTACTS: mode=foreground
    Package com.loan.one:
      READ_CONTACTS (ignore):\x20
"""

ANDROID_8 = """\
Current AppOps Service state:
  Uid u0a77:
      READ_SMS: mode=1
    Package com.old.loan:
      READ_CONTACTS: mode=0; time=+1d2h3m4s5ms ago; duration=+12ms
      READ_CALL_LOG: mode=5; rejectTime=+884ms ago
    Package com.broken isPrivileged:\x20
false needSyncPriv:
false :
      WAKE_LOCK: mode=0; time=+5s ago (running)
"""


def test_latest_access_counts_with_its_milliseconds_and_zone():
    op = parse(ANDROID_14, NOW)[10150].packages["com.loan.one"]["READ_CONTACTS"]
    assert op.last_access == datetime(2026, 11, 19, 21, 30, 5, 250000, tzinfo=BEIJING)


def test_reject_without_a_blank_after_its_bracket_is_read():
    op = parse(ANDROID_14, NOW)[10150].packages["com.loan.one"]["READ_CONTACTS"]
    assert op.last_reject == datetime(2026, 11, 18, 6, 0, 0, 1000, tzinfo=BEIJING)


def test_uid_modes_belong_to_their_uid_and_user():
    ops = parse(ANDROID_14, NOW)
    assert ops[10150].modes == {"READ_CALL_LOG": OpMode.IGNORE}
    assert ops[1_010_150].modes == {"READ_CONTACTS": OpMode.FOREGROUND}


def test_isolated_process_does_not_pass_its_modes_to_the_app_before_it():
    assert "READ_SMS" not in parse(ANDROID_14, NOW)[10150].modes


def test_foreground_watcher_is_no_op():
    assert "CAMERA" not in parse(ANDROID_14, NOW)[10150].modes


def test_ops_of_makers_have_numbers_for_names():
    assert parse(ANDROID_14, NOW)[10150].packages["com.loan.one"]["MIUIOP(10021)"].package_mode is OpMode.IGNORE


def test_old_numeric_modes_and_relative_times_are_read():
    op = parse(ANDROID_8, NOW)[10077].packages["com.old.loan"]["READ_CONTACTS"]
    assert (op.package_mode, op.last_access) == (OpMode.ALLOW, datetime(2026, 11, 19, 8, 8, 55, tzinfo=BEIJING))


def test_unknown_numeric_mode_is_unknown():
    assert parse(ANDROID_8, NOW)[10077].packages["com.old.loan"]["READ_CALL_LOG"].package_mode is OpMode.UNKNOWN


def test_old_uid_mode_is_read():
    assert parse(ANDROID_8, NOW)[10077].modes["READ_SMS"] is OpMode.IGNORE


def test_package_header_that_huawei_breaks_over_three_lines_still_owns_its_ops():
    packages = parse(ANDROID_8, NOW)[10077].packages
    assert "WAKE_LOCK" in packages["com.broken"]
    assert "WAKE_LOCK" not in packages["com.old.loan"]


def test_help_text_is_not_taken_for_an_empty_phone():
    assert parse("AppOps service (appops) dump options:\n  -h\n", NOW) is None


def test_without_the_phones_clock_no_time_is_claimed():
    op = parse(ANDROID_14, None)[10150].packages["com.loan.one"]["READ_CONTACTS"]
    assert op.last_access is None


def test_use_that_cannot_be_placed_without_a_clock_is_still_a_use():
    op = parse(ANDROID_14, None)[10150].packages["com.loan.one"]["READ_CONTACTS"]
    assert (op.last_access, op.access_state) == (None, "fg-tpd")


def test_use_that_an_old_phone_counts_back_to_1970_is_a_use_without_a_time():
    text = ANDROID_8.replace("time=+1d2h3m4s5ms ago", "time=+20420d1h ago")
    op = parse(text, NOW)[10077].packages["com.old.loan"]["READ_CONTACTS"]
    assert (op.last_access, op.access_state) == (None, "unknown")
