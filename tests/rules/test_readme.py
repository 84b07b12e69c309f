"""The whole files that rules/README.md shows can be copied as they are."""

from __future__ import annotations

import re

import pytest

from adbaudit.locations import rules_folder
from adbaudit.workflow.rule_check import check_rules

README = (rules_folder() / "README.md").read_text("utf-8")


@pytest.mark.parametrize("name", ["keywords/sw.yaml", "law/xx.yaml", "channels/xx.yaml"])
def test_whole_file_of_the_readme_has_no_fault(tmp_path, name):
    shown = re.search(r"\n\n((?:    .*\n)+)", README[README.index(f"`{name}`") :])
    path = tmp_path / name
    path.parent.mkdir()
    path.write_text(re.sub(r"(?m)^    ", "", shown[1]), "utf-8")
    assert check_rules([tmp_path], ()).faults == ()
