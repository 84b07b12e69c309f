"""The order of a report is settled once."""

from __future__ import annotations

import random
from dataclasses import replace

from adbaudit.model.identity import Verdict
from adbaudit.model.permission import PackageName
from adbaudit.model.severity import Severity
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.model.user import UserId
from adbaudit.report.order import in_order


def test_loan_apps_come_first_then_credit_inside_then_maybe(build):
    verdicts = (Verdict.NO, Verdict.UNKNOWN, Verdict.MAYBE, Verdict.CREDIT_INSIDE, Verdict.LOAN)
    apps = [build.app(f"a.app{number}", verdict=verdict) for number, verdict in enumerate(verdicts)]
    ordered = in_order(build.report(*apps))
    assert [app.identity.verdict for app in ordered.apps] == [*reversed(verdicts[2:]), *reversed(verdicts[:2])]


def test_among_loan_apps_the_worst_comes_first(build):
    finding = build.finding(package="b.b", severity=Severity.HIGH)
    ordered = in_order(build.report(build.app("a.a"), build.app("b.b"), findings=(finding,)))
    assert [app.installed.package for app in ordered.apps] == ["b.b", "a.a"]


def test_rows_of_one_package_stay_together_when_only_one_user_has_a_finding(build):
    finding = build.finding(package="b.b", user=UserId(10))
    apps = (build.app("b.b", user=10), build.app("a.a"), build.app("b.b"))
    ordered = in_order(build.report(*apps, findings=(finding,)))
    assert [(app.installed.package, app.installed.user) for app in ordered.apps] == [
        ("b.b", 0),
        ("b.b", 10),
        ("a.a", 0),
    ]


def test_findings_come_by_severity_then_app(build):
    findings = (
        build.finding("z", Severity.LOW, package="a.a"),
        build.finding("y", Severity.CRITICAL, package="b.b"),
        build.finding("x", Severity.CRITICAL, package="a.a"),
    )
    ordered = in_order(build.report(build.app("a.a"), build.app("b.b"), findings=findings))
    assert [finding.rule for finding in ordered.findings] == ["x", "y", "z"]


def test_findings_of_files_follow_their_files(build):
    findings = tuple(build.finding(f"of-{path}", package="p.p", user=None, path=path) for path in ("b.apk", "a.apk"))
    report = build.apk_report(
        *(build.apk_app(path=path, package="p.p") for path in ("b.apk", "a.apk")), findings=findings
    )
    assert [finding.rule for finding in in_order(report).findings] == ["of-a.apk", "of-b.apk"]


def test_what_was_said_twice_is_said_once(build):
    report = build.report(findings=(build.finding(), build.finding()), gaps=(build.gap(), build.gap()))
    ordered = in_order(report)
    assert (len(ordered.findings), len(ordered.gaps)) == (1, 1)


def test_any_order_in_gives_the_same_order_out(build):
    report = build.full_report()
    shuffled = replace(
        report,
        apps=tuple(random.Random(4).sample(report.apps, len(report.apps))),  # noqa: S311 - an order, not a secret
        findings=tuple(reversed(report.findings)),
        advice=tuple(reversed(report.advice)),
    )
    assert in_order(shuffled) == in_order(report)


def test_order_is_stable(build):
    once = in_order(build.full_report())
    assert in_order(once) == once


def test_loan_app_that_sees_the_screen_goes_first(build):
    seeing = build.special(SpecialAccessKind.ACCESSIBILITY)
    late = build.app("z.z.z", installed=build.installed("z.z.z", special_access=(seeing,)))
    report = in_order(build.report(build.app("a.a.a"), late, findings=(build.finding(package=PackageName("a.a.a")),)))
    assert [app.installed.package for app in report.apps] == ["z.z.z", "a.a.a"]
