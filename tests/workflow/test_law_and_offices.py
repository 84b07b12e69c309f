"""A scan cites the law of the country and says where to go, in order, with what to bring."""

import json

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.model.report import SourceKind
from adbaudit.report.render import render
from adbaudit.workflow.audit import Wishes, scan
from adbaudit.workflow.practice import make_phone, plugged_in


@pytest.fixture(scope="module")
def said(world_of_tests):
    """The JSON report of a practice phone for some countries."""

    def of(*countries, language="en"):
        wishes = Wishes(countries=countries, source=SourceKind.PRACTICE)
        with plugged_in(make_phone("pixel-14"), "pixel-14") as connected:
            report = scan(connected.shell, world_of_tests, wishes, device_id=connected.device_id)
        return json.loads(render(report, "json", load_translator(language)))

    return of


def _point(document, name):
    return next(one for one in document["next"] if one["id"] == name)


def test_each_contacts_finding_cites_what_binds_it(document):
    findings = [one for one in document("pixel-14")["findings"] if one["subject"] == "contacts"]
    cited = [{law["id"] for law in one["law"]} for one in findings]
    assert cited
    wanted = {"cn-39-5-12", "cn-pipl-6", "cn-pipl-47", "cn-gbt45251", "cn-civil-1032", "cn-crim-253-1", "cn-pspl-50"}
    assert [one for one in cited if not wanted <= one] == []


def test_every_law_cited_says_whose_since_when_and_who_says_so(document):
    laws = [law for one in document("pixel-14")["findings"] for law in one["law"]]
    assert [law["id"] for law in laws if not (law["cite"] and law["source"] and law["checked"])] == []
    assert {law["country"] for law in laws} == {"CN", "ANY"}
    assert {law["id"] for law in laws if not law["verified"]} >= {"cn-nifa-2018", "cn-gbt35273"}


def test_complaints_go_to_the_channels_in_order_each_with_the_evidence_wanted(document):
    channels = _point(document("pixel-14"), "complain")["channels"]
    ids = [one["id"] for one in channels]
    assert ids[:5] == ["cn-lender", "cn-nfra", "cn-pboc", "cn-localfin", "cn-nifa"]
    assert {"cn-12321", "cn-12377", "cn-app", "cn-12315"} < set(ids)
    assert all(one["evidence"] and one["takes"] and one["checked"] and one["source"] for one in channels)


def test_police_help_and_court_have_their_own_points(document):
    said = document("pixel-14")
    assert [one["number"] for one in _point(said, "danger-now")["channels"]] == ["110"]
    assert {one["id"] for one in _point(said, "police")["channels"]} == {"cn-110", "cn-96110", "cn-12337"}
    assert {one["id"] for one in _point(said, "legal-help")["channels"]} == {"cn-12348", "cn-court"}


def test_order_is_proof_then_stop_then_contacts_then_deletion_then_complaint_then_debt(document):
    ids = [one["id"] for one in document("pixel-14")["next"]]
    wanted = ["danger-now", "limits", "save-proof", "stop-the-flow", "tell-contacts", "ask-for-deletion"]
    wanted += ["complain", "nuisance-calls", "police", "legal-help", "the-debt", "paid-helpers"]
    wanted += ["after-the-visit", "after-look-again"]
    assert ids == wanted


def test_country_without_data_is_said_and_hides_nothing(said, document):
    other = said("XX")
    assert (other["countries"], other["countries_not_on_file"]) == (["XX"], ["XX"])
    assert "XX" in _point(other, "country-without-data")["text"]
    assert _point(other, "complain")["channels"] == [
        one for one in _point(other, "complain")["channels"] if one["country"] == "ANY"
    ]
    assert [one["fingerprint"] for one in other["findings"]] == [
        one["fingerprint"] for one in document("pixel-14")["findings"]
    ]


def test_each_of_several_countries_is_told_in_the_readers_language(said):
    both = said("IN", "CN", language="zh-CN")
    countries = [one["country"] for one in _point(both, "complain")["channels"]]
    assert list(dict.fromkeys(countries)) == ["IN", "CN", "ANY"]
    cites = {law["id"]: law["cite"] for one in both["findings"] for law in one["law"]}
    assert cites["cn-pipl-47"] == "《个人信息保护法》第四十七条"
    assert cites["in-rbi-dl-12"].startswith("印度储备银行")
