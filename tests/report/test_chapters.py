"""Which apps a page tells at length."""

from __future__ import annotations

from adbaudit.model.access import Effective
from adbaudit.model.identity import Verdict
from adbaudit.report.chapters import MOST_AT_LENGTH, chapters
from adbaudit.report.order import in_order
from adbaudit.report.outline import outline


def told(report, *, is_whole=False):
    return chapters(outline(in_order(report)), is_whole=is_whole)


def apps(build, count, effective, prefix, **fields):
    access = (build.access(effective=effective),)
    return [build.app(f"com.{prefix}.n{number:03}", access=access, **fields) for number in range(count)]


def names(pages):
    return {page.app.installed.package.split(".")[1] for page in pages}


def test_few_apps_are_all_told_at_length(build):
    shown = told(build.report(*apps(build, MOST_AT_LENGTH, Effective.ASKS, "loan")))
    assert (len(shown.at_length), shown.in_short) == (MOST_AT_LENGTH, ())


def test_those_that_can_read_now_come_before_those_that_cannot(build):
    asking = apps(build, MOST_AT_LENGTH, Effective.ASKS, "asking")
    shown = told(build.report(*asking, *apps(build, 3, Effective.ALLOWED, "reading")))
    assert names(shown.in_short) == {"asking"}
    assert sum(page.can_read for _, page in shown.at_length) == 3


def test_loan_apps_come_before_apps_that_are_none(build):
    loans = apps(build, MOST_AT_LENGTH, Effective.ASKS, "loan")
    others = apps(build, 2, Effective.ALLOWED, "other", verdict=Verdict.NO)
    findings = tuple(build.finding(package=app.installed.package) for app in others)
    shown = told(build.report(*loans, *others, findings=findings))
    assert names(shown.in_short) == {"other"}


def test_order_and_numbers_are_those_of_the_report(build):
    shown = told(build.report(*apps(build, MOST_AT_LENGTH + 5, Effective.ALLOWED, "loan")))
    assert [number for number, _ in shown.at_length] == list(range(1, MOST_AT_LENGTH + 1))
    assert len(shown.in_short) == 5


def test_whole_page_has_them_all(build):
    shown = told(build.report(*apps(build, MOST_AT_LENGTH + 5, Effective.ALLOWED, "loan")), is_whole=True)
    assert (len(shown.at_length), shown.in_short) == (MOST_AT_LENGTH + 5, ())
