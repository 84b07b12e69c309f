"""The schemas for editors say what the loader says."""

from __future__ import annotations

import csv
import json
from copy import deepcopy
from fnmatch import fnmatchcase

import jsonschema
import pytest

from adbaudit.rules.folder import RuleFile, named, read_packs
from adbaudit.rules.kinds import KINDS, kind_known_by, kind_of
from adbaudit.rules.load import read_rules
from adbaudit.rules.place import Place
from adbaudit.rules.yaml_file import parse_yaml

FIVE_FAULTS = """\
id: loan-test
title: "{name} can read the contacts"
why: It may send them away.
severity: {loan: worst}
severity_reason: Because.
confidence: high
wen:
  access: {permissions: [READ_CONTACTS], effective: [allowed]}
subject: contact
examples:
  bad: [{name: allowed, app: {access: {READ_CONTACTS: allowed}}}]
  good: [{name: blocked, app: {access: {READ_CONTACTS: blocked}}}]
  unknown: [{name: unread, app: {access: {READ_CONTACTS: unknown}}}]
"""
WITH_IDS = ("rule", "advice", "letter", "handout", "law", "channels")
NAMES = [kind.name for kind in KINDS]
AGREED = ("rule", "guide", "pages", "advice", "law", "channels", "scoring", "keywords")
"""Kinds whose schema and checker were brought to the same mind, key by key; put yours here."""


@pytest.fixture(scope="module")
def files(rules_folder):
    return tuple(read_packs(named([rules_folder]), Place(file="")))


@pytest.fixture
def validator(rules_folder):
    def build(name):
        schema = json.loads((rules_folder / "schema" / f"{name}.schema.json").read_text("utf-8"))
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    return build


def of_kind(files, name):
    return [file for file in files if kind_of(file.name).name == name]


def values_in(file):
    """The value of a YAML file, or each row of a table."""
    if file.name.endswith(".csv"):
        return list(csv.DictReader(file.text.splitlines()))
    return [parse_yaml(file.text, Place(file=file.name))]


@pytest.mark.parametrize("name", NAMES)
def test_every_file_fits_the_schema_of_its_kind(files, validator, name):
    known = validator(name)
    found = [(file.name, value) for file in of_kind(files, name) for value in values_in(file)]
    faults = [
        f"{file}: {error.json_path}: {error.message}" for file, value in found for error in known.iter_errors(value)
    ]
    assert (bool(found), faults) == (True, [])


@pytest.mark.parametrize("name", NAMES)
def test_file_is_known_by_its_shape_wherever_it_lies(files, name):
    for file in of_kind(files, name):
        (first, *_) = values_in(file) or [{}]
        suffix = f".{file.name.rpartition('.')[2]}"
        assert kind_known_by(first, suffix).name == name


def test_schema_and_checker_name_the_same_five_faults(validator):
    value = parse_yaml(FIVE_FAULTS, Place(file=""))
    told = {key for error in validator("rule").iter_errors(value) for key in _keys_of(error)}
    assert (
        told
        == _keys_of_checker("permissions/loan-test.yaml", FIVE_FAULTS)
        == {
            "severity",
            "subject",
            "title",
            "wen",
            "when",
        }
    )


@pytest.mark.parametrize("name", WITH_IDS)
def test_schema_lets_a_file_of_a_pack_override(files, validator, name):
    value = values_in(of_kind(files, name)[0])[0]
    assert not list(validator(name).iter_errors({**value, "overrides": True}))
    assert list(validator(name).iter_errors({**value, "overrides": "yes"}))


@pytest.mark.parametrize("name", AGREED)
def test_schema_and_checker_agree_on_every_key_left_out_or_of_another_shape(files, validator, name):
    known = validator(name)
    file = of_kind(files, name)[0]
    (value,) = values_in(file)
    for what, changed in _changes(value):
        in_schema = not list(known.iter_errors(changed))
        in_checker = not _faults(file.name, json.dumps(changed, ensure_ascii=False))
        assert (what, in_schema) == (what, in_checker)


def test_editor_settings_give_each_file_the_schema_of_its_kind(files, rules_folder):
    settings = json.loads((rules_folder.parent / ".vscode" / "settings.json").read_text("utf-8"))
    for file in files:
        fitting = [
            schema
            for schema, patterns in settings["yaml.schemas"].items()
            if fnmatchcase(f"rules/{file.name}", patterns[0]) and f"!rules/{file.name}" not in patterns
        ]
        name = kind_of(file.name).name
        known = f"./rules/schema/{name}.schema.json"
        assert fitting == ([known] if known in settings["yaml.schemas"] else [])


def _changes(value):
    yield "a key nobody knows", {**value, "unheard_of": 1}
    for key in value:
        rest = deepcopy(value)
        del rest[key]
        yield f"without {key}", rest
        yield f"{key} as a mapping", {**value, key: {"a": "b"}}
        yield f"{key} as a list of nothing", {**value, key: [[]]}


def _faults(name, text):
    """What the checker says of one file by itself."""
    place = Place(file="")
    read_rules([RuleFile(pack=0, name=name, shown=name, raw=b"", text=text)], place)
    return [fault for fault in place.noted if fault.file == name]


def _keys_of_checker(name, text):
    return {fault.path.partition(".")[0] or str(fault.what).split("'")[1] for fault in _faults(name, text)}


def _keys_of(error):
    if error.path:
        return [error.path[0]]
    if error.validator == "required":
        return [key for key in error.validator_value if key not in error.instance]
    return [key for key in error.instance if key not in error.schema["properties"]]
