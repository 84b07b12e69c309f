"""Letters as rule files: every fault at once, each at its place."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from adbaudit.rules.folder import RuleFile
from adbaudit.rules.load import read_rules
from adbaudit.rules.place import Place
from adbaudit.workflow.rule_check import check_rules

LETTER = {
    "id": "one",
    "order": 1,
    "kind": "deletion",
    "scope": "app",
    "title": "A letter about {app}",
    "parts": [{"text": "To {company}"}, {"text": "By {law}", "when": ["law"]}, {"insert": "facts"}],
    "law": ["cn-pipl-47"],
    "source": "a page",
    "checked": "2026-11-21",
}


@pytest.fixture
def faults(tmp_path):
    """The faults of one letter beside our own rules, as `path: what`."""

    def told(**changes):
        folder = tmp_path / "letters"
        folder.mkdir(exist_ok=True)
        value = {key: item for key, item in {**LETTER, **changes}.items() if item is not None}
        (folder / "one.yaml").write_text(yaml.safe_dump(value, allow_unicode=True), "utf-8")
        return [f"{fault.path}: {fault.what}" for fault in check_rules([tmp_path], ()).faults]

    return told


def test_whole_letter_has_no_fault(faults):
    assert faults() == []


def test_place_that_nobody_fills_is_told_with_the_known_ones(faults):
    (told,) = faults(parts=[{"text": "Dear {boss}"}])
    assert told.startswith("parts[0].text: {boss}: there is nothing to put there; known are app, company")


def test_place_of_an_app_is_unknown_in_a_letter_for_the_phone(faults):
    (told,) = faults(scope="phone", title="Hello", parts=[{"text": "About {app}"}], law=None)
    assert told.startswith("parts[0].text: {app}")


@pytest.mark.parametrize("text", ["{app!r}", "{app:>20}", "{app", "app}"])
def test_place_is_a_bare_name(faults, text):
    assert faults(parts=[{"text": text}])


def test_law_that_does_not_exist_is_told_where_it_is_named(faults):
    assert faults(law=["cn-pipl-47", "cn-pipl-470"]) == ["law[1]: 'cn-pipl-470' is no id on file"]


def test_office_that_does_not_exist_is_told_where_it_is_named(faults):
    (told,) = faults(scope="app-and-office", offices=["cn-nobody"])
    assert told == "offices[0]: 'cn-nobody' is no id on file"


def test_law_is_spoken_of_only_where_there_is_some(faults):
    (told,) = faults(parts=[{"text": "By {law}"}])
    assert told == "parts[0].when: must hold law, as the text speaks of {law}"


def test_letter_to_an_office_needs_one_and_others_have_none(faults):
    said = "offices: must be given exactly where scope is office or app-and-office"
    assert faults(scope="app-and-office") == [said]
    assert faults(offices=["cn-nfra"]) == [said]


def test_part_is_a_text_or_an_insert(faults):
    (told,) = faults(parts=[{"text": "Hello", "insert": "facts"}])
    assert told.startswith("parts[0]: has a text and an insert")


def test_every_fault_is_told_at_once(faults):
    told = faults(
        kind="poem", law=["no-law"], parts=[{"text": "{x}"}, {"style": "verse", "text": "Hello"}], checked="today"
    )
    assert {one.partition(":")[0] for one in told} == {"kind", "law[0]", "parts[0].text", "parts[1].style", "checked"}


def test_sentence_without_a_translation_is_a_note_and_no_fault(tmp_path, faults):
    faults(title="A title nobody has translated")
    notes = [str(note) for note in check_rules([tmp_path], ()).notes]
    assert any("letters/one.yaml" in note and "zh-CN" in note for note in notes)


@pytest.mark.parametrize("key", sorted(LETTER))
def test_schema_and_checker_agree_on_each_key_left_out_or_of_another_shape(rules_folder, key):
    schema = json.loads((rules_folder / "schema" / "letter.schema.json").read_text("utf-8"))
    known = jsonschema.Draft202012Validator(schema)
    alone = {**LETTER, "law": []}
    for changed in (
        {name: value for name, value in alone.items() if name != key},
        {**alone, key: {"a": "b"}},
        {**alone, key: [[]]},
    ):
        text = json.dumps(changed)
        place = Place(file="")
        read_rules([RuleFile(pack=0, name="letters/one.yaml", shown="letters/one.yaml", raw=b"", text=text)], place)
        told = [fault for fault in place.noted if fault.file == "letters/one.yaml"]
        assert (key, changed.get(key), bool(told)) == (key, changed.get(key), bool(list(known.iter_errors(changed))))
