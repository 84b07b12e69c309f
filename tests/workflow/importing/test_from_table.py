"""Tables of apps as others keep them."""

from __future__ import annotations

import pytest

from adbaudit.model.identity import LoanClass
from adbaudit.workflow.importing.from_table import from_table

SHA256 = "3ac97735164824657b683e805133b1274b2dedabf9fdd6aa9aca31089d501e64"


def the_app(text):
    (app,) = from_table(text).apps
    return app


@pytest.mark.parametrize(
    "head", ["package,label", "Package Name,App Name", "pkg,title", "APP_ID,name", "包名,应用名称", "app-id;label"]
)
def test_columns_are_known_by_many_names(head):
    row = "com.example.loan,Loan".replace(",", ";" if ";" in head else ",")
    app = the_app(f"{head}\n{row}\n")
    assert (app.package, app.label) == ("com.example.loan", "Loan")


def test_all_that_is_known_of_an_app_is_taken_over():
    text = f"package,label,country,operator,class,signer,note\ncom.a.b,L,in,Op,unlicensed,{SHA256.upper()},N\n"
    app = the_app(text)
    assert (app.country, app.operator, app.loan_class, app.signers, app.notes) == (
        "IN",
        "Op",
        LoanClass.UNLICENSED,
        (SHA256,),
        "N",
    )


def test_columns_without_a_meaning_are_told():
    assert from_table("package,score\ncom.a.b,5\n").unused == {"column score": 1}


def test_several_digests_of_one_row_are_all_kept():
    found = from_table(f"package,sha256,md5\ncom.a.b,{SHA256},{SHA256[:32]}\n")
    assert [one.digest for one in found.hashes] == [SHA256, SHA256[:32]]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("nopackage,X,IN", "is no package name"),
        ("com.a.c,X,India", "is no country of two letters"),
        ("com.a.b,X,IN", "its package is also in line 2"),
        (",,IN", "neither a package nor a name"),
        ("com.a.d,X,IN,more", "does not have the columns"),
        ('com.a.d,"X', "does not have the columns"),
    ],
)
def test_row_that_is_not_whole_is_refused_with_its_line_and_reason(row, reason):
    found = from_table(f"package,label,country\ncom.a.b,Good,IN\n{row}\n")
    assert [app.package for app in found.apps] == ["com.a.b"]
    assert [(one.line, reason in str(one.reason)) for one in found.refused] == [(3, True)]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "no table at all"])
def test_text_without_a_column_we_know_is_none(text):
    assert from_table(text) is None
