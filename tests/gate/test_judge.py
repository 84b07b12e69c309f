"""What fails, what is known, what is gone, what could not be seen."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.gate.baseline_file import read_baseline, write_baseline
from adbaudit.gate.judge import judged
from adbaudit.model.gate import Standing
from adbaudit.model.permission import PackageName
from adbaudit.model.severity import Severity
from adbaudit.model.user import UserId


@pytest.mark.parametrize(
    ("word", "failing"), [("never", 0), ("critical", 1), ("high", 2), ("medium", 3), ("low", 4), ("info", 5)]
)
def test_finding_at_or_above_the_threshold_fails(make, word, failing):
    findings = [make.finding(number, severity) for number, severity in enumerate(Severity)]
    assert len(judged(make.report(*findings), make.policy(word)).gate.failing) == failing


def test_known_finding_does_not_fail(make):
    report = judged(make.report(make.finding(1), make.finding(2)), make.policy(), [make.known(1)])
    assert [report.gate.standing_of(one) for one in report.findings] == [Standing.KNOWN, Standing.FAILS]


def test_new_finding_too_mild_to_fail_is_new_all_the_same(make):
    report = judged(make.report(make.finding(1, Severity.LOW)), make.policy(), [])
    assert report.gate.is_new(report.findings[0])
    assert report.gate.failing == frozenset()


def test_without_a_baseline_nothing_is_new(make):
    report = judged(make.report(make.finding(1)), make.policy())
    assert not report.gate.is_new(report.findings[0])


def test_known_finding_that_became_worse_fails(make):
    known = [make.known(1, Severity.MEDIUM)]
    report = judged(make.report(make.finding(1, Severity.CRITICAL)), make.policy(), known)
    assert report.gate.standing_of(report.findings[0]) is Standing.FAILS


def test_known_finding_that_became_milder_stays_known(make):
    report = judged(make.report(make.finding(1, Severity.MEDIUM)), make.policy("low"), [make.known(1)])
    assert report.gate.failing == frozenset()


def test_one_known_finding_hides_no_second_of_the_same_fingerprint(make):
    findings = (make.finding(1, path="x/a.apk"), make.finding(1, path="y/a.apk"))
    assert judged(make.report(*findings), make.policy(), [make.known(1)]).gate.failing


def test_finding_that_is_looked_for_in_vain_has_vanished(make):
    gate = judged(make.report(), make.policy(), [make.known(7)]).gate
    assert ([one.fingerprint[-1] for one in gate.vanished], gate.unseen) == (["7"], ())


@pytest.mark.parametrize("file", ["apps/sub/a.apk", "sub/a.apk", "apps/sub", "sub"])
def test_finding_of_a_file_that_could_not_be_read_has_not_vanished(make, file):
    known = make.known(7, file="sub/a.apk")
    gate = judged(make.report(gaps=[make.gap(file)]), make.policy(), [known]).gate
    assert (gate.vanished, gate.unseen) == ((), (known,))


def test_gap_of_another_file_keeps_nothing(make):
    gate = judged(make.report(gaps=[make.gap("apps/ba.apk")]), make.policy(), [make.known(7)]).gate
    assert gate.unseen == ()


def test_finding_of_a_user_that_was_not_read_has_not_vanished(make):
    known = make.known(7, file=None, user=UserId(10))
    gaps = [make.gap(user=UserId(10))]
    assert judged(make.report(gaps=gaps), make.policy(), [known]).gate.unseen == (known,)


def test_finding_of_another_app_of_the_phone_has_vanished(make):
    known = make.known(7, file=None, user=UserId(0))
    gaps = [make.gap(user=UserId(0), package=PackageName("c.d"))]
    assert judged(make.report(gaps=gaps), make.policy(), [known]).gate.vanished == (known,)


def test_what_could_not_be_looked_at_stays_in_the_next_baseline(make):
    known = make.known(7)
    report = judged(make.report(make.finding(1), gaps=[make.gap("apps/a.apk")]), make.policy(), [known])
    assert {one.fingerprint for one in read_baseline(write_baseline(report), "b")} == {
        known.fingerprint,
        make.finding(1).fingerprint,
    }


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(st.tuples(st.integers(0, 5), st.sampled_from(list(Severity)), st.sampled_from("xyz"))),
    word=st.sampled_from(["info", "high", "never"]),
)
def test_baseline_of_a_report_makes_that_report_pass(make, drawn, word):
    findings = [make.finding(number, severity, path=f"{folder}/a.apk") for number, severity, folder in drawn]
    report = make.report(*findings)
    kept = read_baseline(write_baseline(report), "b")
    gate = judged(report, make.policy(word), kept).gate
    assert (gate.failing, gate.vanished, gate.unseen) == (frozenset(), (), ())
    assert write_baseline(judged(report, make.policy(word), kept)) == write_baseline(report)
