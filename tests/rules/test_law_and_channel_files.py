"""What our own files of law and channels hold, and what the loader says of broken ones."""

from __future__ import annotations

import re

import pytest

from adbaudit.errors import RuleFaults
from adbaudit.rules.load import load_rules

DATE = re.compile(r"\d{4}-\d\d-\d\d")
PROMISES = re.compile(
    r"\b(safe|safely|clean|illegal apps?|harmless)\b|违法应用|非法应用|保证删除|彻底删除", re.IGNORECASE
)
A_LAW = """\
country: XX
name: {en: Nowhere, zh-CN: 无名}
law:
  - id: xx-one
    cite: {en: An act, zh-CN: 某法}
    text: {en: It says so., zh-CN: 如此规定。}
    role: reading
    kind: law
    binds: handlers
    touches: [contacts]
    in_force: 2020-01-01
    source: somewhere
    checked: 2026-11-21
    verified: true
"""
A_CHANNEL = """\
country: XX
name: {en: Nowhere, zh-CN: 无名}
channels:
  - id: xx-office
    order: 1
    kind: regulator
    name: {en: The office, zh-CN: 某局}
    takes: {en: when so, zh-CN: 如此时}
    evidence: {en: the contract, zh-CN: 合同}
    free: true
    source: somewhere
    checked: 2026-11-21
    verified: true
"""


def test_all_that_was_gathered_is_there(pack):
    assert (len(pack.law), len(pack.channels)) == (85, 65)


@pytest.mark.parametrize("kind", ["law", "channels"])
def test_every_row_has_its_source_and_the_day_it_was_looked_at(pack, kind):
    rows = getattr(pack, kind)
    assert [row.id for row in rows if not row.source or not DATE.fullmatch(row.checked)] == []


def test_every_row_speaks_both_languages(pack):
    texts = [
        text
        for row in (*pack.law, *pack.channels)
        for text in (
            *((row.cite, row.text) if hasattr(row, "cite") else (row.name, row.takes, row.evidence)),
            *(one for one in (getattr(row, "time_limit", None), getattr(row, "notes", None)) if one),
        )
    ]
    assert [text for text in texts if {"en", "zh-CN"} - dict(text.texts).keys()] == []
    assert [text for text in texts for _, words in text.texts if PROMISES.search(words)] == []


def test_row_that_rests_on_nothing_read_is_not_called_verified(pack):
    rows = (*pack.law, *pack.channels)
    assert [row.id for row in rows if row.verified and row.source.startswith("unverified")] == []


def test_cites_fit_where_names_are_shown(pack):
    assert [one.id for one in pack.law for _, cite in one.cite.texts if len(cite) > 115] == []


def test_a_country_has_one_name_in_both_kinds_of_files(pack):
    names = {}
    for row in (*pack.law, *pack.channels):
        names.setdefault(row.country.code, set()).add((row.country.name, row.country.also_for))
    assert [code for code, found in names.items() if len(found) > 1] == []


def test_ids_begin_with_their_country(pack):
    prefixes = {"ANY": ("play-", "any-")}
    wrong = [
        row.id
        for row in (*pack.law, *pack.channels)
        if not row.id.startswith(prefixes.get(row.country.code, (f"{row.country.code.lower()}-", "huawei-")))
    ]
    assert wrong == []


def test_line_of_the_supervisor_says_what_it_can_and_cannot_do(pack):
    (line,) = [one for one in pack.channels if one.number == "12378"]
    notes = dict(line.notes.texts)
    assert "does not cancel the debt" in notes["en"]
    assert "12345" in notes["en"]
    assert "24" not in notes["en"]


def test_pack_of_one_country_is_read(a_folder):
    pack = load_rules(a_folder(**{"law/xx.yaml": A_LAW, "channels/xx.yaml": A_CHANNEL}))
    assert ([one.id for one in pack.law], [one.id for one in pack.channels]) == (["xx-one"], ["xx-office"])
    assert [country.code for country in pack.countries] == ["XX"]


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("role: reading", "role: talking", "law[0].role: 'talking' is none of"),
        ("touches: [contacts]", "touches: [contact]", "law[0].touches[0]: 'contact' is no permission group"),
        ("touches: [contacts]", "touches: []", "law[0].touches: must be any, or a list"),
        ("in_force: 2020-01-01", "in_force: soon", "law[0].in_force: 'soon' is neither a day"),
        ("binds: handlers", "binds: store-apps", "law[0].stores: must name the store"),
        ("cite: {en: An act, zh-CN: 某法}", "cite: {en: An act}", "law[0].cite.zh-CN: is missing"),
        ("checked: 2026-11-21", "checked: lately", "law[0].checked: 'lately' is not a day"),
        ("    verified: true\n", "", "law[0].verified: is missing"),
        ("country: XX", "country: Nowhere", "country: 'Nowhere' is neither two large letters"),
        ("id: xx-one", "id: XX One", "law[0].id: 'XX One' is not of small letters"),
    ],
)
def test_fault_in_a_law_is_told_with_its_place(a_folder, before, after, fault):
    with pytest.raises(RuleFaults) as told:
        load_rules(a_folder(**{"law/xx.yaml": A_LAW.replace(before, after)}))
    assert any(fault in line for line in told.value.faults)


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("kind: regulator", "kind: shop", "channels[0].kind: 'shop' is none of"),
        ("free: true", "free: perhaps", "channels[0].free: must be true or false"),
        ("free: true", "free: true\n    url: http://x.example", "channels[0].url: 'http://x.example' does not begin"),
        ("free: true", "free: true\n    stores: [Play]", "channels[0].stores: 'Play' is no package name"),
        ("order: 1", "order: first", "channels[0].order: must be a whole number"),
    ],
)
def test_fault_in_a_channel_is_told_with_its_place(a_folder, before, after, fault):
    with pytest.raises(RuleFaults) as told:
        load_rules(a_folder(**{"channels/xx.yaml": A_CHANNEL.replace(before, after)}))
    assert any(fault in line for line in told.value.faults)


@pytest.mark.parametrize("number", ["110", "010-12321", "+91 11 2345-678", "10086 / 10010", "911 / 089", "*123#"])
def test_number_that_can_be_dialled_is_taken(a_folder, number):
    text = A_CHANNEL.replace("    free: true", f'    number: "{number}"\n    free: true')
    (channel,) = load_rules(a_folder(**{"channels/xx.yaml": text})).channels
    assert channel.number == number


@pytest.mark.parametrize("number", ["call us!", "1", "110; rm", "110\u202e", "１１０", "https://example.org"])
def test_number_that_nobody_can_dial_is_a_fault(a_folder, number):
    text = A_CHANNEL.replace("    free: true", f'    number: "{number}"\n    free: true')
    assert any("channels[0].number" in one for one in _faults(a_folder(**{"channels/xx.yaml": text})))


@pytest.mark.parametrize(
    "url", ["https://", "https://office", "https://a.org@b.org/x", "https://a b.org", "http://a.org"]
)
def test_address_without_a_plain_host_is_a_fault(a_folder, url):
    text = A_CHANNEL.replace("    free: true", f'    url: "{url}"\n    free: true')
    assert any("channels[0].url" in one for one in _faults(a_folder(**{"channels/xx.yaml": text})))


def test_text_that_is_missing_is_told_so(a_folder):
    assert any(
        "channels[0].takes: is missing" in one
        for one in _faults(
            a_folder(**{"channels/xx.yaml": A_CHANNEL.replace("    takes: {en: when so, zh-CN: 如此时}\n", "")})
        )
    )


def test_file_beside_the_folders_is_a_fault(a_folder):
    assert any(
        "rules.yaml: lies in none of the folders" in one for one in _faults(a_folder(**{"rules.yaml": "x: 1\n"}))
    )


def _faults(folder):
    with pytest.raises(RuleFaults) as told:
        load_rules(folder)
    return told.value.faults
