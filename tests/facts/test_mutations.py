"""A dump that was shifted, wrapped by another system, or filled with a maker's own lines says the same."""

import random
import re

import pytest

from adbaudit.facts.probes import package_dump
from adbaudit.locations import phones_folder
from adbaudit.practice.android.android import Android
from adbaudit.practice.profile import load_profile

PROFILES = ("pixel-14", "xiaomi-11", "legacy-8", "samsung-15")
BEHIND_A_FIELD = (
    "makerInstallType=3",
    "makerFlags=[ A B ]",
    "makerInfo: true",
    "dexMode=unknown",
    "maker list:\n{0}  com.x/.Y\n{0}  android.permission.READ_SMS",
)
BEHIND_A_USER = (
    "overlay paths:\n{0}  /maker/overlay.apk",
    "  lastDisabledCaller: com.other",
    "  maker list:\n{0}    android.permission.READ_SMS",
)


@pytest.fixture(scope="module")
def whole():
    """The whole dump of each practice phone."""
    return {
        profile: Android(load_profile(profile, folder=phones_folder())).run(("dumpsys", "package"), b"").stdout.decode()
        for profile in PROFILES
    }


def shifted(text, by="  "):
    return re.sub(r"^(?=.)", by, text, flags=re.MULTILINE)


def with_lines_of_a_maker(text):
    chance = random.Random(5)  # noqa: S311  # a test's chance, the same each time
    lines, is_inside = [], False
    for line in text.split("\n"):
        is_inside = line == "Packages:" if line[:1].strip() else is_inside
        lines.append(line)
        field = re.match(r"(\s+)(?:versionName|flags|timeStamp|lastUpdateTime|gids)=", line)
        user = re.match(r"(\s+)User \d+:", line)
        for found, more in ((field, BEHIND_A_FIELD), (user, BEHIND_A_USER)):
            if is_inside and found and chance.random() < 0.5:
                lines.append(found[1] + chance.choice(more).format(found[1]))
    return "\n".join(lines)


MUTATIONS = {
    "indented below a banner": shifted,
    "indented by a log": lambda text: shifted(text, " " * 7),
    "indented by a tab": lambda text: shifted(text, "\t"),
    "lines of a maker": with_lines_of_a_maker,
    "words in a user's line": lambda text: re.sub(r"(User \d+:.*?)( installed=)", r"\1 ofs=0\2", text),
    "blanks behind each line": lambda text: re.sub(r"(?<=\S)$", "  ", text, flags=re.MULTILINE),
    "empty lines between packages": lambda text: re.sub(r"^(\s+Package \[)", r"\n\1", text, flags=re.MULTILINE),
}


def said(dump):
    return {
        name: (
            block.is_doubtful,
            block.shared_user,
            block.fields.get("appId"),
            {
                number: (user.is_installed, user.is_hidden, block.grants_of(number))
                for number, user in block.users.items()
            },
        )
        for blocks in (dump.packages, dump.shared)
        for name, block in blocks.items()
    }


@pytest.mark.parametrize("mutation", MUTATIONS)
@pytest.mark.parametrize("profile", PROFILES)
def test_packages_users_grants_and_flags_are_the_same(whole, profile, mutation):
    changed = package_dump.parse(MUTATIONS[mutation](whole[profile]))
    plain = package_dump.parse(whole[profile])
    assert said(changed) == said(plain)
    assert not changed.is_forged
