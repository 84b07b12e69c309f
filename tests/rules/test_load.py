"""Loading: everything or nothing, and every fault at once."""

from __future__ import annotations

import pytest

from adbaudit.errors import RuleFaults
from adbaudit.model.plan import Situation
from adbaudit.rules.kinds import SUFFIXES
from adbaudit.rules.load import load_rules


def an_entry(name, order=1, when="always"):
    head = f"id: {name}\norder: {order}\nwhen: {when}\ntitle: T\ntext: X\n"
    return f"{head}source: s\nchecked: 2026-11-21\n"


def faults_of(folder, *extra):
    with pytest.raises(RuleFaults) as caught:
        load_rules(folder, extra)
    return caught.value.faults


def test_small_whole_pack_loads(a_folder):
    loaded = load_rules(a_folder())
    assert ([rule.id for rule in loaded.rules], list(loaded.catalogue.by_package)) == (
        ["loan-test"],
        ["com.example.kredit"],
    )


def test_five_faults_in_five_files_are_five_lines_with_their_paths(a_folder, a_rule, app_table):
    folder = a_folder(
        **{
            "permissions/loan-test.yaml": a_rule.replace("READ_CONTACTS], eff", "READ_CONTACT], eff"),
            "permissions/loan-other.yaml": a_rule.replace("id: loan-test", "id: loan-other").replace("high}", "huge}"),
            "catalogue/apps/id.csv": app_table("com.example.x,X,,ID,,predatory,loan,,high,,a-list,2026-11-21,,"),
            "guides/miui.yaml": "skin: miui\nguides:\n  - {page: contacts, sdk: [31], path: {en: A}, source: s, "
            "checked: 2026-11-21, verified: true}\n",
            "playbook/first.yaml": an_entry("first", when="sometimes"),
        }
    )
    no_such = "no such permission; did you mean 'READ_CONTACTS'?"
    classes = "licensed, marketplace, unlicensed, reported_predatory, risk_flagged, unclassified"
    assert faults_of(folder) == (
        f"pack/catalogue/apps/id.csv:line 2.class: 'predatory' is none of {classes}",
        "pack/guides/miui.yaml:guides[0].sdk: must be two API levels, [from, to]",
        "pack/permissions/loan-other.yaml:severity.maybe: 'huge' is none of critical, high, medium, low, info",
        f"pack/permissions/loan-test.yaml:when.access.permissions[0]: 'READ_CONTACT': {no_such}",
        f"pack/playbook/first.yaml:when: 'sometimes' is none of {', '.join(one.value for one in Situation)}",
    )


def test_unknown_verdict_and_unknown_key_are_told_together(a_folder, a_rule):
    text = a_rule.replace("loan: critical", "loans: critical") + "colour: red\n"
    assert faults_of(a_folder(**{"permissions/loan-test.yaml": text})) == (
        "pack/permissions/loan-test.yaml: unknown key 'colour'",
        "pack/permissions/loan-test.yaml:severity: unknown key 'loans'; did you mean 'loan'?",
    )


def test_key_left_empty_is_missing(a_folder, a_rule):
    text = a_rule.replace("why: It may send them away.", "why:")
    assert faults_of(a_folder(**{"permissions/loan-test.yaml": text})) == (
        "pack/permissions/loan-test.yaml:why: is missing",
    )


def test_rule_named_unlike_its_file_is_a_fault(a_folder, a_rule):
    folder = a_folder(**{"permissions/loan-test.yaml": a_rule.replace("id: loan-test", "id: loan-best")})
    assert faults_of(folder) == ("pack/permissions/loan-test.yaml:id: 'loan-best' is not the name of the file",)


def test_rule_without_an_unknown_example_is_a_fault(a_folder, a_rule):
    text = "".join(line for line in a_rule.splitlines(keepends=True) if "unread" not in line)
    assert faults_of(a_folder(**{"permissions/loan-test.yaml": text})) == (
        "pack/permissions/loan-test.yaml:examples.unknown: is missing",
    )


def test_place_that_nothing_fills_is_a_fault(a_folder, a_rule):
    text = a_rule.replace("It may send them away.", '"{name} may send them away."')
    assert faults_of(a_folder(**{"permissions/loan-test.yaml": text})) == (
        "pack/permissions/loan-test.yaml:why: {name}: only {app} and {time} are known",
    )


def test_key_given_twice_is_a_fault(a_folder, a_rule):
    (fault,) = faults_of(a_folder(**{"permissions/loan-test.yaml": a_rule + "subject: sms\n"}))
    assert fault == "pack/permissions/loan-test.yaml: is not YAML: subject is given twice (line 15)"


def test_yaml_that_grows_by_aliases_is_refused(a_folder):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    folder = a_folder(**{"playbook/bomb.yaml": "\n".join(lines)})
    assert faults_of(folder) == ("pack/playbook/bomb.yaml: holds more than 20000 values or nests deeper than 12",)


def test_yaml_that_holds_itself_is_refused(a_folder):
    folder = a_folder(**{"playbook/loop.yaml": "a: &a [*a]\n"})
    assert faults_of(folder) == ("pack/playbook/loop.yaml: is not YAML: *a is not known here (line 1)",)


def test_yaml_that_nests_deeper_by_aliases_is_refused(a_folder):
    lines = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 20))]
    folder = a_folder(**{"playbook/deep.yaml": "\n".join(lines)})
    assert faults_of(folder) == ("pack/playbook/deep.yaml: holds more than 20000 values or nests deeper than 12",)


def test_what_stands_at_an_anchor_stands_at_its_aliases_too(a_folder):
    text = "id: &name first\norder: 1\nwhen: always\ntitle: *name\ntext: X\nsource: s\nchecked: 2026-11-21\n"
    (advice,) = load_rules(a_folder(**{"playbook/first.yaml": text})).advice
    assert advice.title.template == "first"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("---\na: 1\n---\nb: 2\n", "a file holds one document (line 3)"),
        ("? [a]\n: 1\n", "a key is not a word (line 1)"),
    ],
)
def test_yaml_beyond_one_plain_mapping_is_refused(a_folder, text, fault):
    assert faults_of(a_folder(**{"playbook/x.yaml": text})) == (f"pack/playbook/x.yaml: is not YAML: {fault}",)


def test_yaml_that_makes_python_objects_is_refused(a_folder):
    folder = a_folder(**{"playbook/object.yaml": "!!python/object/apply:os.getcwd []\n"})
    (fault,) = faults_of(folder)
    assert fault.startswith("pack/playbook/object.yaml: is not YAML: could not determine a constructor")


def test_file_that_is_too_large_is_refused(a_folder):
    folder = a_folder(**{"playbook/large.yaml": "# " + "x" * 600_000})
    assert faults_of(folder) == ("pack/playbook/large.yaml: is larger than 524288 bytes",)


def test_file_that_is_not_utf8_is_refused(a_folder):
    folder = a_folder(**{"playbook/odd.yaml": b"id: \xff\xfe"})
    assert faults_of(folder) == ("pack/playbook/odd.yaml: is not UTF-8 text (line 1); save it as UTF-8",)


def test_file_with_another_ending_is_not_passed_over(a_folder, a_rule):
    folder = a_folder(**{"permissions/loan-more.yml": a_rule})
    assert faults_of(folder) == ("pack/permissions/loan-more.yml: must end in .yaml",)


def test_link_that_leads_nowhere_is_not_passed_over(a_folder):
    folder = a_folder()
    (folder / "permissions" / "loan-more.yaml").symlink_to("gone.yaml")
    assert faults_of(folder) == ("pack/permissions/loan-more.yaml: is no file",)


def test_pack_whose_folders_are_empty_is_a_fault(a_folder, tmp_path):
    (tmp_path / "mine" / "permissions").mkdir(parents=True)
    assert faults_of(a_folder(), tmp_path / "mine") == (f"{tmp_path / 'mine'}: holds no file of rules",)


def test_folder_that_is_not_there_is_a_fault(tmp_path):
    assert f"{tmp_path / 'nowhere'}: is not a folder" in faults_of(tmp_path / "nowhere")


def test_empty_folder_is_no_pack(tmp_path):
    assert f"{tmp_path}: holds none of the folders {', '.join(sorted(SUFFIXES))}" in faults_of(tmp_path)


def test_pack_without_rules_is_a_fault(a_folder):
    folder = a_folder()
    (folder / "permissions" / "loan-test.yaml").unlink()
    assert faults_of(folder) == ("pack: holds no rules: permissions/<id>.yaml",)


def test_package_listed_twice_in_one_pack_names_both_files(a_folder, app_table):
    row = "com.example.kredit,Example,,,,unlicensed,loan,,high,,a-list,2026-11-21,,"
    folder = a_folder(**{"catalogue/apps/world.csv": app_table(row)})
    assert faults_of(folder) == (
        "pack/catalogue/apps/world.csv: com.example.kredit is also in pack/catalogue/apps/id.csv",
    )


def test_row_without_a_source_or_a_day_is_a_fault(a_folder, app_table):
    row = "com.example.x,X,,,,unclassified,loan,,high,,,someday,,"
    assert faults_of(a_folder(**{"catalogue/apps/id.csv": app_table(row)})) == (
        "pack/catalogue/apps/id.csv:line 2.checked: 'someday' is not of the right form",
        "pack/catalogue/apps/id.csv:line 2.source: is missing",
    )


def test_source_nobody_knows_is_a_fault(a_folder, app_table):
    row = "com.example.x,X,,,,unclassified,loan,,high,,hearsay,2026-11-21,,"
    assert faults_of(a_folder(**{"catalogue/apps/id.csv": app_table(row)})) == (
        "pack/catalogue/apps/id.csv:line 2.source: 'hearsay' is neither in sources.csv nor a https address",
    )


def test_row_with_a_column_too_few_is_a_fault(a_folder, app_table):
    assert faults_of(a_folder(**{"catalogue/apps/id.csv": app_table("com.example.x,X")})) == (
        "pack/catalogue/apps/id.csv:line 2: 2 columns, not 14",
    )


def test_words_of_one_place_may_never_reach_a_verdict_alone(a_folder, rules_folder):
    text = (rules_folder / "keywords" / "scoring.yaml").read_text("utf-8").replace("label_most: 2.5", "label_most: 4")
    (fault,) = faults_of(a_folder(**{"keywords/scoring.yaml": text}))
    assert fault.endswith("must be below loan_threshold: one sign alone is no verdict")


def test_digest_is_the_same_for_the_same_bytes_elsewhere(a_folder):
    assert load_rules(a_folder("one")).digest == load_rules(a_folder("two")).digest


def test_digest_changes_with_one_byte(a_folder, a_rule):
    changed = a_folder("two", **{"permissions/loan-test.yaml": a_rule + "\n"})
    assert load_rules(a_folder("one")).digest != load_rules(changed).digest


def test_digest_names_its_algorithm(pack):
    algorithm, _, digits = pack.digest.partition(":")
    assert (algorithm, len(digits)) == ("sha256", 64)


def test_guide_keeps_its_taps_and_whether_they_were_checked(a_folder):
    text = (
        "skin: miui\nguides:\n  - page: contacts\n    sdk: [29, 33]\n"
        "    path: {en: Settings › Apps, zh-CN: 设置 › 应用}\n"
        "    source: a manual\n    checked: 2026-11-21\n    verified: false\n"
    )
    (guide,) = load_rules(a_folder(**{"guides/miui.yaml": text})).guides
    assert (guide.skin, guide.sdk_from, guide.sdk_to, guide.path.in_language("zh-CN"), guide.verified) == (
        "miui",
        29,
        33,
        "设置 › 应用",
        False,
    )


def test_advice_comes_in_its_order(a_folder):
    files = {f"playbook/{name}.yaml": an_entry(name, order) for name, order in (("c", 1), ("a", 2), ("b", 2))}
    assert [advice.id for advice in load_rules(a_folder(**files)).advice] == ["c", "a", "b"]


def test_country_code_no_stays_a_word(a_folder):
    text = "id: first\norder: 1\nwhen: always\ntitle: no\ntext: on\nsource: s\nchecked: 2026-11-21\n"
    (advice,) = load_rules(a_folder(**{"playbook/first.yaml": text})).advice
    assert (advice.title.template, advice.text.template) == ("no", "on")


def test_row_may_say_which_of_its_columns_nobody_checked(a_folder, app_table):
    row = "com.example.kredit,Example,,ID,PT Example,licensed,loan,,high,,a-list,2026-11-21,operator;class,"
    (found,) = load_rules(a_folder(**{"catalogue/apps/id.csv": app_table(row)})).catalogue.by_package.values()
    assert (found.unverified, found.is_class_verified) == (frozenset({"operator", "class"}), False)


def test_row_that_nobody_can_look_up_is_never_of_high_confidence(a_folder, app_table):
    row = "com.example.kredit,Example,,ID,,unclassified,loan,,high,,no-address,2026-11-21,,"
    folder = a_folder(
        **{"catalogue/apps/id.csv": app_table(row), "catalogue/sources.csv": "key,title,where\nno-address,A list,\n"}
    )
    assert faults_of(folder) == (
        "pack/catalogue/apps/id.csv:line 2.confidence: is at most medium where no source has an address",
    )


def test_installer_of_no_known_kind_is_a_fault(a_folder):
    table = "package,kind,name,source,checked\ncom.example.market,shop,Market,a-list,2026-11-21\n"
    assert faults_of(a_folder(**{"catalogue/installers.csv": table})) == (
        "pack/catalogue/installers.csv:line 2.kind: 'shop' is none of store, by-hand",
    )


def test_rule_may_speak_otherwise_of_a_file(a_folder, a_rule):
    text = a_rule + 'title_in_file: "{app} asks for the contacts"\n'
    (rule,) = load_rules(a_folder(**{"permissions/loan-test.yaml": text})).rules
    assert (rule.title_in_file.template, rule.why_in_file) == ("{app} asks for the contacts", None)
