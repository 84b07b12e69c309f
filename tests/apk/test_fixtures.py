"""The sample APKs themselves."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

APKS = Path(__file__).parents[2] / "fixtures" / "apks"
TOOLS = ("aapt2", "smali", "zipalign", "apksigner")


def test_samples_are_small(built):
    assert {path.name for path in built.rglob("*.apk") if path.stat().st_size > 30_000} == set()


def test_every_built_app_has_expected_facts(built):
    assert {path.stem if path.is_file() else path.name for path in built.iterdir()} == {
        path.stem for path in (APKS / "expected").iterdir()
    }


@pytest.mark.skipif(any(shutil.which(tool) is None for tool in TOOLS), reason="the Android build tools are not on PATH")
def test_samples_rebuild_to_the_same_bytes(tmp_path):
    packages = ["com.rupeeguard.helper", "com.pinjamkilat.dana", "com.unsigned.sample"]
    subprocess.run([sys.executable, APKS / "build.py", "--into", tmp_path, *packages], check=True, capture_output=True)
    made_with = (tmp_path / "built-with.txt").read_text(encoding="utf-8")
    if made_with != (APKS / "built-with.txt").read_text(encoding="utf-8"):
        pytest.skip("the build tools are of other versions than those the samples were built with")
    made = [path.relative_to(tmp_path) for path in sorted(tmp_path.rglob("*")) if path.is_file()]
    assert [path for path in made if (tmp_path / path).read_bytes() != (APKS / path).read_bytes()] == []
    assert len(made) == 1 + 5 + 3
