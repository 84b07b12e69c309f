"""Lists of apps as people save them: nothing is dropped without a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.errors import FileFault
from adbaudit.workflow.app_list import MOST_BYTES, apps_in, is_package_name, read_app_list

TABLE = "package,label\ncom.example.one,One\ncom.example.two,\n"


def pairs(text):
    return [(row.package, row.label) for row in apps_in(text).rows]


def test_table_gives_packages_and_labels_in_order():
    assert pairs(TABLE) == [("com.example.one", "One"), ("com.example.two", None)]


@pytest.mark.parametrize(
    "text",
    [
        "label,package\nOne,com.example.one\n",
        "Package , LABEL\ncom.example.one,One",
        '"package","label"\n"com.example.one","One"\n',
        "package;label\ncom.example.one;One\n",
        "package\tlabel\ncom.example.one\tOne\n",
        "\n\npackage,label\n\ncom.example.one,One\n\n",
        "n,package,version,label\n7,com.example.one,3.1,One\n",
        "package,label\ncom.example.one,One,,\n",
        "com.example.one,One\n",
    ],
)
def test_spreadsheets_write_the_same_table_in_many_ways(text):
    assert pairs(text) == [("com.example.one", "One")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_encoding_a_spreadsheet_saves_in_is_read(encoding, end):
    data = f"package,label{end}com.example.one,花呗 借钱{end}com.example.two,Kredit{end}".encode(encoding)
    found = read_app_list(Path("apps.csv"), data)
    assert [(row.package, row.label) for row in found.rows] == [
        ("com.example.one", "花呗 借钱"),
        ("com.example.two", "Kredit"),
    ]


def test_quoted_cell_keeps_its_commas_quotes_and_line_ends():
    text = 'package,label\ncom.example.one,"Cash, ""fast""\nloan"\ncom.example.two,Two\n'
    assert pairs(text) == [("com.example.one", 'Cash, "fast"\nloan'), ("com.example.two", "Two")]


def test_quotation_mark_that_nobody_closed_costs_one_row():
    text = 'package,label\ncom.example.one,"Cash\ncom.example.two,Two\ncom.example.three,Three\n'
    found = apps_in(text)
    assert [row.package for row in found.rows] == ["com.example.two", "com.example.three"]
    assert [(row.line, row.text) for row in found.refused] == [(2, 'com.example.one,"Cash')]


@pytest.mark.parametrize(
    "row",
    ["no package here,One", "com.example.one,One,Two", "../../etc/passwd,One", "com.example.\x1b[31mred,One", ","],
)
def test_row_that_is_no_app_is_kept_with_a_reason(row):
    found = apps_in(f"package,label\ncom.example.good,Good\n{row}\n")
    assert [one.package for one in found.rows] == ["com.example.good"]
    assert [(one.line, bool(str(one.reason))) for one in found.refused] == [(3, True)]


def test_row_with_only_a_label_is_an_app_nobody_knows_the_package_of():
    assert pairs("package,label\n,及贷\n") == [("", "及贷")]


@pytest.mark.parametrize(
    ("line", "package", "installer"),
    [
        ("package:com.example.one", "com.example.one", None),
        ("package:/data/app/~~aB==/com.example.one-x==/base.apk=com.example.one", "com.example.one", None),
        ("package:com.example.one  installer=com.android.vending", "com.example.one", "com.android.vending"),
        ("package:com.example.one  installer=null", "com.example.one", None),
        ("package:com.example.one uid:10123", "com.example.one", None),
        ("package:com.example.one uid:10123,1010123", "com.example.one", None),
        ("package:com.example.one versionCode:31", "com.example.one", None),
        (
            "package:/product/app/X/X.apk=com.example.one versionCode:3  installer=com.example.store uid:10001",
            "com.example.one",
            "com.example.store",
        ),
        ("package:android", "android", None),
    ],
)
def test_every_form_of_the_package_list_is_read(line, package, installer):
    (row,) = apps_in(f"{line}\n").rows
    assert (row.package, row.installer) == (package, installer)


def test_other_lines_among_a_package_list_are_kept_with_a_reason():
    found = apps_in("$ pm list packages\npackage:com.example.one\nWARNING: linker\n")
    assert [row.package for row in found.rows] == ["com.example.one"]
    assert [row.text for row in found.refused] == ["$ pm list packages", "WARNING: linker"]


def test_bare_names_are_a_list_too():
    assert pairs("com.example.one\ncom.example.two\n") == [("com.example.one", None), ("com.example.two", None)]


@pytest.mark.parametrize("data", [b"", b"\x7fELF\x00\x01\x02\x03" * 40, b"!!! ???\n"])
def test_file_without_one_app_is_an_error(data):
    with pytest.raises(FileFault):
        read_app_list(Path("odd"), data)


@given(st.text(max_size=300))
def test_every_line_with_words_is_in_one_of_the_two_lists(text):
    found = apps_in(text)
    told = {row.line for row in (*found.rows, *found.refused)}
    assert all(is_package_name(row.package) or row.label for row in found.rows)
    assert len(told) == len(found.rows) + len(found.refused)


def test_list_that_is_too_large_is_told_as_such():
    with pytest.raises(FileFault, match="larger than any list"):
        read_app_list(Path("apps.csv"), b"com.example.one,One\n" * (MOST_BYTES // 20 + 1))
