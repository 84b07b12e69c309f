"""The comparison as a page."""

from __future__ import annotations

from dataclasses import replace

from adbaudit.model.access import Effective
from adbaudit.report.difference.compare import compare
from adbaudit.report.difference.html import difference_html


def _page(before, after, language):
    return difference_html(compare(before, after), language)


def test_what_was_lost_stands_in_the_table_and_under_its_app(build, english):
    before = build.report(build.app(access=(build.access(),)))
    after = build.report(build.app(access=(build.access(effective=Effective.BLOCKED),)))
    page = _page(before, after, english)
    assert '<td role="cell" data-head="Contacts" class="off">CAN READ → blocked</td>' in page
    assert "No longer: contacts, READ_CONTACTS: CAN READ → blocked" in page


def test_what_was_gained_colours_the_answer(build, english):
    before = build.report(build.app(access=(build.access(effective=Effective.BLOCKED),)))
    after = build.report(build.app(access=(build.access(),)))
    assert '<div class="now"><dt>What is different?</dt>' in _page(before, after, english)


def test_what_one_report_did_not_read_is_told(build, english):
    report = build.report(build.app(), gaps=(build.gap(),))
    page = _page(build.report(build.app()), report, english)
    assert "Was everything seen?" in page
    assert "What was not read" in page


def test_hostile_name_is_text(build, english):
    app = build.app(label="<script>alert(1)</script>", access=(build.access(),))
    page = _page(build.report(app), build.report(replace(app, label="<img src=x onerror=alert(1)>")), english)
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x" in page
