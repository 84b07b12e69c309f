"""A pack of rules small enough to break, and apps built by what a test is about."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from adbaudit.model.access import Access, Effective
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.app import App
from adbaudit.model.appop import OpMode
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Confidence, Identity, Verdict
from adbaudit.model.message import message
from adbaudit.model.permission import PRIVACY_PERMISSIONS, GrantState, PackageName
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import UserId
from adbaudit.rules.load import load_rules

RULES = Path(__file__).parents[2] / "rules"
_BY_NAME = {permission.name.rsplit(".", 1)[1]: permission for permission in PRIVACY_PERMISSIONS}

A_RULE = """\
id: loan-test
title: "{app} can read the contacts"
why: It may send them away.
severity: {loan: critical, maybe: high}
severity_reason: Because.
confidence: high
when:
  access: {permissions: [READ_CONTACTS], effective: [allowed]}
subject: contacts
references: []
examples:
  bad: [{name: allowed, app: {access: {READ_CONTACTS: allowed}}}]
  good: [{name: blocked, app: {access: {READ_CONTACTS: blocked}}}]
  unknown: [{name: unread, app: {access: {READ_CONTACTS: unknown}}}]
"""
APP_HEADER = (
    "package,labels,label_en,country,operator,class,kind,service,confidence,signers,source,checked,unverified,notes"
)
AN_APP = "com.example.kredit,Example Kredit,,ID,,unclassified,loan,,medium,,a-list,2026-11-21,,"


@pytest.fixture(scope="session")
def rules_folder():
    return RULES


@pytest.fixture(scope="session")
def pack():
    return load_rules(RULES)


@pytest.fixture
def a_folder(tmp_path):
    """A whole pack of one rule, one app, one word; named files replace or join it."""

    def build(name="pack", **files):
        folder = tmp_path / name
        start = {
            "permissions/loan-test.yaml": A_RULE,
            "catalogue/apps/id.csv": f"{APP_HEADER}\n{AN_APP}\n",
            "catalogue/look_alikes.csv": "package,label,kind,why,source,checked\n",
            "catalogue/sources.csv": "key,title,where\na-list,A list,https://example.org\n",
            "keywords/scoring.yaml": (RULES / "keywords" / "scoring.yaml").read_text("utf-8"),
        }
        for file, text in {**start, **{key: value for key, value in files.items() if value is not None}}.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        return folder

    return build


@pytest.fixture
def a_rule():
    return A_RULE


@pytest.fixture
def app_table():
    return lambda *rows: "\n".join((APP_HEADER, *rows)) + "\n"


@pytest.fixture
def an_access():
    def build(name, effective=Effective.ALLOWED, *, last_access=None, op_mode=OpMode.ALLOW, flags=()):
        permission = _BY_NAME[name]
        return Access(
            group=permission.group,
            permission=permission.name,
            requested=effective is not Effective.NOT_REQUESTED,
            grant={Effective.ALLOWED: GrantState.GRANTED, Effective.UNKNOWN: GrantState.UNKNOWN}.get(
                effective, GrantState.DENIED
            ),
            flags=frozenset(flags),
            op=permission.op,
            op_mode=op_mode,
            effective=effective,
            because=message("as the test says"),
            last_access=datetime.fromisoformat(last_access) if last_access else None,
        )

    return build


@pytest.fixture
def an_app():
    def build(
        *access,
        package="com.example.loan",
        user=0,
        label="Example Loan",
        verdict=Verdict.LOAN,
        confidence=Confidence.HIGH,
        special=(),
        apks=(),
        in_phone=True,
        **installed,
    ):
        return App(
            installed=InstalledPackage(
                package=PackageName(package),
                user=UserId(user),
                access=access,
                special_access=tuple(
                    SpecialAccess(kind=SpecialAccessKind(kind), state=SpecialAccessState(state))
                    for kind, state in dict(special).items()
                ),
                **installed,
            ),
            label=label,
            identity=Identity(verdict=verdict, confidence=confidence),
            apks=apks,
            in_phone=in_phone,
        )

    return build


@pytest.fixture
def an_apk():
    def build(path="loan.apk", manifest=ManifestState.READ, **facts):
        return ApkFacts(path=path, manifest=manifest, **facts)

    return build
