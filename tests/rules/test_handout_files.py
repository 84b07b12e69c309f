"""Hand-outs as rule files: what would not fit a page, or is not on file, is told at its place."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml

from adbaudit.rules.folder import RuleFile
from adbaudit.rules.load import read_rules
from adbaudit.rules.place import Place
from adbaudit.workflow.rule_check import check_rules

HANDOUT = {
    "id": "one",
    "order": 1,
    "title": "They ring at night",
    "opening": "Sleep first.",
    "steps": [{"title": "Switch it off", "text": "The phone may be silent until morning."}],
    "office_kinds": ["police"],
    "source": "a page",
    "checked": "2026-11-22",
}


@pytest.fixture
def faults(tmp_path):
    """The faults of one hand-out beside our own rules, as `path: what`."""

    def told(**changes):
        folder = tmp_path / "handouts"
        folder.mkdir(exist_ok=True)
        (folder / "one.yaml").write_text(yaml.safe_dump({**HANDOUT, **changes}, allow_unicode=True), "utf-8")
        return [f"{fault.path}: {fault.what}" for fault in check_rules([tmp_path], ()).faults]

    return told


def test_whole_hand_out_has_no_fault(faults):
    assert faults() == []


def test_entry_of_the_playbook_gives_the_title(faults):
    assert faults(steps=[{"advice": "danger-now", "text": "Call."}]) == []


def test_what_is_not_on_file_is_told_where_it_is_named(faults):
    told = faults(steps=[{"advice": "dance", "text": "Now."}], offices=["cn-nobody"])
    assert sorted(told) == ["offices[0]: 'cn-nobody' is no id on file", "steps[0].advice: 'dance' is no id on file"]


def test_step_has_one_title(faults):
    (told,) = faults(steps=[{"advice": "danger-now", "title": "Danger", "text": "Call."}])
    assert told.startswith("steps[0]: has an entry of the playbook and a title")


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"title": "x" * 61}, "title"),
        ({"opening": "x" * 121}, "opening"),
        ({"steps": [{"title": "A", "text": "x" * 231}]}, "steps[0].text"),
        ({"steps": [{"title": "A", "text": "B"}] * 7}, "steps"),
        ({"opening": "Dear {name}"}, "opening"),
    ],
)
def test_what_a_page_has_no_room_for_is_a_fault(faults, changes, path):
    (told,) = faults(**changes)
    assert told.partition(":")[0] == path


@pytest.mark.parametrize("key", sorted(HANDOUT))
def test_schema_and_checker_agree_on_each_key_left_out_or_of_another_shape(rules_folder, key):
    schema = json.loads((rules_folder / "schema" / "handout.schema.json").read_text("utf-8"))
    known = jsonschema.Draft202012Validator(schema)
    for changed in (
        {name: value for name, value in HANDOUT.items() if name != key},
        {**HANDOUT, key: {"a": "b"}},
        {**HANDOUT, key: [[]]},
    ):
        text = json.dumps(changed)
        place = Place(file="")
        read_rules([RuleFile(pack=0, name="handouts/one.yaml", shown="handouts/one.yaml", raw=b"", text=text)], place)
        told = [fault for fault in place.noted if fault.file == "handouts/one.yaml"]
        assert (key, changed.get(key), bool(told)) == (key, changed.get(key), bool(list(known.iter_errors(changed))))
