"""What an app's author chooses, such as its version's name, never makes an access less than it is."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adbaudit.facts.collect import collect
from adbaudit.model.access import Effective

HEAD = """\
  Package [{name}] ({hash}):
    appId={uid}
{shared}    pkg=Package{{77 {name}}}
    codePath=/data/app/~~a==/{name}-b==
    versionCode=12 minSdk=21 targetSdk=30
    versionName={version}
    splits=[base]
    apkSigningVersion=2
    flags=[ {system}HAS_CODE ALLOW_CLEAR_USER_DATA ]
    timeStamp=2026-10-01 09:00:00
    lastUpdateTime=2026-10-02 09:00:00
    installerPackageName=com.android.vending
    packageSource=2
    signatures=PackageSignatures{{1 version:2, signatures:[]}}
    pkgFlags=[ {system}HAS_CODE ALLOW_CLEAR_USER_DATA ]
    requested permissions:
      android.permission.INTERNET
      android.permission.READ_CONTACTS
      android.permission.READ_SMS: restricted=true
    install permissions:
      android.permission.INTERNET: granted=true
    User 0: ceDataInode=1 installed=true hidden=false suspended=false stopped=false notLaunched=false enabled=0
      firstInstallTime=2026-10-01 09:00:01
      runtime permissions:
        android.permission.READ_CONTACTS: granted=true, flags=[ USER_SET]
        android.permission.READ_SMS: granted=true, flags=[ USER_SET]
"""
SHARED = """\
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
    Package com.loan:
      READ_CONTACTS (allow): 
        {tag}null=[
          Access: [bg-tpd] 2026-11-19 21:30:05.250 (-12h)
        ]
  Uid u0a160:
    state=cch
    Package com.zeta:
      READ_CONTACTS (allow): 
        null=[
          Access: [bg-tpd] 2026-11-19 21:30:05.250 (-12h)
        ]
"""  # noqa: W291  # as Android writes it
LIST = """\
package:/data/app/~~a==/com.alpha-b==/base.apk=com.alpha versionCode:12  installer=com.android.vending
package:/data/app/~~a==/com.loan-b==/base.apk=com.loan versionCode:12  installer=com.android.vending
package:/data/app/~~a==/com.zeta-b==/base.apk=com.zeta versionCode:12  installer=com.android.vending
package:/data/app/~~a==/com.silent-b==/base.apk=com.silent versionCode:12  installer=com.android.vending
package:/system/framework/framework-res.apk=android versionCode:34  installer=null
"""
LESS = (
    *(Effective.NOT_REQUESTED, Effective.BLOCKED, Effective.ASKS, Effective.WHILE_USING, Effective.ALLOWED),
    Effective.UNKNOWN,
)


def dump(version, *, is_last=False):
    def block(name, uid, version="1.0"):
        return HEAD.format(name=name, uid=uid, version=version, hash="a1", shared="", system="")

    apps = [block("com.alpha", 10140), block("com.zeta", 10160)]
    apps.insert(2 if is_last else 1, block("com.loan", 10150, version))
    return f"Permissions:\n  Permission [a] (b):\n    prot=dangerous\n\nPackages:\n{''.join(apps)}\n{SHARED}"


@pytest.fixture(scope="module")
def effective(scripted_shell):
    """The accesses of every app of a phone that says so, by app and permission."""

    def read(version="3.2.1", tag="", *, is_last=False):
        shell = scripted_shell(
            {
                "getprop": "[ro.build.version.sdk]: [34]\n",
                "pm list users": "Users:\n\tUserInfo{0:Owner:c13} running\n",
                "date": "1795140720 +0800\n",
                "dumpsys -t 60 package": dump(version, is_last=is_last),
                "dumpsys appops": OPS.format(tag=tag),
                "pm list packages -f": LIST,
                "pm list packages -s": "package:android\n",
                "settings get": "null\n",
            }
        )
        found = collect(shell, device_id="d").packages
        accesses = {(one.package, one.user, each.permission): each.effective for one in found for each in one.access}
        return accesses, {(one.package, one.user): (one.enabled, one.system) for one in found}

    return read


NAMES = st.sampled_from(["com.loan", "com.alpha", "com.zeta", "com.silent", "com.made.up", "android"])
WORDS = st.sampled_from(["true", "false"])
PERMISSIONS = st.sampled_from(["READ_CONTACTS", "READ_SMS", "INTERNET"])
LINES = st.one_of(
    st.builds(
        "User {}: ceDataInode=1 installed={} hidden={} suspended={} stopped={} notLaunched=false enabled={}".format,
        st.sampled_from(["0", "10"]),
        *(WORDS, WORDS, WORDS, WORDS),
        st.sampled_from(["0", "1", "2", "3"]),
    ),
    st.builds(
        "android.permission.{}: granted={}, flags=[ {}]".format,
        PERMISSIONS,
        WORDS,
        st.sampled_from(["USER_SET", "USER_FIXED", "REVOKED_COMPAT", "APPLY_RESTRICTION", "REVIEW_REQUIRED"]),
    ),
    st.builds("android.permission.{}".format, PERMISSIONS),
    st.builds("Package [{}] (b2):".format, NAMES),
    st.builds("appId={}".format, st.sampled_from(["10150", "10140", "10170", "1000"])),
    st.builds("sharedUser=SharedUserSetting{{1 {}/10150}}".format, NAMES),
    st.builds("SharedUser [{}] (c):".format, NAMES),
    st.sampled_from(
        [
            *("Packages:", "Hidden system packages:", "Shared users:", "Queries:", "Compiler stats:", "maker list:"),
            *("requested permissions:", "install permissions:", "runtime permissions:", "grantedPermissions:"),
            *("versionCode=12 minSdk=21 targetSdk=30", "versionCode=12 minSdk=21 targetSdk=22", "versionName=1"),
            *("splits=[base]", "flags=[ HAS_CODE ]", "flags=[ SYSTEM HAS_CODE ]", "pkgFlags=[ SYSTEM HAS_CODE ]"),
            *("codePath=/data/app/x", "packageSource=4", "", "\ufeff"),
        ]
    ),
)
INJECTED = st.lists(st.tuples(st.integers(0, 10), LINES), max_size=14).map(
    lambda lines: "3.2.1" + "".join(f"\n{' ' * indent}{line}" for indent, line in lines)
)
REST = HEAD.partition("versionName={version}\n")[2].format(system="").replace("granted=true", "granted=false")
OTHER = HEAD.partition("versionName={version}\n")[0]


def whole_rest(name, uid="10170"):
    """The rest of one's own block, made up, and the head of another, under which the true rest then stands."""
    other = OTHER.format(name=name, uid=uid, hash="a1", shared="", system="").replace("~~a==", "~~guessed==")
    return f"3.2.1\n{REST}{other}    versionName=1"


@settings(max_examples=400, deadline=None, derandomize=True)
@given(version=INJECTED, is_last=st.booleans())
@example(version="3.2.1\n    User 0: ceDataInode=401778 installed=true hidden=true suspended=false", is_last=False)
@example(version="3.2.1\n    User 0: ceDataInode=401778 installed=true hidden=false enabled=3", is_last=False)
@example(version="3.2.1\n    User 0: installed=false", is_last=False)
@example(version=f"3.2.1\n{REST}Queries:\n  system apps queryable: false", is_last=True)
@example(version=f"3.2.1\n{REST}Hidden system packages:\n  Package [com.loan] (a1):", is_last=True)
@example(version=whole_rest("com.made.up"), is_last=False)
@example(version=f"3.2.1\n{REST} Package [com.zeta] (b2):", is_last=False)
@example(version="3.2.1\n    User 0: installed=true hidden=true\n Package [com.zeta] (b2):", is_last=False)
@example(version=whole_rest("com.silent"), is_last=False)
@example(version=whole_rest("android", "1000"), is_last=True)
def test_no_version_name_makes_an_access_less_than_it_is(effective, version, is_last):
    assert_no_less(effective(), effective(version, is_last=is_last))


TAGS = st.lists(
    st.tuples(
        st.integers(0, 10),
        st.sampled_from(
            [
                *("Uid u0a150:", "Uid u0a160:", "Uid 0:", "Package com.loan:", "Package com.zeta:", "state=cch"),
                *("READ_CONTACTS: mode=ignore", "READ_CONTACTS (ignore): ", "READ_SMS (deny): ", "null=["),
                *("READ_CONTACTS: mode=deny", "Access: [bg-s] 2026-01-01 00:00:00.000 (-1d)", "]"),
            ]
        ),
    ),
    max_size=10,
).map(lambda lines: "".join(f"x\n{' ' * indent}{line}" for indent, line in lines))


@settings(max_examples=200, deadline=None, derandomize=True)
@given(tag=TAGS)
def test_no_attribution_tag_makes_an_access_less_than_it_is(effective, tag):
    assert_no_less(effective(), effective(tag=tag))


def assert_no_less(true, told):
    (accesses, states), (told_accesses, told_states) = true, told
    for key, access in accesses.items():
        if access is Effective.UNKNOWN:
            continue
        assert LESS.index(told_accesses.get(key, Effective.NOT_REQUESTED)) >= LESS.index(access), (key, told_accesses)
    for package, (_, is_system) in states.items():
        enabled, told_system = told_states[package]
        assert enabled is not False
        assert told_system in {is_system, None}
