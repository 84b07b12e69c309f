"""What classes and answers are called on the pages about rules."""

from __future__ import annotations

from adbaudit.model.access import Effective
from adbaudit.model.apk import ManifestState
from adbaudit.model.identity import LoanClass
from adbaudit.model.message import Message, message


def class_name(loan_class: LoanClass) -> Message:
    """What a named list may call an app: the list's word."""
    return {
        LoanClass.LICENSED: message("licensed lender"),
        LoanClass.MARKETPLACE: message("marketplace for loans"),
        LoanClass.UNLICENSED: message("lender without a licence"),
        LoanClass.REPORTED_PREDATORY: message("reported to press borrowers or misuse their data"),
        LoanClass.RISK_FLAGGED: message("listed with signs of risk"),
        LoanClass.UNCLASSIFIED: message("listed without a class"),
    }[loan_class]


def effective_name(effective: Effective) -> Message:
    """What an access comes to, inside a sentence."""
    return {
        Effective.ALLOWED: message("allowed"),
        Effective.WHILE_USING: message("allowed while the app is open"),
        Effective.ASKS: message("not now, but the app may ask"),
        Effective.BLOCKED: message("blocked"),
        Effective.NOT_REQUESTED: message("not asked for"),
        Effective.UNKNOWN: message("not known"),
    }[effective]


def manifest_name(state: ManifestState) -> Message:
    """How far a manifest was read."""
    return {
        ManifestState.READ: message("read"),
        ManifestState.UNREADABLE: message("cannot be read"),
        ManifestState.NOT_READ: message("was not read"),
    }[state]
