"""Real outputs of real phones, in the folder that ADBAUDIT_REAL_OUTPUTS names; they are not ours to keep here.

The count that parsers are held against is made another way: by plain searches in the sections' text, no parser of ours.
"""

import os
import re
from pathlib import Path

import pytest

from adbaudit.facts.device import device_of
from adbaudit.facts.probes import app_ops, device_policy, package_dump, package_list, properties, users
from adbaudit.model.permission import GrantState

CORPUS = Path(os.environ.get("ADBAUDIT_REAL_OUTPUTS", "not-named"))
if not CORPUS.is_dir():
    pytest.skip("ADBAUDIT_REAL_OUTPUTS does not name a folder of real outputs", allow_module_level=True)

PARSERS = {
    "package": package_dump.parse,
    "appops": lambda text: app_ops.parse(text, None),
    "getprop": properties.parse,
    "pm-list": package_list.parse,
    "pm-users": users.parse,
    "device_policy": device_policy.parse,
}
HEADINGS = ("Packages:", "Hidden system packages:", "Shared users:")


def text_of(path):
    raw = path.read_bytes()
    encoding = "utf-16" if raw.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return raw.decode(encoding, errors="replace").replace("\r", "")


def files(kind):
    return sorted((CORPUS / kind).glob("*.txt"))


def case(path):
    return pytest.param(path, id=path.stem)


def section(text, heading):
    """The lines below a heading, up to the next line that is not deeper."""
    lines = text.splitlines()
    starts = [number for number, line in enumerate(lines) if line.strip() == heading]
    if not starts:
        return []
    indent = len(lines[starts[0]]) - len(lines[starts[0]].lstrip())
    found = []
    for line in lines[starts[0] + 1 :]:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            break
        found.append(line)
    return found


def counted(lines):
    """Packages, users and grants by searching, the flags of each grant as one set."""
    text = "\n".join(lines)
    grants = re.findall(r"^\s+(\S+): granted=(true|false)(?:, flags=\[([^\]]*)\])?", text, re.MULTILINE)
    return {
        "blocks": len(re.findall(r"^\s+(?:Package|SharedUser) \[", text, re.MULTILINE)),
        "users": len(re.findall(r"^\s+User \d+:", text, re.MULTILINE)),
        "granted": sorted([name for name, state, _ in grants if state == "true"] + bare_names(lines)),
        "denied": sorted(name for name, state, _ in grants if state == "false"),
        "flags": sorted(flag for _, _, flags in grants for flag in re.split(r"[|\s]+", flags) if flag),
    }


def bare_names(lines):
    """What stands below `grantedPermissions:`, as Android 5 and before list it."""
    found, indent = [], None
    for line in lines:
        depth = len(line) - len(line.lstrip())
        if line.strip() == "grantedPermissions:":
            indent = depth
        elif indent is not None and depth > indent:
            found.append(line.strip())
        else:
            indent = None
    return found


def read(blocks):
    grants = [
        grant
        for block in blocks
        for listed in (*block.install.values(), *(user.grants for user in block.users.values()))
        for grant in listed.values()
    ]
    return {
        "blocks": len(blocks),
        "users": sum(len(block.users) for block in blocks),
        "granted": sorted(grant.permission for grant in grants if grant.state is GrantState.GRANTED),
        "denied": sorted(grant.permission for grant in grants if grant.state is GrantState.DENIED),
        "flags": sorted(flag for grant in grants for flag in grant.flags),
    }


@pytest.mark.parametrize(("kind", "path"), [(kind, path) for kind in PARSERS for path in files(kind)])
def test_every_file_is_read_without_an_error(kind, path):
    PARSERS[kind](text_of(path))


@pytest.mark.parametrize("path", [case(path) for path in files("package") if "Packages:" in text_of(path)])
def test_packages_users_grants_and_flags_equal_an_independent_count(path):
    text = text_of(path)
    dump = package_dump.parse(text)
    assert read(list(dump.packages.values())) == counted(section(text, "Packages:"))
    assert read(list(dump.shared.values())) == counted(section(text, "Shared users:"))


@pytest.mark.parametrize("path", [case(path) for path in files("package")])
def test_no_real_dump_is_taken_for_a_crafted_one(path):
    dump = package_dump.parse(text_of(path))
    assert dump is None or not dump.is_forged
    assert dump is None or [block.name for block in dump.packages.values() if block.is_doubtful] == []


@pytest.mark.parametrize("path", [case(path) for path in files("appops")])
def test_no_real_app_ops_are_taken_for_crafted_ones(path):
    ops = app_ops.parse(text_of(path), None)
    assert ops is None or [uid for uid, of_uid in ops.items() if of_uid.is_doubtful] == []


@pytest.mark.parametrize("path", [case(path) for path in files("getprop") if "[ro.build.version.sdk]" in text_of(path)])
def test_every_property_dump_tells_maker_and_version(path):
    device = device_of(properties.parse(text_of(path)), (), "d")
    assert device.sdk is not None
    assert device.manufacturer or device.model
