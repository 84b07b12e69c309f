"""Which provisions a report for people shows."""

from __future__ import annotations

from adbaudit.model.law import LawKind, LawRole
from adbaudit.report.law_digest import law_digest


def _ids(build, *findings, **report):
    digest = law_digest(build.report(findings=findings, **report))
    return [line.law.id for line in digest.lines], digest


def test_two_on_taking_and_one_on_collecting_for_each_group_and_country(build):
    law = tuple(build.law(id=f"r{number}") for number in range(4))
    law += tuple(build.law(id=f"c{number}", role=LawRole.COLLECTING) for number in range(3))
    ids, digest = _ids(build, build.finding(law=law))
    assert (ids, digest.further) == (["r0", "r1", "c0"], 4)


def test_the_same_provision_stands_once_with_all_it_touches(build):
    law = (build.law(id="r0"),)
    findings = (build.finding(law=law), build.finding("loan-sms", subject="sms", law=law))
    ids, digest = _ids(build, *findings, build.finding(user=10, law=law))
    assert (ids, digest.lines[0].subjects) == (["r0"], ("contacts", "sms"))


def test_other_subjects_add_only_what_no_line_touches_yet(build):
    shared, own, more = build.law(id="any"), build.law(id="place"), build.law(id="further")
    findings = (
        build.finding(law=(shared,)),
        build.finding("loan-overlay", subject="overlay", law=(shared, own)),
        build.finding("loan-location", subject="location", law=(own, more)),
    )
    assert _ids(build, *findings)[0] == ["any", "place"]


def test_draft_is_not_shown_to_people(build):
    assert _ids(build, build.finding(law=(build.law(kind=LawKind.DRAFT),)))[0] == []


def test_stores_come_after_the_countries(build):
    law = (build.law(id="play", country="ANY"), build.law(id="cn"), build.law(id="in", country="IN"))
    assert _ids(build, build.finding(law=law), countries=("IN", "CN"))[0] == ["in", "cn", "play"]
