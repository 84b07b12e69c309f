"""APKs that are made for the apps of a practice phone."""

import re
import shutil
import subprocess

import pytest

from adbaudit.practice.android.apk import made_apk, texts_table


@pytest.fixture
def dumped(tmp_path):
    """What Android's build tool says of an APK."""

    def dump(content):
        path = tmp_path / "made.apk"
        path.write_bytes(content)
        return subprocess.run(["aapt", "dump", "badging", path], capture_output=True, text=True, check=True).stdout

    return dump


needs_aapt = pytest.mark.skipif(not shutil.which("aapt"), reason="aapt is not on PATH")


@needs_aapt
def test_android_reads_what_the_blueprint_says(an_app, dumped):
    package = an_app(name="com.amber.memo", version_code=7, version_name="2.1", min_sdk=21, requests=("CAMERA",))
    badging = dumped(made_apk(package, {}))
    assert "package: name='com.amber.memo' versionCode='7' versionName='2.1'" in badging
    assert ("sdkVersion:'21'" in badging, "targetSdkVersion:'30'" in badging) == (True, True)
    assert sorted(re.findall(r"uses-permission: name='(.*)'", badging)) == sorted(package.requests)
    assert "application-label:'Amber Memo'" in badging


@needs_aapt
def test_android_reads_names_in_every_language(an_app, dumped):
    texts = [{"": "Loan", "zh": "贷款", "zh-TW": "貸款", "hi": "ऋण"}, {"": "other", "hi": "x" * 300}]
    badging = dumped(made_apk(an_app(), {"resources.arsc": texts_table("com.example.app", texts)}))
    assert set(re.findall(r"application-label-([\w-]+):'(.*)'", badging)) == {
        ("zh", "贷款"),
        ("zh-TW", "貸款"),
        ("hi", "ऋण"),
    }


def test_same_app_has_the_same_bytes(an_app):
    assert made_apk(an_app(), {}) == made_apk(an_app(), {})
