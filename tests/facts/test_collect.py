from dataclasses import replace

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
    install permissions:
      android.permission.INTERNET: granted=true
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
        "dumpsys device_policy": "Current Device Policy Manager state:\n  Enabled Device Admins (User 0):\n",
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


CRAFTED = {
    "a second user": "1\n    User 0: installed=true",
    "a second app id": "1\n    appId=10020",
    "a system flag": "1\n    flags=[ SYSTEM ]",
    "a store": "1\n    packageSource=2",
    "a list of its own": "1\n    install permissions:\n      android.permission.READ_CONTACTS: granted=false",
    "another package": "1\n    packageSource=4\n  Package [z.z] (1):",
    "something at the packages' indent": "1\n  Foo",
    "another section": "1\nNothing:",
    "the hidden section": "1\nHidden system packages:",
    "the shared section": "1\nShared users:",
    "a number without end": "1\n    User " + "9" * 5000 + ": a=1",
    "blanks without end": "1\n    install permissions:\n      a: granted=true, flags=[" + " " * 8000 + "x",
    "a whole block of its own, then nonsense": (
        "1\n    flags=[ HAS_CODE ]\n    requested permissions:\n      android.permission.INTERNET\n"
        "    install permissions:\n      android.permission.INTERNET: granted=true\n"
        "    User 0: installed=true enabled=0\n  x"
    ),
    "a list that swallows the rest": "1\n    User 0: installed=true enabled=0\n   requested permissions:",
    "a shared uid": "1\n    sharedUser=SharedUserSetting{7 com.maker.shared/10020}",
    "an app id under its older name": "1\n    userId=10020",
    "a request that is not there": "1\n    requested permissions:\n      android.permission.INTERNET",
}


@pytest.mark.parametrize("crafted", CRAFTED.values(), ids=CRAFTED)
def test_version_name_that_adds_lines_to_the_dump_cannot_hide_access(facts, crafted):
    honest = DUMP.replace("    flags=[ HAS_CODE ]", "    versionName=1.0\n    flags=[ HAS_CODE ]")
    forged = facts(**{"dumpsys -t 60 package": honest.replace("versionName=1.0", f"versionName={crafted}")})
    assert contacts(facts(**{"dumpsys -t 60 package": honest})).effective is Effective.ALLOWED
    assert forged.gaps
    assert contacts(forged).effective is Effective.UNKNOWN
    assert contacts(forged, "com.maker.shared.app").effective in {Effective.ALLOWED, Effective.UNKNOWN}


@pytest.mark.parametrize(
    ("true", "changed"),
    [
        ("granted=true, flags=[ USER_SET]", "granted=true, flags=[ USER_SET], deviceId=0"),
        ("granted=true, flags=[ USER_SET]", "granted=tr\ufffde"),
        ("      runtime permissions:", "      runtime permissi0ns:"),
    ],
)
def test_grant_that_is_not_understood_is_unknown_not_denied(facts, true, changed):
    read = facts(**{"dumpsys -t 60 package": DUMP.replace(true, changed, 1)})
    assert contacts(read).effective is Effective.UNKNOWN
    assert read.gaps


def test_app_that_a_cut_list_leaves_out_is_audited_from_the_dump(facts):
    read = facts(**{"pm list packages -f": "package:/system/app/s.apk=com.maker.shared.app  installer=null\n"})
    assert contacts(read).effective is Effective.ALLOWED
    assert read.gaps


def test_user_that_a_cut_list_leaves_out_is_a_gap_and_audited_from_the_dump(facts):
    second = (
        "    User 10: installed=true enabled=0\n      runtime permissions:\n"
        "        android.permission.READ_CONTACTS: granted=true\n"
    )
    read = facts(**{"dumpsys -t 60 package": DUMP.replace("  Package [com.maker", second + "  Package [com.maker", 1)})
    assert {gap.user for gap in read.gaps} == {10}
    assert {one.user for one in read.packages if one.package == "com.loan.one"} == {0, 10}


def test_car_whose_owner_has_no_apps_has_no_gap_for_it(facts):
    users = "Users:\n\tUserInfo{0:Driver:c13} running\n\tUserInfo{10:Owner:1030} running\n"
    dump = DUMP.replace("    User 0: ", "    User 0: installed=false\n    User 10: ", 2).replace(
        "\n    User 10: \n", "\n"
    )
    read = facts(
        **{
            "pm list users": users,
            "dumpsys -t 60 package": dump,
            "pm list packages -f -i --show-versioncode --user 0": "",
            "pm list packages -s --user 0": "",
        }
    )
    assert not any("-f -i" in gap.source for gap in read.gaps)


@pytest.mark.parametrize(
    "tag",
    [
        "\n  Uid u0a117:\n      READ_CONTACTS: mode=ignore\n  Uid u0a150:\n    Package com.loan.one:",
        "\n      READ_CONTACTS: mode=1; time=+1s ago",
        "\n    Package com.loan.one:\n      READ_CONTACTS (ignore):",
    ],
)
def test_attribution_tag_that_adds_lines_to_app_ops_cannot_hide_access(facts, tag):
    read = facts(**{"dumpsys appops": OPS.replace("null=[", f"{tag}=[")})
    assert contacts(read).effective is Effective.UNKNOWN
    assert read.gaps


@pytest.mark.parametrize(
    "ending",
    [
        "\nException occurred while dumping:\njava.util.ConcurrentModificationException\n",
        "\nError dumping service info\n",
    ],
)
def test_answer_that_android_broke_off_is_not_whole(facts, ending):
    assert facts(**{"dumpsys appops": OPS + ending}).gaps


def ran(count, flags="HAS_CODE"):
    """Apps behind the last one that has ops, all of which have run."""
    blocks = "".join(
        f"  Package [com.x.a{number}] ({number}):\n    appId={10200 + number}\n    flags=[ {flags} ]\n"
        "    requested permissions:\n      android.permission.CAMERA\n"
        "    User 0: installed=true stopped=false notLaunched=false enabled=0\n"
        for number in range(count)
    )
    return DUMP.replace("\nShared users:", f"{blocks}\nShared users:")


def test_app_ops_that_end_before_apps_that_ran_are_not_whole(facts):
    read = facts(**{"dumpsys -t 60 package": ran(5)})
    assert [gap.source for gap in read.gaps if gap.source == "dumpsys appops"]


def test_apps_of_the_maker_without_any_op_are_no_sign_of_a_cut(facts):
    read = facts(**{"dumpsys -t 60 package": ran(40, flags="SYSTEM HAS_CODE")})
    assert [gap.source for gap in read.gaps if gap.source == "dumpsys appops"] == []


def test_header_alone_is_no_app_ops(facts):
    assert facts(**{"dumpsys appops": "Current AppOps Service state:\n"}).gaps


@pytest.mark.parametrize("sdk", ["0", "9", "abc", "99999"])
def test_version_that_no_phone_has_is_a_gap(facts, sdk):
    read = facts(getprop=f"[ro.build.version.sdk]: [{sdk}]\n")
    assert read.device.sdk is None
    assert read.gaps


def test_unread_lists_make_special_access_unknown(facts):
    read = facts(**{"settings get": Ending.TIMEOUT})
    state = {one.kind: one.state for one in package(read).special_access}
    assert state[SpecialAccessKind.ACCESSIBILITY] is SpecialAccessState.UNKNOWN


def test_missing_android_version_is_a_gap(facts):
    assert facts(getprop="[ro.product.model]: [Odd]\n").gaps


def test_installer_null_was_read_all_the_same(facts):
    assert (package(facts()).installer, package(facts()).is_installer_read) == (None, True)


def test_installer_without_any_list_was_not_read(facts):
    read = facts(**{"pm list packages -f": Ending.TIMEOUT})
    assert package(read).is_installer_read is False


def test_old_android_whose_dump_is_whole_leaves_no_gap(facts):
    dump = """\
Packages:
  Package [com.loan.one] (a):
    userId=10150 gids=[3003]
    versionCode=3 targetSdk=19
    flags=[ HAS_CODE ]
    User 0:  installed=true stopped=false notLaunched=false enabled=0
    grantedPermissions:
      android.permission.READ_CONTACTS
  Package [com.maker.shared.app] (b):
    userId=10020
    sharedUser=SharedUserSetting{7 com.maker.shared/10020}
    User 0:  installed=true stopped=false notLaunched=false enabled=0

Shared users:
  SharedUser [com.maker.shared] (c):
    userId=10020 gids=[3003]
    grantedPermissions:
      android.permission.READ_SMS
"""
    read = facts(getprop="[ro.build.version.sdk]: [22]\n", **{"dumpsys package": dump, "dumpsys -t 60 package": ""})
    assert [gap for gap in read.gaps if "package" in gap.source] == []
    assert contacts(read).effective is Effective.ALLOWED


def test_linker_warning_before_an_answer_is_no_gap(facts):
    warned = {name: f"WARNING: linker: libx.so: unused DT entry\n{text}" for name, text in answers().items()}
    assert facts(**warned).gaps == ()


class Lazy:
    """A shell that notes when it is asked and when an answer is taken, as a phone's stream would."""

    def __init__(self, shell):
        self._shell = shell
        self.events = []

    def run(self, commands):
        self.events.append(f"ask {len(commands)}")
        return self._take(self._shell.run(commands))

    def _take(self, answers):
        for answer in answers:
            self.events.append(" ".join(answer.command.argv[:2]))
            yield answer


def test_second_round_is_asked_before_the_long_answer_of_the_first_is_taken(scripted_shell):
    lazy = Lazy(scripted_shell(answers()))
    collect(lazy, device_id="d")
    assert lazy.events[:7] == ["ask 4", "getprop", "pm list", "date +%s %z", "ask 7", "dumpsys appops", "dumpsys -t"]


def test_denied_permission_with_a_granted_sister_says_so_on_android_9(facts):
    dump = DUMP.replace("READ_CONTACTS: granted=true, flags=[ USER_SET]", "GET_ACCOUNTS: granted=true")
    old = facts(getprop="[ro.build.version.sdk]: [28]\n", **{"dumpsys -t 60 package": dump})
    new = facts(**{"dumpsys -t 60 package": dump})
    assert "GET_ACCOUNTS of the same group" in str(contacts(old).because)
    assert str(contacts(new).because) == "not granted now, but the app may ask for it"


def test_who_asked_for_the_install_is_carried_and_null_is_nobody(facts):
    line = "packageSource=4\n    initiatingPackageName=com.android.shell\n    originatingPackageName=null"
    read = package(facts(**{"dumpsys -t 60 package": DUMP.replace("packageSource=4", line)}))
    assert (read.initiating_package, read.originating_package) == ("com.android.shell", None)


def test_user_that_only_the_dump_tells_of_is_not_said_to_run_or_not(facts):
    read = facts(**{"dumpsys -t 60 package": DUMP.replace("User 0: installed", "User 999: installed")})
    assert {user.id: user.running for user in read.device.users} == {0: True, 999: None}


def test_list_of_users_that_is_not_whole_says_of_nobody_that_they_do_not_run(scripted_shell):
    class Cut(scripted_shell):
        def run(self, commands):
            ending = {"pm list users": Ending.NOT_SAVED}
            return [
                replace(one, ending=ending.get(" ".join(one.command.argv), one.ending)) for one in super().run(commands)
            ]

    listed = "Users:\n\tUserInfo{0:Owner:c13} running\n\tUserInfo{10:Work:1030}\n"
    read = collect(Cut(answers(**{"pm list users": listed})), device_id="d")
    assert {user.id: user.running for user in read.device.users} == {0: True, 10: None}


CUT = DUMP[: DUMP.index("  Package [com.maker.shared.app]")]


def test_grant_in_an_answer_that_was_cut_behind_it_holds_and_what_is_not_told_is_unknown(facts):
    read = facts(**{"dumpsys -t 60 package": CUT})
    states = {access.permission: access.grant.value for access in package(read).access}
    assert (states["android.permission.READ_CONTACTS"], states["android.permission.READ_SMS"]) == ("granted", "unknown")
    assert [gap.package for gap in read.gaps if gap.package] == ["com.loan.one"]


def test_permission_that_is_held_is_told_whatever_version_is_assumed(facts):
    dump = DUMP.replace("READ_CONTACTS: granted=true, flags", "READ_MEDIA_IMAGES: granted=true, flags")
    read = facts(getprop="[ro.product.model]: [Odd]\n", **{"dumpsys -t 60 package": dump})
    assert "android.permission.READ_MEDIA_IMAGES" in {access.permission for access in package(read).access}


def test_app_of_an_old_dump_without_lines_for_users_is_the_owners(facts):
    dump = """\
Packages:
  Package [com.loan.one] (a):
    userId=10150 gids=[3003]
    grantedPermissions:
      android.permission.READ_CONTACTS
  Package [com.loan.two] (b):
    userId=10151 gids=[]

Shared users:
"""
    gone = {"pm list packages": "", "pm list packages -f": Ending.NOT_SAVED, "pm list packages -s": Ending.NOT_SAVED}
    read = facts(getprop="[ro.product.model]: [Odd]\n", **{**gone, "dumpsys -t 60 package": dump})
    assert {one.package: one.user for one in read.packages} == {"com.loan.one": 0, "com.loan.two": 0}
    assert [gap for gap in read.gaps if gap.package] == []


@pytest.mark.parametrize(
    ("granted", "mode", "state"),
    [
        ("true", "default", SpecialAccessState.ON),
        ("true", "ignore", SpecialAccessState.OFF),
        ("false", "default", SpecialAccessState.OFF),
        ("false", "allow", SpecialAccessState.ON),
    ],
)
def test_mode_that_nobody_set_leaves_special_access_to_the_permission(facts, granted, mode, state):
    held = f"INTERNET: granted=true\n      android.permission.SYSTEM_ALERT_WINDOW: granted={granted}"
    dump = DUMP.replace("INTERNET: granted=true", held)
    ops = OPS.replace("SYSTEM_ALERT_WINDOW (allow)", f"SYSTEM_ALERT_WINDOW ({mode})")
    read = facts(**{"dumpsys -t 60 package": dump, "dumpsys appops": ops})
    assert {one.kind: one.state for one in package(read).special_access}[SpecialAccessKind.OVERLAY] is state


def test_user_of_whom_the_dump_of_admins_tells_nothing_is_a_gap_and_not_without_admins(facts):
    twins = facts(
        **{
            "pm list users": "Users:\n\tUserInfo{0:Owner:c13} running\n\tUserInfo{999:Clone:4001010} running\n",
            "dumpsys -t 60 package": DUMP.replace(
                "    User 0: installed=true enabled=0\n",
                "    User 999: installed=true enabled=0\n    User 0: installed=true enabled=0\n",
            ).replace("    User 0:\n", "    User 999:\n    User 0:\n"),
        }
    )
    states = {
        one.user: special.state
        for one in twins.packages
        for special in one.special_access
        if one.package == "com.loan.one" and special.kind is SpecialAccessKind.DEVICE_ADMIN
    }
    assert states == {999: SpecialAccessState.UNKNOWN}
    assert [gap.user for gap in twins.gaps if gap.source == "dumpsys device_policy"] == [999]
