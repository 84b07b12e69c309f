"""What holds for every format that CI systems and spreadsheets read."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from adbaudit.gate.judge import judged
from adbaudit.model.message import message
from adbaudit.model.names import group_name
from adbaudit.model.permission import PackageName, PermissionGroup
from adbaudit.model.policy import USUAL, Policy
from adbaudit.report.render import render, render_many

FORMATS = {"markdown": "md", "csv": "csv", "sarif": "sarif", "junit": "junit.xml", "codequality": "codequality.json"}
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "Bank\u202eknaB\u2066",
    "x" * 10_000,
    "=cmd|'/C calc'!A0",
    "[click](http://evil.example) ![i](http://evil.example/i.png) <http://evil.example> @everyone www.evil.example",
    "a|b`c``d\\ **bold** | ``` {0} ]]> &lt; \x1b[31m\x00\ufffe\ud800",
)
NAME = "Loan ünicode &#x202e; %2e%2e [x](javascript:1) =1+1 “q”.apk"


@pytest.fixture
def hostile(build):
    """A run over files in which every text from outside is a trick."""

    def report(text):
        place = f"a b/{text[:200]}?#{NAME}".replace("\x00", "")
        app = build.apk_app("p", text, text)
        app = replace(app, apks=(replace(app.apks[0], place=place),))
        gap = build.gap(place, reason=message("{text}", text=text), file=place, package=PackageName(text))
        known = build.known(file=text, package=PackageName(text))
        finding = build.file_finding("p", "1" * 32, text, package=PackageName(text))
        run = build.apk_run()
        gate = replace(run.gate, vanished=(known,), unseen=(known,))
        return replace(run, apps=(app,), findings=(finding,), gaps=(gap,), gate=gate), place

    return report


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kind", ["apk", "phone"])
def test_format_reads_as_its_golden_file(build, english, golden, name, kind):
    report = build.apk_run() if kind == "apk" else judged(build.full_report(), Policy(fail_on=USUAL))
    golden(f"ci.{kind}.{FORMATS[name]}", render(report, name, english))


def test_markdown_of_a_phone_says_all_of_it_where_details_are_wished_for(build, english, golden):
    golden("ci.phone.details.md", render(build.full_report(), "markdown", english, details=True))


def test_markdown_of_a_phone_is_short_without_details(build, english):
    short, long = (render(build.full_report(), "markdown", english, details=one) for one in (False, True))
    assert "`adb shell" in long
    assert "`adb shell" not in short
    assert "--details" in short


@pytest.mark.parametrize("name", FORMATS)
def test_chinese_reader_gets_chinese(build, chinese, name):
    report = build.report(build.app(), findings=(build.finding(title=group_name(PermissionGroup.CONTACTS)),))
    assert "通讯录" in render(report, name, chinese)


@pytest.mark.parametrize("name", FORMATS)
def test_same_report_gives_same_bytes(build, english, name):
    assert render(build.apk_run(), name, english) == render(build.apk_run(), name, english)


@pytest.mark.parametrize("name", FORMATS)
def test_not_read_is_told(build, english, name):
    assert "larger than adbaudit reads" in render(build.apk_run(), name, english)


@pytest.mark.parametrize("name", FORMATS)
def test_several_phones_are_one_document(build, english, name):
    once, twice = (render_many([build.full_report()] * times, name, english) for times in (1, 2))
    assert once.count("loan-contacts-used") * 2 >= twice.count("loan-contacts-used") > once.count("loan-contacts-used")


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("text", HOSTILE, ids=[one[:12].encode("ascii", "replace").decode() for one in HOSTILE])
def test_nothing_hostile_acts_on_whoever_prints_it(hostile, english, name, text):
    told = render(hostile(text)[0], name, english)
    assert {unicodedata.category(one) for one in told.replace("\n", "")} <= PRINTED
    assert len(told) < 200_000


PRINTED = {"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po"} | {
    "Sm",
    "Sc",
    "Sk",
    "So",
    "Zs",
}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_label_is_text_in_markdown(hostile, english, text):
    found = _Tags()
    found.feed(COMMONMARK.render(render(hostile(text)[0], "markdown", english)))
    assert found.tags <= MARKDOWN_TAGS
    assert {len(row) for row in found.rows} == {5, 7}
    assert not re.search(r"evil|@everyone|script|onerror", found.bare)


COMMONMARK = MarkdownIt("commonmark", {"html": True}).enable("table").enable("strikethrough")
MARKDOWN_TAGS = {"h2", "h3", "h4", "p", "strong", "code", "table", "thead", "tbody", "tr", "th", "td", "ul", "ol", "li"}


class _Tags(HTMLParser):
    """Which tags a browser would see, the cells of each row, and the text that stands in no code span."""

    def __init__(self):
        super().__init__()
        self.tags, self.rows, self.bare, self.in_code = set(), [], "", False

    def handle_starttag(self, tag, attrs):  # noqa: ARG002 - as its base class has it
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append(tag)
        self.in_code = tag == "code" or self.in_code

    def handle_endtag(self, tag):
        self.in_code = self.in_code and tag != "code"

    def handle_data(self, data):
        self.bare += "" if self.in_code else data


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_label_is_text_in_csv(hostile, english, text):
    rows = list(csv.reader(io.StringIO(render(hostile(text)[0], "csv", english))))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r＝＋－＠" and cell]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_label_is_text_in_junit(hostile, english, text):
    root = ET.fromstring(render(hostile(text)[0], "junit", english))  # noqa: S314 - our own document
    assert {one.tag for one in root.iter()} <= {"testsuites", "testsuite", "properties", "property", "testcase"} | {
        "failure",
        "error",
        "skipped",
        "system-out",
        "system-err",
    }
    assert root.get("failures") == "1"


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_place_is_one_relative_address_in_sarif(hostile, english, text):
    report, place = hostile(text)
    run = json.loads(render(report, "sarif", english))["runs"][0]
    for told in (*run["results"], *run["invocations"][0]["toolExecutionNotifications"][:1]):
        address = told["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
        assert unquote(address, errors="surrogatepass") == place
    assert not [
        sentence
        for sentence in _messages(run)
        if re.search(r"(?<!\\)\]\(", sentence) or "{0}" in sentence.replace("{{", "")
    ]


def _messages(run):
    return [
        *(one["message"]["text"] for one in run["results"]),
        *(one["message"]["text"] for one in run["invocations"][0]["toolExecutionNotifications"]),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_label_is_text_in_code_quality(hostile, english, text):
    issues = json.loads(render(hostile(text)[0], "codequality", english))
    assert all(len(issue["description"]) < 5000 for issue in issues)
    assert not any(control in issue["description"] for issue in issues for control in "\x1b\u202e\x00")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.characters(), max_size=60))
def test_any_text_leaves_every_format_whole(build, english, text):
    finding = build.file_finding("samples/loan.apk", "1" * 32, text, package=PackageName(text))
    gap = build.gap(text, reason=message("{text}", text=text), package=PackageName(text))
    report = replace(build.apk_run(), findings=(finding,), gaps=(gap,))
    json.loads(render(report, "sarif", english))
    ET.fromstring(render(report, "junit", english))  # noqa: S314 - our own document
    rows = list(csv.reader(io.StringIO(render(report, "csv", english))))
    found = _Tags()
    found.feed(COMMONMARK.render(render(report, "markdown", english)))
    assert ([len(row) for row in rows], found.tags <= MARKDOWN_TAGS) == ([len(rows[0])] * 5, True)


def test_time_of_use_stands_in_csv_by_the_subject_of_a_finding_as_a_saved_report_tells_it(build, english):
    app = build.app(access=[build.access(last_access=build.time())])
    report = build.report(app, findings=(build.finding(permissions=()),))
    (row,) = [one for one in csv.DictReader(io.StringIO(render(report, "csv", english))) if one["kind"] == "finding"]
    assert row["last_access"] == build.time().isoformat()
