"""The names of the sample apps, in every language, as Android's own build tool reads them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from adbaudit.apk.archive import open_archive
from adbaudit.apk.contents import read_contents
from adbaudit.apk.source import open_file

BUILT = Path(__file__).parents[2] / "fixtures" / "apks" / "built"
LABEL = re.compile(r"application-label(?:-([A-Za-z-]+))?:'(.*)'")


@pytest.mark.skipif(not shutil.which("aapt"), reason="aapt is not on PATH")
@pytest.mark.parametrize("path", sorted(BUILT.glob("**/*.apk")), ids=lambda path: str(path.relative_to(BUILT)))
def test_every_form_is_what_aapt_prints(path):
    printed = subprocess.run(["aapt", "dump", "badging", path], capture_output=True, text=True, check=False).stdout
    told = {(match[1] or "", match[2]) for match in LABEL.finditer(printed)}
    with open_file(path) as file:
        contents = read_contents(open_archive(file))
    label = contents.manifest.label
    forms = {
        (text.language + (f"-{text.region}" if text.region else ""), text.text)
        for texts in contents.texts[:1]
        for text in texts
    }
    if isinstance(label, str):
        forms.add(("", label))
    defaults = {words for tag, words in forms if not tag}
    repeated = {
        (tag, words) for tag, words in told if words in defaults
    }  # aapt repeats the default for other languages
    assert told - repeated - forms == set()
    assert {one for one in forms if one[0]} - told == set()
