"""What CI systems start: action, hook, workflow and recipes name only what is there, and do what they say."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

import adbaudit
from adbaudit.cli.apk import command
from adbaudit.cli.formats import REPORT_FORMATS
from adbaudit.gate.threshold import threshold_for
from adbaudit.locale.translator import load_translator
from adbaudit.locations import apks_folder
from adbaudit.model.severity import Severity
from adbaudit.report.csv_format.document import COLUMNS
from adbaudit.rules.policy_file import read_policy, threshold

ROOT = Path(__file__).parents[1]
DOCS = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", DOCS, re.DOTALL)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")


def parsed(name):
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


ACTION = parsed("action.yml")
AUDIT = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "audit")


@pytest.fixture(scope="module")
def options():
    return {name for one in command(load_translator("en")).params for name in one.opts if name.startswith("--")}


@pytest.mark.parametrize(
    "text", [AUDIT["run"], parsed(".pre-commit-hooks.yaml")[0]["entry"], DOCS], ids=["action", "hook", "docs"]
)
def test_every_option_that_is_named_exists(options, text):
    for line in text.splitlines():
        words = set(OPTION.findall(line)) if "pip" not in line else set()
        assert words <= options, line


def test_every_input_of_the_action_is_described_and_used():
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    used = set(re.findall(r"inputs\.([a-z-]+)", text))
    assert used == set(ACTION["inputs"])
    assert all(one["description"] and "default" in one for one in ACTION["inputs"].values())


def test_no_input_stands_in_a_script_where_it_could_act():
    assert not any("${{" in step.get("run", "") for step in ACTION["runs"]["steps"])


def test_workflow_gives_the_action_only_inputs_that_it_has():
    steps = [step for job in parsed(".github/workflows/ci.yml")["jobs"].values() for step in job["steps"]]
    (ours,) = (step for step in steps if step.get("uses") == "./")
    assert set(ours["with"]) <= set(ACTION["inputs"])
    assert (ROOT / ours["with"]["paths"]).is_dir()


@pytest.fixture
def action(tmp_path):
    """Runs the audit step as GitHub does: inputs in the environment, files for what it gives back."""
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("the action is a script for bash, which is not here")

    def run(**inputs):
        given = {**{name: str(one["default"]) for name, one in ACTION["inputs"].items()}, **inputs}
        env = {
            variable: given[re.fullmatch(r"\$\{\{ inputs\.([a-z-]+) \}\}", value)[1]]
            for variable, value in AUDIT["env"].items()
        }
        env |= {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
        env |= {"RUNNER_TEMP": str(tmp_path), "GITHUB_OUTPUT": str(tmp_path / "output"), "HOME": str(tmp_path)}
        env |= {"GITHUB_STEP_SUMMARY": str(tmp_path / "summary")}
        script = [bash, "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", AUDIT["run"]]
        subprocess.run(script, env=env, cwd=tmp_path, check=True, capture_output=True, timeout=120)
        return (tmp_path / "output").read_text(encoding="utf-8").strip()

    return run


def test_action_audits_what_it_is_given_and_tells_it_on_the_runs_page(action, tmp_path):
    (tmp_path / "a b; rm").mkdir()
    for name in ("com.kuaijie.cashloan", "com.sincere.plainloan"):
        shutil.copy(apks_folder() / f"{name}.apk", tmp_path / "a b; rm" / f"$({name}).apk")
    assert action(paths="\na b; rm\n", **{"fail-on": "medium"}) == "exit-code=1"
    results = json.loads((tmp_path / "adbaudit.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    addresses = {one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for one in results}
    assert addresses == {"a%20b%3B%20rm/%24%28com.kuaijie.cashloan%29.apk"}
    assert "| MEDIUM | `快捷借款`" in (tmp_path / "summary").read_text(encoding="utf-8")


def test_action_takes_policy_baseline_and_rules(action, tmp_path):
    shutil.copy(apks_folder() / "com.kuaijie.cashloan.apk", tmp_path)
    (tmp_path / "p.yaml").write_text("fail_on: low", encoding="utf-8")
    (tmp_path / "b.json").write_text('{"schema": "adbaudit/baseline/1", "findings": []}', encoding="utf-8")
    assert action(policy="p.yaml", baseline="b.json", jobs="2", summary="false") == "exit-code=1"
    assert not (tmp_path / "summary").exists()


def test_action_tells_what_could_not_be_read(action, tmp_path):
    (tmp_path / "x.apk").write_bytes(b"no apk")
    assert action() == "exit-code=3"


def test_yaml_of_the_recipes_is_yaml():
    assert all(yaml.safe_load(text) for kind, text in BLOCKS if kind == "yaml")


def test_policy_of_the_docs_means_what_they_say():
    text = next(text for _, text in BLOCKS if "fail_on" in text)
    schema = json.loads((ROOT / "rules" / "schema" / "policy.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    assert list(Draft202012Validator(schema).iter_errors(yaml.safe_load(text))) == []
    known = [rule.id for rule in adbaudit.load_rules().rules]
    policy = read_policy(text, "docs", rules=known, fail_on=threshold("critical"))
    assert threshold_for("loan-contacts-asks", "a.apk", policy).is_reached_by(Severity.MEDIUM)
    assert not threshold_for("loan-contacts", "samples/known/deep/a.apk", policy).is_reached_by(Severity.CRITICAL)
    assert threshold_for("loan-query-packages", "release/x/a.apk", policy).is_reached_by(Severity.LOW)


def test_docs_name_every_format_and_every_column():
    assert set(re.findall(r"^\| `([a-z]+)` \|", DOCS, re.MULTILINE)) == set(REPORT_FORMATS)
    listed = DOCS[DOCS.index("The columns of the CSV") : DOCS.index("New columns come")]
    assert [name for name in re.findall(r"`([a-z_]+)`", listed) if name in COLUMNS] == list(COLUMNS)


def test_exit_codes_stand_in_the_readme_too():
    rows = re.findall(r"^\| (\d) \|", DOCS, re.MULTILINE)
    assert (
        rows == re.findall(r"^\| (\d) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.MULTILINE)[: len(rows)]
    )
