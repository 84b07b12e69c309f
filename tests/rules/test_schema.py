"""The schemas for editors say what the loader says."""

from __future__ import annotations

import json

import jsonschema
import pytest

from adbaudit.rules.place import Place
from adbaudit.rules.yaml_file import parse_yaml

KINDS = {
    "permissions": "rule",
    "keywords": "keywords",
    "guides": "guide",
    "playbook": "advice",
    "law": "law",
    "channels": "channels",
}


@pytest.mark.parametrize("folder", KINDS)
def test_every_file_fits_the_schema_of_its_kind(rules_folder, folder):
    schema = json.loads((rules_folder / "schema" / f"{KINDS[folder]}.schema.json").read_text("utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    files = [file for file in sorted((rules_folder / folder).glob("*.yaml")) if file.name != "scoring.yaml"]
    faults = [
        f"{file.name}: {error.json_path}: {error.message}"
        for file in files
        for error in validator.iter_errors(parse_yaml(file.read_text("utf-8"), Place(file=file.name)))
    ]
    assert (bool(files), faults) == (True, [])
