"""From somebody's list to a pack that works."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from adbaudit.errors import FileFault, UsageFault
from adbaudit.model.identity import LoanClass, Verdict
from adbaudit.workflow.explain import AppNamed, who_is
from adbaudit.workflow.importing.bring_in import bring_in
from adbaudit.workflow.importing.imported import Terms
from adbaudit.workflow.rule_packs import catalogue_of, rules

TABLE = "package,label,country\ncom.thief.example,Thief Example,IN\n"


def the_terms(source="Example report", *, where="https://example.org/report", checked="2026-11-21", **more):
    return Terms(source=source, where=where, checked=checked, **more)


@pytest.fixture
def brought(tmp_path):
    def build(text, terms=None, name="list.csv"):
        file = tmp_path / name
        file.write_text(text, "utf-8")
        return bring_in(file, tmp_path / "pack", terms or the_terms())

    return build


def test_pack_of_a_table_has_no_fault_and_names_the_app(brought):
    found = brought(TABLE)
    assert found.faults == ()
    identity = who_is(catalogue_of([found.folder]), AppNamed(package="com.thief.example"))
    assert identity.verdict is Verdict.LOAN
    assert "Example report" in str(identity.reasons[0].detail)


def test_pack_of_indicators_has_no_fault_and_names_the_app(brought):
    pattern = "[app:id='com.thief.example']"
    bundle = {"type": "bundle", "objects": [{"type": "indicator", "id": "indicator--1", "pattern": pattern}]}
    found = brought(json.dumps(bundle), name="list.stix2")
    assert found.faults == ()
    assert "com.thief.example" in catalogue_of([found.folder]).by_package


def test_source_that_is_an_address_needs_no_table_of_sources(brought):
    found = brought(TABLE, the_terms("https://example.org/list", where=""))
    assert [path.name for path in found.files] == ["list.csv"]
    assert found.faults == ()


def test_class_is_the_one_the_person_states(brought):
    found = brought(TABLE, the_terms(loan_class=LoanClass.UNLICENSED))
    app = catalogue_of([found.folder]).by_package["com.thief.example"]
    assert (app.loan_class, app.checked, app.country) == (LoanClass.UNLICENSED, "2026-11-21", "IN")


def test_larger_app_with_credit_inside_is_made_no_lender(brought):
    found = brought("package\ncom.eg.android.AlipayGphone\n")
    assert found.already_listed == 1
    identity = who_is(catalogue_of([found.folder]), AppNamed(package="com.eg.android.AlipayGphone"))
    assert identity.verdict is Verdict.CREDIT_INSIDE


def test_pack_changes_the_digest_of_the_rules(brought):
    assert rules([brought(TABLE).folder]).digest != rules().digest


def test_file_of_a_pack_is_never_written_over(brought):
    brought(TABLE)
    with pytest.raises(FileFault):
        brought(TABLE.replace("thief", "other"))


@pytest.mark.parametrize("checked", ["today", "2026-13-01", ""])
def test_day_that_is_none_is_wrong_usage(brought, checked):
    with pytest.raises(UsageFault):
        brought(TABLE, the_terms(checked=checked))


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "package\n", '{"type": "bundle", "objects": []}'])
def test_file_with_nothing_about_apps_makes_no_pack(brought, tmp_path, text):
    with pytest.raises(FileFault):
        brought(text)
    assert not (tmp_path / "pack").exists()


def test_line_ends_and_formulas_in_cells_stay_in_their_cells(brought):
    found = brought('package,label\ncom.thief.example,"=1+1\nnext, ""quoted"""\n')
    assert found.faults == ()
    assert catalogue_of([found.folder]).by_package["com.thief.example"].labels == ('=1+1 next, "quoted"',)


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no file that never ends")
def test_file_that_never_ends_is_told_as_too_large(tmp_path):
    with pytest.raises(FileFault, match="larger than"):
        bring_in(Path("/dev/zero"), tmp_path / "pack", the_terms())
