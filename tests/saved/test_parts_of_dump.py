from adbaudit.facts.probes import package_dump
from adbaudit.saved.recognise.parts_of_dump import joined


def dump(name, *, uid=10100, indent="", shared="", granted="true"):
    lines = (
        "Key Set Manager:",
        f"  [{name}]",
        "Packages:",
        f"  Package [{name}] (1a2b):",
        f"    userId={uid}",
        *([f"    sharedUser=SharedUserSetting{{1 {shared}/{uid}}}"] if shared else []),
        "    install permissions:",
        f"      android.permission.READ_SMS: granted={granted}",
        "    User 0: ceDataInode=1 installed=true hidden=false",
        *(["Shared users:", f"  SharedUser [{shared}] (3c4d):", f"    userId={uid}"] if shared else []),
        "Dexopt state:",
        f"  [{name}]",
    )
    return "".join(f"{indent}{line}\n" for line in lines)


def test_dumps_of_single_packages_are_one_dump():
    read = package_dump.parse(joined([dump("com.a"), dump("com.b", indent="  "), dump("com.c", shared="com.team")]))
    assert list(read.packages) == ["com.a", "com.b", "com.c"]
    assert list(read.shared) == ["com.team"]
    assert not read.is_forged
    assert [block.is_doubtful for block in read.packages.values()] == [False, False, False]


def test_members_of_one_shared_uid_bring_it_once():
    read = package_dump.parse(joined([dump("com.a", shared="com.team"), dump("com.b", shared="com.team")]))
    assert [block.is_doubtful for block in read.shared.values()] == [False]


def test_package_that_is_told_of_in_two_ways_is_doubtful():
    read = package_dump.parse(joined([dump("com.a"), dump("com.a", granted="false")]))
    assert read.packages["com.a"].is_doubtful


def test_sections_that_hold_no_packages_are_left_out():
    assert "Dexopt" not in joined([dump("com.a"), dump("com.b")])
