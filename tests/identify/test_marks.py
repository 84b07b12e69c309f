"""What the files of an app say, whatever it calls itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.catalogue import FileHash
from adbaudit.model.code import FoundSdk, SdkKind
from adbaudit.model.identity import Confidence, LoanClass, ReasonKind, Verdict
from adbaudit.model.marks import Marks
from adbaudit.model.message import message

SIGNER, OTHER = "ab" * 32, "cd" * 32
HASH = "0123456789abcdef0123456789abcdef01234567"


@pytest.fixture
def known(catalogue):
    """The shipped catalogue with one signed loan app, one signed larger app and one file hash more."""
    lender, larger = catalogue.by_package["com.rupiahkilat.best"], catalogue.by_package["com.tencent.mm"]
    a_file = FileHash(
        family="SpyLoan",
        source=message("A report"),
        checked="2026-11-21",
        loan_class=LoanClass.REPORTED_PREDATORY,
        file="hashes.csv",
    )
    return replace(
        catalogue,
        by_package={
            **catalogue.by_package,
            lender.package: replace(lender, signers=(SIGNER,)),
            larger.package: replace(larger, signers=(OTHER,)),
        },
        by_signer={SIGNER: lender, OTHER: larger},
        by_hash={HASH: a_file},
    )


def test_file_of_a_report_is_known_under_any_name(known, ask):
    found = ask(known, "com.quiet.garden", "Garden", marks=Marks(hashes=(HASH,)))
    assert (found.verdict, found.confidence, found.loan_class, found.reasons[0].kind) == (
        Verdict.LOAN,
        Confidence.HIGH,
        LoanClass.REPORTED_PREDATORY,
        ReasonKind.HASH,
    )
    assert str(found.reasons[0].detail) == (
        "its APK file is one of those named in: A report (SpyLoan); looked up on 2026-11-21"
    )


def test_file_of_a_report_is_known_under_the_name_of_a_larger_app(known, ask):
    assert ask(known, "com.tencent.mm", "微信", marks=Marks(hashes=(HASH,))).verdict is Verdict.LOAN


def test_maker_of_a_loan_app_is_known_under_the_name_of_a_larger_app(known, ask):
    assert ask(known, "com.tencent.mm", "微信", marks=Marks(signers=(SIGNER,))).verdict is Verdict.LOAN


def test_maker_of_a_larger_app_makes_other_apps_without_credit(known, ask):
    assert ask(known, "com.quiet.garden", "Garden", marks=Marks(signers=(OTHER,))).verdict is Verdict.NO


def test_listed_name_with_another_signature_may_be_an_imitation(known, ask):
    details = [
        [reason.detail.template for reason in ask(known, "com.tencent.mm", "微信", marks=marks).reasons]
        for marks in (Marks(signers=("ef" * 32,)), Marks(signers=(OTHER,)), Marks())
    ]
    imitation = "signed by someone else than the listed app of this package name: it may be an imitation"
    assert [imitation in one for one in details] == [True, False, False]


def test_part_that_collects_for_lenders_speaks_by_itself(judge):
    found = judge("com.quiet.garden", "Garden", marks=Marks(sdks=("CredoLab",)))
    assert (found.verdict, found.reasons[0].kind) == (Verdict.MAYBE, ReasonKind.SDK)


def test_part_that_banks_have_too_counts_only_beside_a_word(judge):
    marks = Marks(sdks=("Advance.AI",))
    verdicts = [
        judge("com.quiet.garden", label, marks=marks).verdict for label in ("Garden", "Garden of more money ok")
    ]
    assert verdicts == [Verdict.NO, Verdict.NO]
    assert judge("com.quiet.cash", "Garden of cash", marks=marks).verdict is Verdict.MAYBE


def test_part_that_nobody_weighed_says_nothing(judge):
    assert judge("com.quiet.garden", "Garden", marks=Marks(sdks=("A weather library",))).reasons == ()


def test_marks_are_those_of_all_files_of_an_app():
    base = ApkFacts(path="base.apk", manifest=ManifestState.READ, sha256="b" * 64, sha1=HASH, signers=(OTHER, SIGNER))
    moxie = FoundSdk(name="Moxie", kind=SdkKind.COLLECTOR, signs=("com/moxie/client/A",))
    split = ApkFacts(path="split.apk", manifest=ManifestState.READ, sha256="a" * 64, signers=(SIGNER,), sdks=(moxie,))
    unread = ApkFacts(path="x.apk", manifest=ManifestState.UNREADABLE)
    assert Marks.of((base, split, unread)) == Marks(
        signers=(SIGNER, OTHER), hashes=(HASH, "a" * 64, "b" * 64), sdks=("Moxie",)
    )


def test_list_that_gives_no_class_gives_none(known, ask):
    listed = replace(known, by_hash={HASH: FileHash(family="x", source=message("A list"), checked="2026-11-21")})
    assert ask(listed, "com.quiet.garden", "Garden", marks=Marks(hashes=(HASH,))).loan_class is LoanClass.UNCLASSIFIED
