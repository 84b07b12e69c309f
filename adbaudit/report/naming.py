"""What things are called in a report for people."""

from __future__ import annotations

from datetime import datetime

from adbaudit.model.access import Effective
from adbaudit.model.identity import Confidence, LoanClass, Verdict
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.severity import Severity
from adbaudit.model.user import User, UserId, UserKind
from adbaudit.report.page import Page


def app_name(page: Page) -> Message:
    """The label, else the package, else the file."""
    app = page.app
    return message("{name}", name=app.label or app.installed.package or next((apk.path for apk in app.apks), "?"))


def group_name(group: PermissionGroup) -> Message:
    """One of the three groups, as it stands inside a sentence."""
    return {
        PermissionGroup.CONTACTS: message("contacts"),
        PermissionGroup.SMS: message("messages"),
        PermissionGroup.CALL_LOG: message("call log"),
    }[group]


def column_name(group: PermissionGroup) -> Message:
    """One of the three groups, as it stands above a column."""
    return {
        PermissionGroup.CONTACTS: message("Contacts"),
        PermissionGroup.SMS: message("Messages"),
        PermissionGroup.CALL_LOG: message("Call log"),
    }[group]


def answer_on_phone(answer: Effective) -> Message:
    """What an app can do now, in two or three words."""
    return {
        Effective.ALLOWED: message("CAN READ"),
        Effective.WHILE_USING: message("CAN READ while open"),
        Effective.ASKS: message("not now, may ask"),
        Effective.BLOCKED: message("blocked"),
        Effective.NOT_REQUESTED: message("never asks"),
        Effective.UNKNOWN: message("not known"),
    }[answer]


def answer_in_file(answer: Effective) -> Message:
    """What an app would do once it is installed."""
    return {
        Effective.ALLOWED: message("GETS IT at install"),
        Effective.WHILE_USING: message("asks"),
        Effective.ASKS: message("asks for it"),
        Effective.BLOCKED: message("blocked"),
        Effective.NOT_REQUESTED: message("never asks"),
        Effective.UNKNOWN: message("not known"),
    }[answer]


def severity_name(severity: Severity) -> Message:
    """How bad it is."""
    return {
        Severity.CRITICAL: message("CRITICAL"),
        Severity.HIGH: message("HIGH"),
        Severity.MEDIUM: message("MEDIUM"),
        Severity.LOW: message("LOW"),
        Severity.INFO: message("NOTE"),
    }[severity]


def verdict_sentence(verdict: Verdict) -> Message:
    """What the app is, as far as the reasons carry."""
    return {
        Verdict.LOAN: message("This is a loan app"),
        Verdict.CREDIT_INSIDE: message("This is a larger app with credit inside"),
        Verdict.MAYBE: message("This may be a loan app"),
        Verdict.NO: message("Nothing says that this is a loan app"),
        Verdict.UNKNOWN: message("Not enough was read to say whether this is a loan app"),
    }[verdict]


def confidence_name(confidence: Confidence) -> Message:
    """How sure we are."""
    return {
        Confidence.HIGH: message("quite sure"),
        Confidence.MEDIUM: message("fairly sure"),
        Confidence.LOW: message("not sure"),
    }[confidence]


def class_sentence(loan_class: LoanClass) -> Message:
    """What a named list says of the app: the list's word, never ours."""
    return {
        LoanClass.LICENSED: message("A list of licensed lenders names it."),
        LoanClass.MARKETPLACE: message("A list names it as a marketplace that passes you on to lenders."),
        LoanClass.UNLICENSED: message("A list names it as a lender without a licence."),
        LoanClass.REPORTED_PREDATORY: message("A list reports that it presses borrowers or misuses their data."),
        LoanClass.RISK_FLAGGED: message("An authority or a list has warned of it."),
        LoanClass.UNCLASSIFIED: message("The list that names it does not say whether it is licensed."),
    }[loan_class]


def user_name(user: UserId, known: User | None) -> Message:
    """`owner`, `work profile (10)`, or the name the phone gives a further person."""
    if known is None:
        return message("user {id}", id=user)
    return {
        UserKind.OWNER: message("owner"),
        UserKind.WORK: message("work profile ({id})", id=user),
        UserKind.CLONE: message("second copy of apps ({id})", id=user),
        UserKind.SECURE: message("locked folder ({id})", id=user),
        UserKind.GUEST: message("guest ({id})", id=user),
        UserKind.SECONDARY: message("{name} ({id})", name=known.name or "?", id=user),
    }[known.kind]


def time_name(time: datetime) -> Message:
    """The phone's own time to the minute."""
    return message("{time}", time=time.strftime("%Y-%m-%d %H:%M"))
