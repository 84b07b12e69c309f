"""Every trap of the formats that our probes read, one small case each: `cases/<probe>/<android>-<maker>-<trap>.yaml`.

A case is the text a phone of that version and maker prints, and all that must be read of it: what is read is turned
into plain values below, whole, and compared with `fact`; what is empty or ordinary stands in neither.
"""

from datetime import datetime
from pathlib import Path

import pytest
import yaml

from adbaudit.facts.collect import collect
from adbaudit.facts.device import device_of
from adbaudit.facts.probes import (
    app_ops,
    device_policy,
    op_history,
    package_dump,
    package_list,
    phone_clock,
    properties,
    roles,
    secure_settings,
    users,
)
from adbaudit.facts.trouble import trouble_with
from adbaudit.model.appop import OpMode
from adbaudit.ports import Answer, Command, Ending

CASES = Path(__file__).parent / "cases"
KEYS = {"trap", "android", "maker", "output", "fact"}
MORE_KEYS = {
    "app_ops": {"clock"},
    "op_history": {"clock"},
    "access": {"users", "app_ops"},
    "settings": {"setting"},
    "trouble": {"status"},
}
PREFIX = "android.permission."
SDKS = {"4.4": 19, "5.0": 21, "5.1": 22, "6.0": 23, "7.0": 24, "7.1": 25, "8.0": 26, "8.1": 27, "12L": 32} | {
    str(release): release + (19 if release < 13 else 20) for release in range(9, 18)
}


def answer_of(case):
    """The output as it comes from a phone, so that what the edge takes away is taken away here too."""
    return Answer(
        command=Command(argv=("any",)),
        output=case["output"].encode(),
        status=case.get("status", 0),
        ending=Ending.COMPLETE,
    )


def filled(**values):
    return {key: value for key, value in values.items() if value not in (None, {}, [], False)}


def short(name):
    return name.removeprefix(PREFIX)


def grants_of(block, user):
    return {
        short(grant.permission): [grant.state.value, *sorted(grant.flags)] for grant in block.grants_of(user).values()
    }


def user_block_of(block, number):
    fields = block.users[number].fields
    return {"installed": block.users[number].is_installed} | filled(
        hidden=block.users[number].is_hidden,
        enabled=None if fields.get("enabled") == "0" else fields.get("enabled"),
        first_install=fields.get("firstInstallTime"),
        permissions=grants_of(block, number),
    )


def block_of(block):
    fields = block.fields
    read = filled(
        app_id=block.number("appId") or block.number("userId"),
        target=block.number("targetSdk"),
        version_code=block.number("versionCode"),
        version=fields.get("versionName"),
        first_install=fields.get("firstInstallTime"),
        updated=fields.get("lastUpdateTime"),
        installer=fields.get("installerPackageName"),
        initiating=fields.get("initiatingPackageName"),
        originating=fields.get("originatingPackageName"),
        source=fields.get("packageSource"),
        system="SYSTEM" in block.flags,
        shared_user=block.shared_user,
        doubtful=block.is_doubtful,
        users={number: user_block_of(block, number) for number in block.users},
    )
    if block.requested is not None:
        read["requested"] = sorted(short(name) for name in block.requested)
    if not block.users:
        read |= filled(permissions=grants_of(block, 0))
    return read


def package_dump_fact(text, _case):
    dump = package_dump.parse(text)
    return dump and filled(
        packages={name: block_of(block) for name, block in dump.packages.items()},
        shared={name: block_of(block) for name, block in dump.shared.items()},
        hidden=sorted(dump.hidden),
        has_end=dump.has_shared_section,
        forged=dump.is_forged,
    )


def op_of(op):
    read = filled(
        access=op.last_access and op.last_access.isoformat(),
        reject=op.last_reject and op.last_reject.isoformat(),
        state=op.access_state,
        proxy=op.access_proxy,
    )
    assert op.uid_mode is OpMode.DEFAULT
    return {"mode": op.package_mode.value, **read} if read else op.package_mode.value


def app_ops_fact(text, case):
    read = app_ops.parse(text, case.get("clock") and datetime.fromisoformat(case["clock"]))
    return read and {
        uid: filled(
            modes={name: mode.value for name, mode in of_uid.modes.items()},
            doubtful=of_uid.is_doubtful,
        )
        | {package: {name: op_of(op) for name, op in ops.items()} for package, ops in of_uid.packages.items()}
        for uid, of_uid in read.items()
    }


def op_history_fact(text, case):
    read = op_history.parse(text, "com.sample.loan", datetime.fromisoformat(case["clock"]))
    return read and {
        op: [count.accesses, count.rejects, count.begin.isoformat(), count.end.isoformat()]
        for op, count in read.items()
    }


def package_list_fact(text, _case):
    read = package_list.parse(text)
    return read and {
        "whole": read.is_whole,
        "packages": {
            row.package: filled(path=row.path, installer=row.installer, version_code=row.version_code)
            for row in read.packages.values()
        },
    }


def users_fact(text, _case):
    read = users.parse(text)
    return read and {
        "whole": read.is_whole,
        "users": {user.id: [user.kind.value, "running" if user.running else "stopped"] for user in read.users},
    }


def properties_fact(text, _case):
    read = properties.parse(text)
    device = device_of(read, (), "id")
    return {"properties": read} | filled(
        maker=device.manufacturer,
        model=device.model,
        android=device.android,
        sdk=device.sdk,
        skin=device.skin,
        patch=device.security_patch,
        country=device.country,
    )


def settings_fact(text, case):
    is_package = case["setting"] in {secure_settings.DEFAULT_SMS, secure_settings.DEFAULT_DIALER}
    read = (secure_settings.parse_package if is_package else secure_settings.parse_components)(text)
    return None if read is None else list(read)


def roles_fact(text, _case):
    read = roles.parse(text)
    return read and {user: {role: list(names) for role, names in held.items()} for user, held in read.items()}


def device_policy_fact(text, _case):
    read = device_policy.parse(text)
    return read and {user: list(admins) for user, admins in read.items()}


def phone_clock_fact(text, _case):
    read = phone_clock.parse(text)
    return read and read.isoformat()


def trouble_fact(_text, case):
    read = trouble_with(answer_of(case))
    return read and read.template


READERS = {
    "package_dump": package_dump_fact,
    "app_ops": app_ops_fact,
    "op_history": op_history_fact,
    "package_list": package_list_fact,
    "users": users_fact,
    "properties": properties_fact,
    "settings": settings_fact,
    "roles": roles_fact,
    "device_policy": device_policy_fact,
    "phone_clock": phone_clock_fact,
    "trouble": trouble_fact,
}


def case_of(path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def paths_of(*probes):
    return [pytest.param(path, id=path.stem) for probe in probes for path in sorted((CASES / probe).iterdir())]


@pytest.mark.parametrize("path", paths_of(*READERS))
def test_what_is_read_is_the_fact(path):
    case = case_of(path)
    assert READERS[path.parent.name](answer_of(case).text, case) == case["fact"]


@pytest.mark.parametrize("path", paths_of("access"))
def test_access_is_the_fact(path, scripted_shell):
    case = case_of(path)
    given = {
        "getprop": f"[ro.build.version.sdk]: [{SDKS[case['android']]}]\n",
        "pm list users": case.get("users", "Users:\n\tUserInfo{0:Owner:13} running\n"),
        "date": "1795140720 +0800\n",
        "dumpsys -t 60 package": case["output"],
        "dumpsys package": case["output"],
        "dumpsys appops": case["app_ops"],
    }
    found = {}
    for one in collect(scripted_shell(given), device_id="d").packages:
        access = {short(access.permission): access.effective.value for access in one.access}
        found.setdefault(one.user, {})[one.package] = access
    assert found == case["fact"]


@pytest.mark.parametrize("path", paths_of(*READERS, "access"))
def test_a_case_has_its_keys_and_its_name_says_version_and_maker(path):
    case = case_of(path)
    optional = MORE_KEYS.get(path.parent.name, set())
    assert KEYS <= case.keys() <= KEYS | optional
    assert path.stem.startswith(f"{case['android']}-{case['maker']}-")
    assert case["android"] in SDKS
    assert case["trap"].endswith(".")


@pytest.mark.parametrize("probe", [*READERS, "access"])
def test_every_probe_has_cases_of_three_makers(probe):
    assert len({case_of(path)["maker"] for path in (CASES / probe).iterdir()}) >= 3


def test_every_folder_of_cases_is_read():
    assert {folder.name for folder in CASES.iterdir()} == {*READERS, "access"}
