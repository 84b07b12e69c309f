"""Packs beside ours: later ones win, and nothing is replaced by accident."""

from __future__ import annotations

import pytest

from adbaudit.errors import RuleFaults
from adbaudit.model.identity import LoanClass
from adbaudit.rules.load import load_rules

OVERRIDING = "overrides: true\n"


@pytest.fixture
def a_pack(tmp_path):
    """A folder with just these files."""

    def build(name, **files):
        for file, text in files.items():
            path = tmp_path / name / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path / name

    return build


def faults_of(folder, *extra):
    """The faults, without the folders the packs lie in."""
    with pytest.raises(RuleFaults) as caught:
        load_rules(folder, extra)
    return tuple(fault.replace(f"{folder.parent}/", "") for fault in caught.value.faults)


def a_title(rule, words):
    return rule.replace("{app} can read the contacts", words)


def test_id_of_an_earlier_pack_is_a_fault_that_says_how_to_replace_it(a_folder, a_pack, a_rule):
    other = a_pack("other", **{"permissions/loan-test.yaml": a_rule})
    assert faults_of(a_folder(), other) == (
        (
            "other/permissions/loan-test.yaml: id: 'loan-test' is also in pack/permissions/loan-test.yaml; "
            "to replace that one, write overrides: true"
        ),
    )


def test_rule_that_overrides_takes_the_place_of_ours(a_folder, a_pack, a_rule):
    other = a_pack("other", **{"permissions/loan-test.yaml": OVERRIDING + a_title(a_rule, "Other words")})
    (rule,) = load_rules(a_folder(), [other]).rules
    assert (rule.title.template, rule.file) == ("Other words", "other/permissions/loan-test.yaml")


def test_last_of_several_packs_has_the_last_word(a_folder, a_pack, a_rule):
    packs = [
        a_pack(name, **{"permissions/loan-test.yaml": OVERRIDING + a_title(a_rule, name)}) for name in ("one", "two")
    ]
    assert [rule.title.template for rule in load_rules(a_folder(), packs).rules] == ["two"]


def test_overriding_what_is_not_there_is_a_fault(a_folder, a_pack, a_rule):
    text = OVERRIDING + a_rule.replace("loan-test", "loan-new")
    other = a_pack("other", **{"permissions/loan-new.yaml": text})
    assert faults_of(a_folder(), other) == (
        "other/permissions/loan-new.yaml:overrides: no earlier pack has such an id",
    )


def test_overriding_within_one_pack_is_a_fault(a_folder, a_rule):
    text = f"{OVERRIDING}id: first\norder: 1\nwhen: always\ntitle: T\ntext: X\nsource: s\nchecked: 2026-11-21\n"
    folder = a_folder(**{"playbook/a/first.yaml": text.replace(OVERRIDING, ""), "playbook/b/first.yaml": text})
    assert faults_of(folder) == ("pack/playbook/b/first.yaml: id: 'first' is also in pack/playbook/a/first.yaml",)


def test_overrides_is_true_or_left_out(a_folder, a_rule):
    folder = a_folder(**{"permissions/loan-test.yaml": "overrides: maybe\n" + a_rule})
    assert faults_of(folder) == ("pack/permissions/loan-test.yaml:overrides: must be true, or be left out",)


def test_row_of_a_further_pack_wins(a_folder, app_table, a_pack):
    row = "com.example.kredit,Example,,ID,,unlicensed,loan,,high,,https://example.org/b,2026-11-21,,"
    own = a_pack("own", **{"catalogue/apps/id.csv": app_table(row)})
    (found,) = load_rules(a_folder(), [own]).catalogue.by_package.values()
    assert (found.loan_class, dict(found.source.values)["address"]) == (LoanClass.UNLICENSED, "https://example.org/b")


def test_file_of_no_known_kind_is_a_fault(a_folder, a_pack):
    other = a_pack("other", **{"catalogue/lenders.csv": "a,b\n"})
    assert faults_of(a_folder(), other) == (
        "other/catalogue/lenders.csv: is of no known kind; rules/README.md names them",
    )


def test_order_of_packs_is_in_the_digest(a_folder, a_pack):
    table = "package,kind,name,source,checked\ncom.example.{},store,Market,a-list,2026-11-21\n"
    one, two = (a_pack(name, **{"catalogue/installers.csv": table.format(name)}) for name in ("one", "two"))
    ours = a_folder()
    assert load_rules(ours, [one, two]).digest != load_rules(ours, [two, one]).digest


def test_fault_of_a_further_pack_carries_the_path_that_was_given(a_folder, a_pack):
    other = a_pack("other", **{"playbook/odd.yaml": "id: [\n"})
    with pytest.raises(RuleFaults) as caught:
        load_rules(a_folder(), [other])
    assert caught.value.faults[0].startswith(f"{other}/playbook/odd.yaml: is not YAML")


NOT_A_LENDER = "package,label,kind,why,source,checked\ncom.example.kredit,Kredit,unrelated,no,a-list,2026-11-21\n"
A_ROW = "com.example.kredit,Example,,ID,,unclassified,loan,,medium,,a-list,2026-11-21,,"


def test_look_alike_of_a_further_pack_wins_over_our_app(a_folder, a_pack):
    catalogue = load_rules(a_folder(), [a_pack("own", **{"catalogue/look_alikes.csv": NOT_A_LENDER})]).catalogue
    assert (list(catalogue.by_package), list(catalogue.look_alikes)) == ([], ["com.example.kredit"])


def test_app_of_a_further_pack_wins_over_our_look_alike(a_folder, a_pack, app_table):
    ours = a_folder(**{"catalogue/apps/id.csv": app_table(), "catalogue/look_alikes.csv": NOT_A_LENDER})
    catalogue = load_rules(ours, [a_pack("own", **{"catalogue/apps/id.csv": app_table(A_ROW)})]).catalogue
    assert (list(catalogue.by_package), list(catalogue.look_alikes)) == (["com.example.kredit"], [])


def test_name_of_a_row_that_was_replaced_does_not_count_twice(a_folder, a_pack, app_table):
    row = A_ROW.replace("Example,", "Example Kredit,", 1)
    own = a_pack("own", **{"catalogue/apps/id.csv": app_table(row)})
    found = load_rules(a_folder(), [own]).catalogue.by_label["example kredit"]
    assert found.file == "own/catalogue/apps/id.csv"


def test_source_of_a_further_pack_is_not_put_under_our_rows(a_folder, a_pack):
    other = "key,title,where\na-list,Another list,https://example.org/other\n"
    own = a_pack("own", **{"catalogue/sources.csv": other})
    (found,) = load_rules(a_folder(), [own]).catalogue.by_package.values()
    assert found.source.template == "A list"


def test_store_of_a_further_pack_is_a_store_whatever_we_say(a_folder, a_pack):
    table = "package,kind,name,source,checked\ncom.example.market,{},Market,a-list,2026-11-21\n"
    ours = a_folder(**{"catalogue/installers.csv": table.format("by-hand")})
    found = load_rules(ours, [a_pack("own", **{"catalogue/installers.csv": table.format("store")})]).catalogue
    assert (found.installers.stores, found.installers.by_hand) == ({"com.example.market"}, set())


def test_word_of_a_further_pack_wins_over_ours(a_folder, a_pack):
    words = (
        "language: en\nsource: s\nchecked: 2026-11-21\nverified: true\n"
        "groups:\n  - {{where: label, sign: lender, match: whole, weight: {}, words: [kredit]}}\n"
    )
    ours = a_folder(**{"keywords/en.yaml": words.format(2)})
    own = a_pack("own", **{"keywords/en.yaml": words.format(0.5)})
    assert [word.weight for word in load_rules(ours, [own]).catalogue.label_words] == [0.5]


def test_guide_of_a_further_pack_is_found_before_ours(a_folder, a_pack):
    text = (
        "skin: miui\nguides:\n  - {{page: contacts, sdk: [29, 33], path: {{en: {}}}, source: s, checked: 2026-11-21, "
        "verified: false}}\n"
    )
    ours = a_folder(**{"guides/miui.yaml": text.format("Ours")})
    pack = load_rules(ours, [a_pack("own", **{"guides/miui.yaml": text.format("Theirs")})])
    assert [guide.path.in_language("en") for guide in pack.guides] == ["Theirs", "Ours"]


def test_folder_that_only_holds_a_pack_is_none(a_folder, tmp_path, a_pack):
    a_pack("outer/inner", **{"catalogue/installers.csv": "package,kind,name,source,checked\n"})
    (fault,) = faults_of(a_folder(), tmp_path / "outer")
    assert "outer: holds none of the folders" in fault


def test_folder_that_is_a_link_is_a_fault_and_is_not_walked(a_folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text("x", encoding="utf-8")
    pack = a_folder()
    (pack / "law").symlink_to(elsewhere, target_is_directory=True)
    assert faults_of(pack) == ("pack/law: is a link to another place, and no pack is read from there",)
