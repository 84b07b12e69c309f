"""The letters of lists as spreadsheets save them: a wrong letter is another name."""

from __future__ import annotations

from pathlib import Path

import pytest

from adbaudit.errors import FileFault
from adbaudit.model.identity import Verdict
from adbaudit.workflow.app_list import apps_in, read_app_list
from adbaudit.workflow.identify_list import identify_list
from adbaudit.workflow.importing.from_table import from_table
from adbaudit.workflow.list_text import list_text
from adbaudit.workflow.rule_packs import catalogue_of

NAMES = "包名,应用名称\r\ncom.example.one,极速借款\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_chinese_names_are_the_same_in_every_encoding(encoding):
    (row,) = read_app_list(Path("apps.csv"), NAMES.encode(encoding)).rows
    assert (row.package, row.label) == ("com.example.one", "极速借款")


@pytest.mark.parametrize("text", ["Crédito fácil y rápido", "Préstamos ágiles", "Cartão de crédito"])
def test_western_letters_are_not_taken_for_chinese(text):
    assert list_text(text.encode("cp1252")) is None


def test_letters_that_cannot_be_told_are_refused_with_a_way_out():
    with pytest.raises(FileFault, match="neither UTF-8"):
        read_app_list(Path("apps.csv"), "package,label\ncom.example.one,Crédito\n".encode("cp1252"))


def test_row_whose_letters_were_lost_before_is_refused():
    table = "package,label\ncom.example.one,\ufffd\ufffd\ncom.example.two,Two\n"
    assert [row.package for row in apps_in(table).rows] == ["com.example.two"]
    assert [app.package for app in from_table(table).apps] == ["com.example.two"]


@pytest.mark.parametrize(
    "row", ["Cash Loan,com.example.one", "7\tcom.example.one\tCash Loan", "com.example.one|Cash Loan"]
)
def test_table_without_a_first_line_of_names_is_read_by_its_shape(row):
    (app,) = apps_in(f"{row}\n").rows
    (brought,) = from_table(f"{row}\n").apps
    assert (app.package, app.label) == (brought.package, brought.label) == ("com.example.one", "Cash Loan")


def test_name_without_a_package_that_tells_nothing_is_not_called_no_loan_app():
    (judged,) = identify_list(catalogue_of(), apps_in("package,label\n,Walk\n"))
    assert judged.identity.verdict is Verdict.UNKNOWN
    assert "no package name" in str(judged.identity.reasons[0].detail)
