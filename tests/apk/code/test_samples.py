"""The sample APKs: exactly the classes, methods and SDKs that their sources have."""

from pathlib import Path

import pytest
import yaml

from adbaudit.apk.find import find_apks
from adbaudit.apk.local import read_apks

EXPECTED = Path(__file__).parents[3] / "fixtures" / "apks" / "expected"
PACKAGES = sorted(path.stem for path in EXPECTED.iterdir())


@pytest.mark.parametrize("package", PACKAGES)
def test_sample_refers_to_what_its_sources_refer_to_and_carries_their_sdks(built, pack, package):
    wanted = yaml.safe_load((EXPECTED / f"{package}.yaml").read_text("utf-8"))
    path = built / package if (built / package).is_dir() else built / f"{package}.apk"
    (file,) = find_apks([path]).files
    (facts,) = read_apks(file, language="en", signs=pack.code)
    assert {str(one) for one in facts.code if not one.in_library} == set(wanted["code"])
    assert {str(one) for one in facts.code if one.in_library} == set(wanted["library_code"])
    assert [one.name for one in facts.sdks] == wanted["sdks"]


def test_without_being_asked_nobody_looks(read_one, loan_apk):
    facts = read_one(loan_apk)
    assert (facts.code, facts.sdks) == (None, None)
