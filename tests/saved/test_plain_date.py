from zoneinfo import ZoneInfo

import pytest

from adbaudit.errors import FileFault
from adbaudit.ports import Ending
from adbaudit.saved.recognise.plain_date import local_times, placed

SHANGHAI = "[persist.sys.timezone]: [Asia/Shanghai]\n"
ASKED = ("date", "+%s %z")


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("Sun Nov 22 03:44:24 CST 2026", "CST"),
        ("Sun Nov 22 03:44:24 2026", None),
        ("Sun Nov 22 03:44:24 +08 2026", "+08"),
        ("Sun Nov 22 03:44:24 AM WIB 2026", "WIB"),
        ("Sun 22 Nov 03:44:24 GMT 2026", "GMT"),
        ("Sun 22 Nov 2026 03:44:24 AM IST", "IST"),
        ("Sun, 22 Nov 2026 03:44:24 +0800", "+0800"),
        ("So 22. Nov 03:44:24 CET 2026", "CET"),
        ("dom 22 nov 2026 03:44:24 CET", "CET"),
        ("Min 22 Nov 2026 03:44:24 WIB", "WIB"),
        ("2026年 11月 22日 星期日 03:44:24 CST", "CST"),
        ("2026年11月22日 星期日 03时44分24秒 CST", "CST"),
        ("2026年 11月 22日 日曜日 03:44:24 JST", "JST"),
        ("2026. 11. 22. (일) 03:44:24 KST", "KST"),
        ("2026-11-22T03:44:24+08:00", "+08:00"),
        ("2026-11-22 03:44:24", None),
    ],
)
def test_date_is_read_in_the_form_that_it_was_printed_in(line, label):
    ((time, found),) = local_times(line)
    assert (time.isoformat(), found) == ("2026-11-22T03:44:24", label)


@pytest.mark.parametrize(
    "line",
    ["Sun Foo 22 03:44:24 CST 2026", "Sun Nov 31 03:44:24 CST 2026", "Nov 22 03:44", "2026年 13月 22日 03:44:24"],
)
def test_what_is_no_date_is_none(line):
    assert list(local_times(line)) == []


def when(line, zone=None):
    ((time, label),) = local_times(line)
    found = placed(time, label, ZoneInfo(zone) if zone else None)
    return found and f"{found:%Y-%m-%dT%H:%M:%S%z}"


@pytest.mark.parametrize("label", ["CST", "IST", "BST", "AST", "EST"])
def test_letters_of_several_zones_are_no_guess(label):
    assert when(f"Wed Jul 22 03:44:24 {label} 2026") is None


@pytest.mark.parametrize(
    ("label", "distance"),
    [("JST", "+0900"), ("WIB", "+0700"), ("UTC", "+0000"), ("GMT", "+0000"), ("EAT", "+0300"), ("+0530", "+0530")],
)
def test_letters_of_one_distance_place_a_date(label, distance):
    assert when(f"Wed Jul 22 03:44:24 {label} 2026") == f"2026-07-22T03:44:24{distance}"


@pytest.mark.parametrize(("zone", "distance"), [("Asia/Shanghai", "+0800"), ("America/Chicago", "-0600")])
def test_phones_zone_decides_between_two_of_the_same_letters(zone, distance):
    assert when("Sun Nov 22 03:44:24 CST 2026", zone) == f"2026-11-22T03:44:24{distance}"


def test_letters_that_the_phones_zone_does_not_bear_are_no_guess():
    assert when("Sun Nov 22 03:44:24 JST 2026", "Asia/Shanghai") is None


@pytest.mark.parametrize(("label", "distance"), [("EDT", "-0400"), ("EST", "-0500")])
def test_letters_tell_the_two_hours_apart_when_the_clocks_go_back(label, distance):
    assert when(f"Sun Nov 1 01:30:00 {label} 2026", "America/New_York") == f"2026-11-01T01:30:00{distance}"


def test_hour_that_comes_twice_without_letters_is_no_guess():
    assert when("2026-11-01 01:30:00", "America/New_York") is None


@pytest.mark.parametrize("line", ["Sun Nov 22 03:44:24 CST 2026", "2026年 11月 22日 星期日 03:44:24 CST"])
@pytest.mark.parametrize(
    "form", ["$ date\n{line}\n$ getprop\n{rest}", "{line}\n\n{rest}", "{rest}\n{line}\n", "adb shell date\n{line}\n"]
)
def test_pasted_date_is_the_phones_clock_in_the_phones_zone(asked, line, form):
    saved = form.format(line=line, rest=SHANGHAI)
    if SHANGHAI not in saved:
        saved = f"$ getprop\n{SHANGHAI}$ {saved}"
    assert asked(saved, *ASKED) == ("1795290264 +0800\n", Ending.COMPLETE)


def test_pasted_date_of_several_zones_is_a_part_that_nobody_can_place(asked):
    said, ending = asked("$ date\nSun Nov 22 03:44:24 CST 2026\n$ getprop\n[a.b]: [c]\n", *ASKED)
    assert (said, ending) == ("Sun Nov 22 03:44:24 CST 2026\n", Ending.NOT_SAVED)


def test_two_pasted_dates_that_differ_are_no_guess(asked):
    saved = f"$ date\nSun Nov 22 03:44:24 CST 2026\n$ date\nMon Nov 23 03:44:24 CST 2026\n$ getprop\n{SHANGHAI}"
    assert asked(saved, *ASKED)[1] is Ending.NOT_SAVED


def test_exact_answer_goes_before_a_plain_date(asked):
    saved = f"$ date\nSun Nov 22 03:44:24 CST 2026\n$ date '+%s %z'\n1795140720 +0800\n$ getprop\n{SHANGHAI}"
    assert asked(saved, *ASKED) == ("1795140720 +0800\n", Ending.COMPLETE)


def test_date_in_the_middle_of_a_dump_cuts_nothing_off(asked):
    dump = "Packages:\n  Package [com.a] (1):\n    userId=10001\nSun Nov 22 03:44:24 UTC 2026\nShared users:\n"
    assert asked(dump, "dumpsys", "package")[0].endswith("Shared users:\n")


def test_date_alone_is_not_what_a_phone_said(asked):
    with pytest.raises(FileFault):
        asked("Sun Nov 22 03:44:24 CST 2026\n", *ASKED)
