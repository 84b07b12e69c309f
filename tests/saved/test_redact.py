from datetime import UTC, datetime

import pytest

from adbaudit.ports import Answer, Command, Ending
from adbaudit.saved.capture import Capture, Recorded
from adbaudit.saved.redact import redacted

NOON = datetime(2026, 11, 20, 2, 12, tzinfo=UTC)


def outputs(*pairs):
    answers = [
        Answer(command=Command(argv=tuple(line.split())), output=text.encode(), status=0, ending=Ending.COMPLETE)
        for line, text in pairs
    ]
    capture = Capture(
        device_id="a", captured_at=NOON, answers=tuple(Recorded(answer=answer, at=NOON) for answer in answers)
    )
    return [one.answer.output.decode() for one in redacted(capture).answers]


@pytest.mark.parametrize(
    "line",
    [
        "[ro.serialno]: [R58M1234ABC]",
        "[ro.boot.serialno]: [abc]",
        "[persist.radio.imei]: [490154203237518]",
        "[vendor.ril.whatever]: [490154203237518]",
        "[persist.radio.msisdn]: [+8613000000001]",
        "[ro.boot.wifimacaddr]: [00:11:22:AA:BB:CC]",
        "[net.hostname]: [android-1f2e3d4c]",
        "[sys.owner]: [person@example.com]",
        "[persist.sys.accounts]: [first\nsecond]",
    ],
)
def test_property_that_identifies_is_taken_out(line):
    (text,) = outputs(("getprop", f"{line}\n"))
    key, _, value = line.rstrip("]").partition("]: [")
    assert text.startswith(key)
    assert value not in text


@pytest.mark.parametrize(
    "line",
    [
        "[ro.build.version.sdk]: [34]",
        "[ro.product.model]: [Pixel 7]",
        "[ro.build.version.incremental]: [20231113001]",
        "[gsm.sim.operator.iso-country]: [cn]",
        "[persist.sys.boot.reason.history]: [reboot,shell,1763000000\nreboot,userrequested,1762000000]",
        "[ro.build.version.security_patch]: [2026-10-05]",
    ],
)
def test_property_that_does_not_identify_stays(line):
    assert outputs(("getprop", f"{line}\n")) == [f"{line}\n"]


def test_serial_is_taken_out_of_other_answers_too():
    _, dump = outputs(("getprop", "[ro.serialno]: [R58M1234ABC]\n"), ("dumpsys appops", "name=R58M1234ABC\n"))
    assert dump == "name=redacted\n"


@pytest.mark.parametrize(
    "text",
    ["mail to person@example.com", "call +8613000000001", "call 13000000001", "imei 490154203237518"],
)
def test_identifier_in_a_dump_is_taken_out(text):
    (dump,) = outputs(("dumpsys notification", f"{text}\n"))
    assert dump == f"{text.rpartition(' ')[0]} redacted\n"


def test_names_of_users_are_taken_out():
    (listed,) = outputs(("pm list users", "Users:\n\tUserInfo{11:Li Na: 13912345678:410} running\n"))
    assert listed == "Users:\n\tUserInfo{11:redacted:410} running\n"


def test_account_name_is_taken_out():
    (dump,) = outputs(("dumpsys account", "    Account {name=my work, type=com.x}\n"))
    assert dump == "    Account {name=redacted, type=com.x}\n"


@pytest.mark.parametrize(
    "text",
    [
        "    versionCode=13000000001 minSdk=21 targetSdk=30",
        "    versionName=1.2@beta.example.com",
        "    firstInstallTime=2026-11-20 10:12:00",
        "      READ_SMS: mode=0; time=+64d2h19m12s494ms ago",
        "          Access: [fg-s] 2026-11-19 20:41:07.120 (-13h30m52s880ms)",
        "package:/data/app/~~bt-13000000001==/x-Vgj==/base.apk=com.x  installer=null",
    ],
)
def test_what_the_probes_read_stays(text):
    assert outputs(("dumpsys x", f"{text}\n")) == [f"{text}\n"]


def test_parts_of_app_files_stay_byte_by_byte():
    assert outputs(("tail -c 99 /data/app/x/base.apk", "person@example.com 490154203237518")) == [
        "person@example.com 490154203237518"
    ]


def test_redacting_twice_changes_nothing():
    (once,) = outputs(("getprop", "[ro.serialno]: [R58M1234ABC]\n[a.b]: [person@example.com]\n"))
    assert outputs(("getprop", once)) == [once]
