"""Counts of Android's own history: asked of loan apps alone, in one round trip more."""

import pytest

from adbaudit.model.identity import Verdict
from adbaudit.practice.knobs import Knobs, Refuse, Truncate

LOANS = {Verdict.LOAN, Verdict.CREDIT_INSIDE, Verdict.MAYBE}


def counted(report):
    return {
        (app.installed.package, access.op): (access.count.accesses, access.count.rejects)
        for app in report.apps
        for access in app.installed.access
        if access.count
    }


def test_uses_of_loan_apps_are_counted(audited):
    report, _ = audited("pixel-14")
    assert counted(report)["com.kuaijie.cashloan", "READ_CONTACTS"] == (2, 0)


def test_other_apps_are_not_asked_about(audited):
    report, log = audited("pixel-14")
    asked = {line.split()[-1] for line in log.commands if "--history" in line}
    named = {app.installed.package for app in report.apps if app.identity.verdict in LOANS}
    assert asked
    assert asked <= named


def test_versions_without_a_history_are_not_asked(audited):
    report, log = audited("legacy-8")
    assert [line for line in log.commands if "--history" in line] == []
    assert counted(report) == {}
    assert [gap for gap in report.gaps if "--history" in gap.source] == []


@pytest.mark.parametrize(
    "fault",
    [Refuse(command="--history", text="Unknown option: --history"), Truncate(command="--history", keep_bytes=70)],
)
def test_history_that_is_refused_or_cut_is_one_gap_and_the_rest_is_said(audited, disturbed, fault):
    report, _ = disturbed("pixel-14", knobs=Knobs(faults=(fault,)))
    assert [gap.source for gap in report.gaps] == ["dumpsys appops --history"]
    assert counted(report) == {}
    said = {one.rule for one in report.findings}
    assert {one.rule for one in audited("pixel-14")[0].findings} <= said
