"""The verdict looks at every name of an app, so that no reader's language changes it."""

import pytest

from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.identity import Verdict
from adbaudit.workflow.audit import rules
from adbaudit.workflow.identity import identity_of


@pytest.fixture(scope="module")
def catalogue():
    return rules().catalogue


@pytest.fixture(scope="module")
def judge(catalogue):
    """The identity of an app that shows these names, the first by default."""

    def by(*labels, package="com.corner.notes"):
        installed = InstalledPackage(package=package, user=0, is_sideloaded=None)
        label = labels[0] if labels else None
        apk = ApkFacts(path="a.apk", manifest=ManifestState.READ, label=label, labels=tuple(sorted(labels)))
        return identity_of(catalogue, installed, (apk,))

    return by


def test_name_in_another_language_makes_it_a_loan_app(judge):
    assert judge("Corner Notes").verdict is Verdict.NO
    assert judge("Corner Notes", "快速现金贷").verdict is judge("快速现金贷").verdict
    assert judge("快速现金贷").verdict in {Verdict.LOAN, Verdict.MAYBE}


def test_weaker_name_beside_a_stronger_one_changes_nothing(judge):
    assert judge("快速现金贷", "Corner Notes") == judge("快速现金贷")


def test_of_equal_verdicts_that_of_the_default_name_counts(judge):
    assert judge("Quick Cash Loan", "Fast Cash Loan") == judge("Quick Cash Loan")


def test_without_any_name_nobody_can_say(judge):
    assert judge().verdict is Verdict.UNKNOWN


def test_what_a_list_knows_is_told_by_the_list_whatever_the_names(judge):
    assert judge("Corner Notes", "快速现金贷", package="com.qihoo.loan") == judge("Anything", package="com.qihoo.loan")


def test_listed_package_stays_what_the_list_says(judge):
    listed = judge("Corner Notes", "快速现金贷", package="com.eg.android.AlipayGphone")
    assert listed.verdict is Verdict.CREDIT_INSIDE
