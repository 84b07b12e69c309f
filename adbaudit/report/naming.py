"""What things are called in a report for people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from adbaudit.model.access import Access, Effective
from adbaudit.model.identity import Confidence, Identity, LoanClass, ReasonKind, Verdict
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.report import Report
from adbaudit.model.severity import Severity
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.model.user import User, UserId, UserKind
from adbaudit.report.page import Page, Row
from adbaudit.report.reading import comes_unasked
from adbaudit.report.words import Words, listing


def app_name(page: Page) -> Message:
    """The label, else the package, else the file."""
    return message("{name}", name=page.app.title)


def way_name(way: SpecialAccessKind) -> Message:
    """What a special access shows, as it stands inside a sentence; only those of `WAYS` have one."""
    return {
        SpecialAccessKind.ACCESSIBILITY: message("the screen"),
        SpecialAccessKind.NOTIFICATION_LISTENER: message("notifications"),
        SpecialAccessKind.DEFAULT_SMS: message("messages as default app"),
        SpecialAccessKind.DEFAULT_DIALER: message("calls as default app"),
    }[way]


def ways_name(seen: Sequence[SpecialAccessKind], unread: Sequence[SpecialAccessKind]) -> Message:
    """What the special accesses of a phone's app show, in two or three words."""
    if seen:
        return message("SEES {what}", what=listing([way_name(way) for way in seen]))
    return message("not known") if unread else message("none")


def cell_name(row: Row, group: PermissionGroup, answer: Effective) -> Message:
    """The answer for one group, of a phone or of a file."""
    if row.user is None:
        return answer_in_file(answer)
    return answer_on_phone(answer, is_unasked=comes_unasked(row.installed, group))


def access_name(row: Row, access: Access) -> Message:
    """The answer for one permission, of a phone or of a file."""
    if row.user is None:
        return answer_in_file(access.effective)
    return answer_on_phone(access.effective, is_unasked=access.comes_unasked is True)


def answer_on_phone(answer: Effective, *, is_unasked: bool) -> Message:
    """What an app can do now, in two or three words; a question that Android would not ask is not promised."""
    if answer is Effective.ASKS and is_unasked:
        return message("not now, takes it unasked")
    return {
        Effective.ALLOWED: message("CAN READ"),
        Effective.WHILE_USING: message("CAN READ while open"),
        Effective.ASKS: message("not now, may ask"),
        Effective.BLOCKED: message("blocked"),
        Effective.NOT_REQUESTED: message("does not ask"),
        Effective.UNKNOWN: message("not known"),
    }[answer]


def answer_in_file(answer: Effective) -> Message:
    """What an app would do once it is installed."""
    return {
        Effective.ALLOWED: message("GETS IT at install"),
        Effective.WHILE_USING: message("asks"),
        Effective.ASKS: message("asks for it"),
        Effective.BLOCKED: message("blocked"),
        Effective.NOT_REQUESTED: message("does not ask"),
        Effective.UNKNOWN: message("not known"),
    }[answer]


def country_names(words: Words, report: Report) -> Message:
    """The countries whose law and offices are told, by name where they are on file, with the code for `--country`."""
    on_file = {country.code: words.local(country.name) for country in report.countries_on_file}
    return listing(
        [
            message("{name} ({code})", name=on_file[code], code=code)
            if code in on_file
            else message("{name}", name=code)
            for code in report.countries
        ]
    )


def severity_name(severity: Severity) -> Message:
    """How bad it is."""
    return {
        Severity.CRITICAL: message("CRITICAL"),
        Severity.HIGH: message("HIGH"),
        Severity.MEDIUM: message("MEDIUM"),
        Severity.LOW: message("LOW"),
        Severity.INFO: message("NOTE"),
    }[severity]


def verdict_sentence(identity: Identity) -> Message:
    """What the app is, as far as the reasons carry: a list's word is told as the list's."""
    kinds = frozenset(reason.kind for reason in identity.reasons)
    if identity.verdict is Verdict.LOAN:
        return _why_a_loan_app(kinds)
    return {
        Verdict.CREDIT_INSIDE: message("A named list calls it a larger app with credit inside"),
        Verdict.MAYBE: message("It may be a loan app"),
        Verdict.NO: message("Nothing says that this is a loan app"),
        Verdict.UNKNOWN: message("Not enough was read to say whether this is a loan app"),
    }[identity.verdict]


def _why_a_loan_app(kinds: frozenset[ReasonKind]) -> Message:
    """By the strongest of the reasons."""
    told = {
        ReasonKind.HASH: message("A named report lists this very file as a loan app"),
        ReasonKind.CATALOGUE: message("A named list calls it a loan app"),
        ReasonKind.SIGNER: message("It carries the signature of a listed loan app"),
        ReasonKind.LABEL: message("Its names say that it lends money"),
        ReasonKind.PACKAGE: message("Its names say that it lends money"),
        ReasonKind.SDK: message("Parts built into it are those of loan apps"),
    }
    return next((words for kind, words in told.items() if kind in kinds), told[ReasonKind.LABEL])


def confidence_name(confidence: Confidence) -> Message:
    """How sure we are, in words that rank."""
    return {
        Confidence.HIGH: message("very sure"),
        Confidence.MEDIUM: message("rather sure"),
        Confidence.LOW: message("not sure"),
    }[confidence]


def class_sentence(loan_class: LoanClass | None) -> Message | None:
    """What a named list says of the app: the list's word, never ours; `None` where it says nothing."""
    match loan_class:
        case LoanClass.LICENSED:
            return message("A list of licensed lenders names it.")
        case LoanClass.MARKETPLACE:
            return message("A list names it as a marketplace that passes you on to lenders.")
        case LoanClass.UNLICENSED:
            return message("A list names it as a lender without a licence.")
        case LoanClass.REPORTED_PREDATORY:
            return message("A list reports that it presses borrowers or misuses their data.")
        case LoanClass.RISK_FLAGGED:
            return message("An authority or a list has warned of it.")
        case LoanClass.UNCLASSIFIED | None:
            return None


def user_name(user: UserId, known: User | None) -> Message:
    """`owner`, `work profile (10)`, `another user (11)`; the number is that of commands."""
    if known is None:
        return message("user {id}", id=user)
    if known.kind is UserKind.OWNER:
        return short_user_name(known)
    return message("{user} ({id})", user=short_user_name(known), id=user)


def short_user_name(known: User) -> Message:
    """The word that phones use, without the number."""
    return {
        UserKind.OWNER: message("owner"),
        UserKind.WORK: message("work profile"),
        UserKind.CLONE: message("dual apps"),
        UserKind.SECURE: message("Secure Folder"),
        UserKind.GUEST: message("guest"),
        UserKind.SECONDARY: message("another user"),
    }[known.kind]


def time_name(time: datetime, zone: tzinfo | None) -> Message:
    """The phone's own time to the minute, where its zone is known."""
    shown = time.astimezone(zone) if zone and time.tzinfo else time
    return message("{time}", time=shown.strftime("%Y-%m-%d %H:%M"))


def installer_name(package: str) -> Message:
    """A store everybody knows by its name, any other by its package."""
    return {
        "com.android.vending": message("Google Play"),
        "com.bbk.appstore": message("the vivo app store"),
        "com.heytap.market": message("the OPPO app store"),
        "com.hihonor.appmarket": message("the HONOR app store"),
        "com.huawei.appmarket": message("the Huawei app store"),
        "com.sec.android.app.samsungapps": message("the Galaxy Store"),
        "com.xiaomi.market": message("the Xiaomi app store"),
        "com.xiaomi.mipicks": message("the GetApps store"),
    }.get(package, message("{name}", name=package))
