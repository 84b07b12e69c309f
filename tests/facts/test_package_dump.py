from adbaudit.facts.probes.package_dump import command, parse
from adbaudit.model.permission import GrantState

ANDROID_14 = """\
Permissions:
  Permission [android.permission.READ_CONTACTS] (a1):
    sourcePackage=android
    prot=dangerous

Packages:
  Package [com.loan.one] (b2c3):
    appId=10150
    pkg=Package{77 com.loan.one}
    codePath=/data/app/~~a==/com.loan.one-b==
    versionCode=12 minSdk=21 targetSdk=30
    versionName=1.2.0 beta
    flags=[ HAS_CODE ALLOW_CLEAR_USER_DATA ]
    timeStamp=2026-10-01 09:00:00
    lastUpdateTime=2026-10-02 09:00:00
    installerPackageName=com.android.chrome
    packageSource=4
    declared permissions:
      com.loan.one.PUSH: prot=signature, INSTALLED
    requested permissions:
      android.permission.READ_CONTACTS
      android.permission.READ_SMS: restricted=true
      android.permission.INTERNET
    install permissions:
      android.permission.INTERNET: granted=true
      com.loan.one.PUSH: granted=true, userId=10
    User 0: ceDataInode=-4294835840 deDataInode=7 installed=true hidden=false ofs=0 stopped=false enabled=0
    overlay paths:
      /my_heytap/overlay/GmsConfigOverlayCommon/GmsConfigOverlayCommon.apk
      installReason=4
      firstInstallTime=2026-10-01 09:00:01
      gids=[3003]
      runtime permissions:
        android.permission.READ_CONTACTS: granted=true, flags=[ USER_SET|USER_SENSITIVE_WHEN_GRANTED|524288]
        android.permission.READ_SMS: granted=false
      disabledComponents:
        com.loan.one.Hidden
    User 10: ceDataInode=0 installed=false hidden=false enabled=0
      gids=[3003]
      runtime permissions:
        android.permission.READ_CONTACTS: granted=true
  Package [com.maker.dialer] (d4):
    appId=10020
    sharedUser=SharedUserSetting{cb92b86 com.maker.shared/10020}
    flags=[ SYSTEM HAS_CODE ]
    User 0: installed=true

Hidden system packages:
  Package [com.loan.one] (e5):
    appId=10150
    versionCode=1 minSdk=21 targetSdk=22
    install permissions:
      android.permission.READ_SMS: granted=true

Queries:
  system apps queryable: false
  queryable via interaction:
    User 0:
      [com.x]:

Shared users:
  SharedUser [com.maker.shared] (f6):
    appId=10020
    Packages
      PackageSetting{6e8dcb com.maker.dialer/10020}
    install permissions:
      android.permission.READ_CALL_LOG: granted=true
    User 0:
      gids=[3003]
      runtime permissions:
        android.permission.READ_CONTACTS: granted=true, flags=[ SYSTEM_FIXED|GRANTED_BY_DEFAULT]
"""


def grants(text, package, user=0):
    return parse(text).packages[package].grants_of(user)


def test_runtime_grant_keeps_its_flags_and_unknown_bits_as_numbers():
    grant = grants(ANDROID_14, "com.loan.one")["android.permission.READ_CONTACTS"]
    assert grant.flags == {"USER_SET", "USER_SENSITIVE_WHEN_GRANTED", "524288"}


def test_overlay_paths_at_the_users_indent_do_not_end_the_user():
    assert "android.permission.READ_CONTACTS" in parse(ANDROID_14).packages["com.loan.one"].users[0].grants


def test_restricted_suffix_of_a_request_is_no_part_of_its_name():
    assert "android.permission.READ_SMS" in parse(ANDROID_14).packages["com.loan.one"].requested


def test_user_without_the_package_says_so_though_it_lists_grants():
    assert parse(ANDROID_14).packages["com.loan.one"].users[10].is_installed is False


def test_install_permission_of_one_user_is_not_given_to_others():
    assert "com.loan.one.PUSH" not in grants(ANDROID_14, "com.loan.one", 0)
    assert "com.loan.one.PUSH" in grants(ANDROID_14, "com.loan.one", 10)


def test_hidden_system_package_does_not_overwrite_the_installed_one():
    package = parse(ANDROID_14).packages["com.loan.one"]
    assert (package.number("targetSdk"), package.is_doubtful) == (30, False)


def test_grants_of_a_shared_uid_stand_in_its_own_section():
    dump = parse(ANDROID_14)
    shared = dump.shared[dump.packages["com.maker.dialer"].shared_user]
    assert {name.rpartition(".")[2] for name in shared.grants_of(0)} == {"READ_CALL_LOG", "READ_CONTACTS"}


def test_first_install_time_of_the_user_is_the_users():
    assert parse(ANDROID_14).packages["com.loan.one"].users[0].fields["firstInstallTime"] == "2026-10-01 09:00:01"


def test_version_name_may_hold_blanks():
    assert parse(ANDROID_14).packages["com.loan.one"].fields["versionName"] == "1.2.0 beta"


def test_old_flags_with_blanks_are_read():
    text = """\
Packages:
  Package [com.old] (a):
    userId=10077
    User 0: installed=true
      runtime permissions:
        android.permission.CAMERA: granted=false, flags=[ USER_SET USER_FIXED ]
"""
    assert grants(text, "com.old")["android.permission.CAMERA"].flags == {"USER_SET", "USER_FIXED"}


def test_indented_banner_shifts_everything_alike():
    shifted = "DUMP OF SERVICE package:\n" + "".join(f"  {line}\n" for line in ANDROID_14.splitlines())
    assert grants(shifted, "com.loan.one") == grants(ANDROID_14, "com.loan.one")


def test_grants_before_android_6_are_bare_names():
    text = """\
Packages:
  Package [com.old] (4214):
    userId=10153 gids=[3003, 1015]
    sharedUser=null
    versionCode=3 targetSdk=19
    User 0:  installed=true blocked=false stopped=true notLaunched=true enabled=0
    grantedPermissions:
      android.permission.READ_SMS
"""
    assert grants(text, "com.old")["android.permission.READ_SMS"].state is GrantState.GRANTED


def test_crafted_version_name_that_repeats_a_user_is_a_contradiction():
    crafted = ANDROID_14.replace(
        "versionName=1.2.0 beta",
        "versionName=1\n    User 0: installed=true\n      runtime permissions:\n"
        "        android.permission.READ_CONTACTS: granted=false",
    )
    assert parse(crafted).packages["com.loan.one"].is_doubtful


def test_the_same_package_twice_is_a_contradiction():
    block = ANDROID_14[ANDROID_14.index("  Package [com.loan.one]") : ANDROID_14.index("  Package [com.maker")]
    assert parse(ANDROID_14.replace("Hidden system", block + "\nHidden system")).packages["com.loan.one"].is_doubtful


def test_dump_without_its_shared_section_was_cut():
    assert not parse(ANDROID_14[: ANDROID_14.index("Shared users")]).has_shared_section


def test_text_without_packages_is_no_dump():
    assert parse("Package manager dump options:\n  [-h] [-f] [--checkin] [cmd] ...\n") is None


def test_command_asks_for_no_permission_newer_than_the_phone():
    argv = command(26).argv
    assert "android.permission.READ_MEDIA_IMAGES" not in argv
    assert "android.permission.READ_CONTACTS" in argv
    assert command(22).argv == ("dumpsys", "package")
