"""Builders of small reports, and the flag that rewrites the golden files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.model.access import Access, Effective
from adbaudit.model.action import Action, ActionKind
from adbaudit.model.apk import ApkFacts, ManifestState, UsesPermission
from adbaudit.model.app import App
from adbaudit.model.appop import OpMode
from adbaudit.model.channel import Channel, ChannelKind
from adbaudit.model.condition import HasGaps
from adbaudit.model.country import Country
from adbaudit.model.device import Device
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.finding import Evidence, Finding
from adbaudit.model.gap import Gap
from adbaudit.model.gate import Gate, KnownFinding
from adbaudit.model.identity import Confidence, Identity, LoanClass, Reason, ReasonKind, Verdict
from adbaudit.model.law import LawReference
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import message
from adbaudit.model.permission import GrantState, PackageName, PermissionGroup, PermissionName
from adbaudit.model.plan import Advice, Disposition, Situation, Step
from adbaudit.model.report import Provenance, Report, SourceKind
from adbaudit.model.rule import Rule, RuleScope
from adbaudit.model.severity import Severity
from adbaudit.model.special_access import SpecialAccess, SpecialAccessKind, SpecialAccessState
from adbaudit.model.user import User, UserId, UserKind

GOLDEN = Path(__file__).parent / "golden"
CHINA = timezone(timedelta(hours=8))
CHINA_ON_FILE = Country(code="CN", name=LocalText(texts=(("en", "China"), ("zh-CN", "中国"))))
GROUPS = {
    "READ_CONTACTS": PermissionGroup.CONTACTS,
    "WRITE_CONTACTS": PermissionGroup.CONTACTS,
    "READ_SMS": PermissionGroup.SMS,
    "SEND_SMS": PermissionGroup.SMS,
    "READ_CALL_LOG": PermissionGroup.CALL_LOG,
}


def pytest_addoption(parser):
    parser.addoption(
        "--rewrite-golden", action="store_true", help="write what is rendered now into tests/report/golden"
    )


@pytest.fixture
def golden(request):
    """Compares a text with a golden file, or writes it when asked to."""

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--rewrite-golden", default=False):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert text == path.read_text(encoding="utf-8")

    return check


@pytest.fixture
def english():
    return load_translator("en")


@pytest.fixture
def chinese():
    return load_translator("zh-CN")


@pytest.fixture
def build():
    return Builders()


@dataclass(frozen=True)
class Builders:
    """Values with every field that a test does not care about filled in."""

    def time(self, day=19, hour=21, minute=40):
        return datetime(2026, 11, day, hour, minute, tzinfo=CHINA)

    def access(self, name="READ_CONTACTS", effective=Effective.ALLOWED, **fields):
        grants = {Effective.ALLOWED: GrantState.GRANTED, Effective.UNKNOWN: GrantState.UNKNOWN}
        known = {
            "group": GROUPS[name],
            "permission": PermissionName(f"android.permission.{name}"),
            "requested": True,
            "grant": grants.get(effective, GrantState.DENIED),
            "op": name,
            "op_mode": OpMode.ALLOW if effective is Effective.ALLOWED else OpMode.IGNORE,
            "effective": effective,
            "because": message("The permission is granted and nothing stands over it."),
        }
        return Access(**{**known, **fields})

    def installed(self, package="com.kuaijie.cashloan", user=0, **fields):
        known = {
            "paths": (f"/data/app/{package}/base.apk",),
            "version_name": "2.1.0",
            "version_code": 210,
            "target_sdk": 30,
            "installer": None,
            "is_sideloaded": True,
            "installed_at": self.time(day=2),
            "updated_at": self.time(day=3),
            "enabled": True,
            "system": False,
        }
        return InstalledPackage(package=PackageName(package), user=UserId(user), **{**known, **fields})

    def identity(self, verdict=Verdict.LOAN, confidence=Confidence.HIGH, **fields):
        known = {
            "loan_class": LoanClass.UNLICENSED if verdict is Verdict.LOAN else None,
            "reasons": (
                Reason(
                    kind=ReasonKind.LABEL,
                    detail=message("The name holds the word {word}", word="借款"),
                    source="keywords/zh.yaml",
                ),
            )
            if verdict is not Verdict.NO
            else (),
        }
        return Identity(verdict=verdict, confidence=confidence, **{**known, **fields})

    def app(
        self, package="com.kuaijie.cashloan", label="快捷借款", *, user=0, verdict=Verdict.LOAN, access=(), **fields
    ):
        known = {
            "installed": self.installed(package, user, access=tuple(access)),
            "label": label,
            "identity": self.identity(verdict),
        }
        return App(**{**known, **fields})

    def apk_app(self, path="samples/plain-loan.apk", package="com.sincere.plainloan", label="Plain Loan", **fields):
        access = tuple(fields.pop("access", ()))
        verdict = fields.pop("verdict", Verdict.LOAN)
        manifest = fields.pop("manifest", ManifestState.READ)
        identity = fields.pop("identity", self.identity(verdict))
        apk = ApkFacts(
            path=path,
            name=path,
            place=path,
            manifest=manifest,
            package=PackageName(package) if package else None,
            label=label,
            sha256="ab" * 32,
            size=20_480,
            signers=("cd" * 32,),
            declared=tuple(UsesPermission(permission=one.permission) for one in access),
        )
        installed = InstalledPackage(
            package=PackageName(package), user=UserId(0), target_sdk=30, version_code=1, access=access
        )
        return App(installed=installed, label=label, identity=identity, apks=(apk,), in_phone=False)

    def actions(self, *commands):
        package, user = PackageName("com.kuaijie.cashloan"), UserId(0)
        return tuple(
            Action(kind=ActionKind.REVOKE_PERMISSION, package=package, user=user, argv=argv) for argv in commands
        )

    def step(self, **fields):
        known = {
            "step": message("Take away the permission for {what}.", what=message("contacts")),
            "disposition": Disposition.CONFIRM,
            "actions": self.actions(
                ("pm", "revoke", "--user", "0", "com.kuaijie.cashloan", "android.permission.READ_CONTACTS")
            ),
            "screens": (
                LocalText(
                    texts=(
                        ("en", "Settings › Apps › 快捷借款 › Permissions › Contacts › Don’t allow"),
                        ("zh-CN", "设置 › 应用 › 快捷借款 › 权限 › 通讯录 › 不允许"),
                    )
                ),
            ),
        }
        return Step(**{**known, **fields})

    def finding(self, rule="loan-contacts", severity=Severity.CRITICAL, **fields):
        known = {
            "confidence": Confidence.HIGH,
            "title": message("This loan app can read your contacts"),
            "why": message("Collectors who hold an address book call the people in it."),
            "package": PackageName("com.kuaijie.cashloan"),
            "user": UserId(0),
            "subject": "contacts",
            "fingerprint": "0123456789abcdef0123456789abcdef",
            "evidence": (
                Evidence(
                    source="dumpsys package", detail=message("{permission} is granted", permission="READ_CONTACTS")
                ),
            ),
            "remedy": (self.step(),),
        }
        return Finding(rule=rule, severity=severity, **{**known, **fields})

    def law(self, **fields):
        known = {
            "id": "cn-law",
            "country": "CN",
            "cite": LocalText(texts=(("en", "A law, art. 47"), ("zh-CN", "《某法》第四十七条"))),
            "text": LocalText(texts=(("en", "You may ask for deletion."), ("zh-CN", "你可以要求删除。"))),
            "source": "flk.npc.gov.cn",
            "checked": "2026-11-21",
            "verified": False,
        }
        return LawReference(**{**known, **fields})

    def channel(self, **fields):
        known = {
            "id": "cn-office",
            "country": CHINA_ON_FILE,
            "order": 1,
            "kind": ChannelKind.REGULATOR,
            "name": LocalText(texts=(("en", "The office"), ("zh-CN", "某局"))),
            "local_name": "某局",
            "number": "12378",
            "takes": LocalText(texts=(("en", "when the lender is a bank"), ("zh-CN", "放款方是银行时"))),
            "evidence": LocalText(texts=(("en", "the contract"), ("zh-CN", "合同"))),
            "time_limit": LocalText(texts=(("en", "15 days"), ("zh-CN", "15 日"))),
            "is_free": True,
            "source": "office.example",
            "checked": "2026-11-21",
            "verified": True,
        }
        return Channel(**{**known, **fields})

    def gap(self, source="dumpsys appops", **fields):
        known = {
            "wanted": message("app operations"),
            "reason": message("the answer was cut off"),
        }
        return Gap(source=source, **{**known, **fields})

    def advice(self, number=1, when=Situation.FINDINGS, **fields):
        known = {
            "title": message("Save proof before you change anything"),
            "text": message("Take screenshots that show the number and the full date."),
        }
        return Advice(**{"id": f"advice-{number}", "order": number, "when": when, **known, **fields})

    def device(self, **fields):
        known = {
            "id": "f00dfeedf00dfeed",
            "manufacturer": "Google",
            "model": "Pixel 7",
            "android": "14",
            "sdk": 34,
            "skin": None,
            "security_patch": "2026-11-05",
            "country": "CN",
            "users": (
                User(id=UserId(0), kind=UserKind.OWNER, running=True),
                User(id=UserId(10), kind=UserKind.WORK, running=True),
            ),
        }
        return Device(**{**known, **fields})

    def report(self, *apps, **fields):
        known = {
            "provenance": Provenance(
                version="0.1.0",
                rules_digest="sha256:" + "12" * 32,
                source=SourceKind.ADB,
                captured_at=datetime(2026, 11, 20, 10, 12, tzinfo=CHINA),
            ),
            "device": self.device(),
            "countries": ("CN",),
            "countries_on_file": (CHINA_ON_FILE,),
            "apps": apps,
        }
        return Report(**{**known, **fields})

    def apk_report(self, *apps, **fields):
        provenance = Provenance(
            version="0.1.0",
            rules_digest="sha256:" + "12" * 32,
            source=SourceKind.APK,
            captured_at=datetime(2026, 11, 20, 10, 12, tzinfo=CHINA),
        )
        return Report(**{"provenance": provenance, "device": None, "apps": apps, **fields})

    def special(self, kind=SpecialAccessKind.OVERLAY, state=SpecialAccessState.ON, component=None):
        return SpecialAccess(kind=kind, state=state, component=component)

    def refused_user(self, user=150):
        """Gaps as a phone gives them for a user that the shell may not look at."""
        refused = "java.lang.SecurityException: Shell does not have permission to access user 150"
        reason = message("the phone refused: {text}", text=refused)
        return tuple(
            self.gap(source, wanted=wanted, reason=reason, user=UserId(user))
            for source, wanted in (
                ("pm list packages -f --user 150", message("the list of apps")),
                ("pm list packages -s --user 150", message("the list of apps")),
                ("settings get --user 150 secure …", message("which apps have accessibility access")),
            )
        )

    def secure_folder(self, kind=UserKind.SECURE, user=150):
        return User(id=UserId(user), kind=kind, running=True)

    def full_report(self):
        """A phone with everything on it that a report can say."""
        read = self.access(last_access=self.time())
        loan = self.app(access=(read, self.access("READ_SMS"), self.access("READ_CALL_LOG", Effective.BLOCKED)))
        work = "com.pinjamkilat.dana"
        return self.report(
            loan,
            self.app("com.qihoo.loan", "360借条", access=(self.access(effective=Effective.ASKS),)),
            self.app(work, "Pinjam Kilat", access=(self.access(effective=Effective.ASKS),)),
            self.app(work, "Pinjam Kilat", user=10, access=(self.access(), self.access("READ_CALL_LOG"))),
            self.app("com.eg.android.AlipayGphone", "支付宝", verdict=Verdict.CREDIT_INSIDE, access=(self.access(),)),
            self.app("com.sunrise.lend", "Sunrise", verdict=Verdict.MAYBE),
            self.app("com.chatter.messenger", "Chatter", verdict=Verdict.NO, access=(self.access(),)),
            self.app("com.sunrise.calendar", "Sunrise Calendar", verdict=Verdict.NO),
            self.app("com.plain.thing", None, verdict=Verdict.UNKNOWN),
            findings=(
                self.finding(law=(self.law(),)),
                self.finding(
                    "loan-contacts-used",
                    title=message("This loan app has read your contacts"),
                    evidence=(
                        Evidence(
                            source="dumpsys appops",
                            detail=message("the last read was at {time}", time="2026-11-19 21:40"),
                        ),
                    ),
                ),
                self.finding(
                    package=PackageName(work),
                    user=UserId(10),
                    remedy=(
                        self.step(
                            actions=self.actions(
                                ("pm", "revoke", "--user", "10", work, "android.permission.READ_CONTACTS")
                            )
                        ),
                    ),
                ),
                self.finding(
                    "loan-contacts-asks",
                    Severity.LOW,
                    package=PackageName("com.qihoo.loan"),
                    title=message("This loan app may ask for your contacts again"),
                ),
            ),
            advice=(
                self.advice(1, id="danger-now", title=message("If you are in danger now")),
                self.advice(2, id="limits", title=message("What a switch can do, and what it cannot")),
                self.advice(3, id="save-proof"),
                self.advice(
                    4,
                    id="complain",
                    title=message("Complain, one step after the other"),
                    channel_kinds=(ChannelKind.REGULATOR,),
                    channels=(self.channel(), self.channel(id="cn-other", number=None, verified=False)),
                    law=(self.law(),),
                ),
            ),
        )

    def rule(self, name="loan-contacts-asks", **fields):
        known = {
            "title": message("{app} may ask again for the contacts"),
            "why": message("One tap would open every name and number to it."),
            "title_in_file": message("{app} asks for the contacts"),
            "severity": ((Verdict.LOAN, Severity.MEDIUM), (Verdict.MAYBE, Severity.LOW)),
            "severity_reason": "Nothing can be read yet.",
            "confidence": Confidence.HIGH,
            "scope": RuleScope.APP,
            "when": HasGaps(),
            "subject": "contacts",
            "references": ("https://developer.android.com/reference/android/Manifest.permission",),
        }
        return Rule(id=name, **{**known, **fields})

    def known(self, fingerprint="9" * 32, **fields):
        known = {"rule": "loan-contacts", "severity": Severity.HIGH, "file": "old/gone.apk"}
        return KnownFinding(fingerprint=fingerprint, **{**known, **fields})

    def file_finding(self, path, fingerprint, app="快捷借款", severity=Severity.HIGH, **fields):
        known = {
            "title": message("{app} asks for the contacts", app=app),
            "package": PackageName("com.kuaijie.cashloan"),
            "user": None,
            "path": path,
            "fingerprint": fingerprint,
            "evidence": (
                Evidence(source="AndroidManifest.xml", detail=message("{permission} is declared", permission="X")),
            ),
            "remedy": (self.step(actions=(), screens=()),),
        }
        return self.finding("loan-contacts-asks", severity, **{**known, **fields})

    def apk_run(self):
        """A run over files with one finding that fails, one that is known, one that is told, a gap, and one gone."""
        loan = self.apk_app("samples/loan.apk", "com.kuaijie.cashloan", "快捷借款")
        member = self.apk_app("samples/two.xapk!/base.apk", "com.kuaijie.cashloan", "快捷借款")
        maybe = self.apk_app("samples/maybe.apk", "com.sunrise.lend", "Sunrise", verdict=Verdict.MAYBE)
        broken = self.apk_app(
            "samples/broken.apk", "", None, verdict=Verdict.UNKNOWN, manifest=ManifestState.UNREADABLE
        )
        gap = self.gap(
            "samples/broken.apk",
            wanted=message("the app's manifest, with what it asks for"),
            reason=message("the manifest is larger than adbaudit reads"),
            file="samples/broken.apk",
        )
        return self.apk_report(
            loan,
            member,
            maybe,
            broken,
            findings=(
                self.file_finding("samples/loan.apk", "1" * 32),
                self.file_finding("samples/two.xapk!/base.apk", "2" * 32),
                self.file_finding(
                    "samples/maybe.apk", "3" * 32, "Sunrise", Severity.LOW, package=PackageName("com.sunrise.lend")
                ),
            ),
            gaps=(gap,),
            rules=(self.rule(),),
            gate=Gate(
                failing=frozenset({"1" * 32}),
                known=frozenset({"2" * 32}),
                has_baseline=True,
                vanished=(self.known(),),
                unseen=(self.known("8" * 32, file="samples/broken.apk"),),
            ),
        )
