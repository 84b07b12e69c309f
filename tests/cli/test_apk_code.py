"""`adbaudit apk --code`: what an app's code refers to, and what of it nobody could look into."""

import json
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from adbaudit.locations import apks_folder

SCHEMA = json.loads(files("adbaudit.report").joinpath("schema/report-1.json").read_text(encoding="utf-8"))
CODE_RULES = {"apk-code-reads-contacts", "apk-code-reads-sms", "apk-code-reads-call-log", "apk-contact-collector-sdk"}


@pytest.fixture
def audit(cli):
    """The report on one sample, with the exit code beside it."""

    def run(package, *words):
        done = cli("apk", *words, str(apks_folder() / f"{package}.apk"), "--format", "json")
        report = json.loads(done.stdout)
        Draft202012Validator(SCHEMA).validate(report)
        return report, done.returncode

    return run


def rules(report):
    return {finding["rule"] for finding in report["findings"]} & CODE_RULES


def test_findings_quote_the_class_and_what_it_refers_to(audit):
    report, _ = audit("com.kilatdana.tunai", "--code")
    quoted = "com/kilatdana/tunai/Foo.upload → android/provider/ContactsContract$Contacts.CONTENT_URI"
    (finding,) = [one for one in report["findings"] if one["rule"] == "apk-code-reads-contacts"]
    assert [one["detail"] for one in finding["evidence"]] == [f"a place in the code: {quoted}"]
    assert quoted in report["apps"][0]["apk"][0]["code"]
    assert rules(report) == CODE_RULES - {"apk-contact-collector-sdk"}


def test_sdk_that_collects_contacts_fails_the_run(audit):
    report, code = audit("com.naira.quickloan", "--code")
    assert ("apk-contact-collector-sdk" in rules(report), code) == (True, 1)
    assert report["apps"][0]["apk"][0]["sdks"] == [
        "CredoLab",
        "FinBox DeviceConnect",
        "同盾 Tongdun / TrustDecision",
        "白骑士 BaiQiShi",
    ]


def test_packed_app_is_not_known_and_that_is_a_gap(audit):
    report, code = audit("com.kuaidai.jieqian", "--code")
    assert (rules(report), report["complete"], code) == (set(), False, 4)
    assert {gap["reason"] for gap in report["gaps"] if gap["wanted"] == "what its code refers to"} == {
        "its code is packed (360加固 Jiagu) and opens only when it runs, so nobody could look into it"
    }


def test_app_whose_libraries_alone_refer_to_contacts_has_no_finding(audit):
    report, code = audit("com.sunny.gallery", "--code")
    assert (rules(report), code, len(report["apps"][0]["apk"][0]["code"])) == (set(), 0, 2)


@pytest.mark.parametrize("package", ["com.kilatdana.tunai", "com.kuaidai.jieqian"])
def test_without_the_option_nobody_looks_and_nothing_is_missing(audit, package):
    report, _ = audit(package)
    apk = report["apps"][0]["apk"][0]
    assert (apk["sdks"], apk["code"], rules(report), report["complete"]) == (None, None, set(), True)


def test_terminal_says_what_a_place_in_the_code_means(cli):
    done = cli("apk", "--code", "--details", str(apks_folder() / "com.kilatdana.tunai.apk"))
    page = " ".join(done.stdout.split())
    assert "Foo.upload → android/provider/ContactsContract$Contacts.CONTENT_URI" in page
    assert "a place in the code says what can happen, not that it did" in page


def test_looking_into_code_without_files_is_wrong_usage(cli):
    done = cli("scan", "--practice", "--apk", "none", "--code")
    assert (done.returncode, "--apk none leaves them alone" in done.stderr) == (2, True)
