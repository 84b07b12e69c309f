import pytest

from adbaudit.errors import PhoneLost
from adbaudit.facts.collect import collect
from adbaudit.model.access import Effective
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.ports import Ending

DUMP = """\
Packages:
  Package [com.loan.one] (a):
    appId=10150
    versionCode=12 minSdk=21 targetSdk=30
    flags=[ HAS_CODE ]
    packageSource=4
    requested permissions:
      android.permission.READ_CONTACTS
      android.permission.SYSTEM_ALERT_WINDOW
    User 0: installed=true enabled=0
      runtime permissions:
        android.permission.READ_CONTACTS: granted=true, flags=[ USER_SET]
  Package [com.maker.shared.app] (b):
    appId=10020
    sharedUser=SharedUserSetting{7 com.maker.shared/10020}
    requested permissions:
      android.permission.READ_CONTACTS
    User 0: installed=true enabled=0

Shared users:
  SharedUser [com.maker.shared] (c):
    appId=10020
    User 0:
      runtime permissions:
        android.permission.READ_CONTACTS: granted=true
"""

OPS = """\
Current AppOps Service state:
  Uid u0a150:
    state=cch
    Package com.loan.one:
      READ_CONTACTS (allow):
        null=[
          Access: [bg-tpd] 2026-11-19 21:30:05.250 (-12h)
        ]
      SYSTEM_ALERT_WINDOW (allow):
"""


def answers(**changes):
    given = {
        "getprop": "[ro.build.version.sdk]: [34]\n[ro.product.model]: [Pixel 7]\n[ro.serialno]: [SECRET123]\n",
        "pm list users": "Users:\n\tUserInfo{0:Owner:c13} running\n",
        "date": "1795140720 +0800\n",
        "dumpsys -t 60 package": DUMP,
        "dumpsys appops": OPS,
        "dumpsys device_policy": "Current Device Policy Manager state:\n",
        "dumpsys role": "ROLE MANAGER STATE (dumpsys role):\n{\n  user_states={\n    user_id=0\n  }\n}\n",
        "pm list packages -f": (
            "package:/data/app/one/base.apk=com.loan.one versionCode:12  installer=null\n"
            "package:/system/app/s.apk=com.maker.shared.app versionCode:1  installer=null\n"
        ),
        "pm list packages -s": "package:com.maker.shared.app\n",
        "settings get": "null\n",
    }
    return {**given, **changes}


@pytest.fixture
def facts(scripted_shell):
    def read(**changes):
        return collect(scripted_shell(answers(**changes)), device_id="d")

    return read


def package(facts, name="com.loan.one"):
    return next(one for one in facts.packages if one.package == name)


def contacts(facts, name="com.loan.one"):
    return next(
        access for access in package(facts, name).access if access.permission == "android.permission.READ_CONTACTS"
    )


def test_whole_answers_leave_no_gap(facts):
    assert facts().gaps == ()


def test_granted_permission_is_allowed_with_its_last_use(facts):
    access = contacts(facts())
    assert access.effective is Effective.ALLOWED
    assert access.last_access.isoformat() == "2026-11-19T21:30:05.250000+08:00"


def test_grants_of_a_shared_uid_reach_its_packages(facts):
    assert contacts(facts(), "com.maker.shared.app").effective is Effective.ALLOWED


def test_special_access_by_op_is_on(facts):
    state = {one.kind: one.state for one in package(facts()).special_access}
    assert state[SpecialAccessKind.OVERLAY] is SpecialAccessState.ON


def test_file_installed_app_is_sideloaded(facts):
    assert package(facts()).is_sideloaded is True


def test_serial_is_nowhere_in_the_facts(facts):
    assert "SECRET123" not in repr(facts())


def test_phone_that_answers_nothing_is_lost(scripted_shell):
    gone = dict.fromkeys(["getprop", "pm", "date", "dumpsys", "settings"], Ending.NOT_RUN)
    with pytest.raises(PhoneLost):
        collect(scripted_shell(gone), device_id="d")


@pytest.mark.parametrize("ending", [Ending.TIMEOUT, Ending.DISCONNECTED, Ending.TOO_LONG, Ending.NOT_RUN])
@pytest.mark.parametrize("command", [name for name in answers() if name != "getprop"])
def test_every_command_that_fails_leaves_a_gap(facts, command, ending):
    assert facts(**{command: ending}).gaps


@pytest.mark.parametrize("command", list(answers()))
def test_every_command_that_answers_garbage_leaves_a_gap(facts, command):
    assert facts(**{command: "\x1b[31m�� %!\n"}).gaps


@pytest.mark.parametrize(
    "refusal",
    [
        "Permission Denial: can't dump ActivityManager from from pid=1, uid=2000\n",
        "\nException occurred while executing 'list':\njava.lang.SecurityException: Shell does not have permission\n",
        "Can't find service: package\n",
    ],
)
@pytest.mark.parametrize("command", ["dumpsys -t 60 package", "dumpsys appops", "pm list packages -f"])
def test_refusals_are_gaps_with_a_reason(facts, command, refusal):
    assert facts(**{command: refusal}).gaps


def test_refused_permission_dump_makes_access_unknown_not_absent(facts):
    read = facts(**{"dumpsys -t 60 package": "Can't find service: package\n"})
    assert contacts(read).effective is Effective.UNKNOWN


def test_app_missing_from_a_cut_dump_is_unknown(facts):
    cut = DUMP[: DUMP.index("  Package [com.maker")]
    read = facts(**{"dumpsys -t 60 package": cut})
    assert contacts(read, "com.maker.shared.app").effective is Effective.UNKNOWN


def test_app_at_the_cut_of_a_dump_is_unknown(facts):
    cut = DUMP[: DUMP.index("      runtime permissions")]
    assert contacts(facts(**{"dumpsys -t 60 package": cut})).effective is Effective.UNKNOWN


def test_refused_app_ops_make_granted_access_unknown(facts):
    assert contacts(facts(**{"dumpsys appops": Ending.TIMEOUT})).effective is Effective.UNKNOWN


def test_user_whose_list_is_refused_is_a_gap_and_still_shows_what_the_dump_tells(facts):
    refused = "java.lang.SecurityException: Shell does not have permission to access user 0\n"
    read = facts(**{"pm list packages -f": refused})
    assert read.gaps[0].user == 0
    assert contacts(read).effective is Effective.ALLOWED


def test_crafted_dump_that_contradicts_itself_is_a_gap_for_that_app(facts):
    crafted = DUMP.replace(
        "    User 0: installed=true enabled=0\n      runtime", "    User 0: installed=true\n" * 2 + "      runtime", 1
    )
    read = facts(**{"dumpsys -t 60 package": crafted})
    assert [gap.package for gap in read.gaps] == ["com.loan.one"]
    assert contacts(read).effective is Effective.UNKNOWN


def test_unread_lists_make_special_access_unknown(facts):
    read = facts(**{"settings get": Ending.TIMEOUT})
    state = {one.kind: one.state for one in package(read).special_access}
    assert state[SpecialAccessKind.ACCESSIBILITY] is SpecialAccessState.UNKNOWN


def test_missing_android_version_is_a_gap(facts):
    assert facts(getprop="[ro.product.model]: [Odd]\n").gaps
