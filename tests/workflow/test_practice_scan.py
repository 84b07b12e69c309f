import io
import json
from pathlib import Path

import jsonschema
import pytest

import adbaudit
from adbaudit.errors import UsageFault
from adbaudit.locale.translator import load_translator
from adbaudit.report.difference.compare import compare
from adbaudit.report.difference.html import difference_html
from adbaudit.report.pdf.document import check_is_there, pdf_of
from adbaudit.report.render import FORMATS, render

PROFILES = ("pixel-14", "xiaomi-11", "legacy-8", "samsung-15")
READING = {"contacts": ("READ_CONTACTS",), "sms": ("READ_SMS", "RECEIVE_SMS"), "call-log": ("READ_CALL_LOG",)}
STRONGEST = ("allowed", "while-using", "asks", "blocked", "unknown", "not-requested")
FIRST_ROUND, SECOND_ROUND, APK_ROUNDS = 1, 1, 3


def effective(app, group):
    """The group's answer: the strongest of its reading permissions."""
    names = [f"android.permission.{name}" for name in READING[group]]
    found = [access["effective"] for access in app["access"] if access["permission"] in names]
    return min(found, key=STRONGEST.index, default="not-requested")


@pytest.mark.parametrize("profile", PROFILES)
def test_report_validates_against_the_published_schema(document, profile):
    schema = Path(adbaudit.__file__).parent / "report" / "schema" / "report-1.json"
    jsonschema.validate(document(profile), json.loads(schema.read_text(encoding="utf-8")))


@pytest.mark.parametrize("profile", PROFILES)
def test_every_loan_app_is_named_with_its_effective_access(document, expected, profile):
    found = {
        (app["package"], app["user"]): {
            "verdict": app["identity"]["verdict"],
            **{group: effective(app, group) for group in READING},
        }
        for app in document(profile)["apps"]
        if app["identity"]["verdict"] in {"loan", "credit-inside", "maybe"}
    }
    assert found == {
        (package, user): {
            "verdict": app["verdict"],
            **{group: groups.get(group, "not-requested") for group in READING},
        }
        for package, app in expected(profile)["apps"].items()
        for user, groups in app["users"].items()
    }


@pytest.mark.parametrize("profile", PROFILES)
def test_special_access_of_loan_apps_is_told(document, expected, profile):
    found = {
        (app["package"], app["user"]): sorted(one["kind"] for one in app["special_access"] if one["state"] == "on")
        for app in document(profile)["apps"]
    }
    for package, app in expected(profile)["apps"].items():
        for user, groups in app["users"].items():
            assert found[package, user] == sorted(groups.get("special", ()))


def test_whole_phone_is_complete(document):
    assert document("pixel-14")["gaps"] == []
    assert document("pixel-14")["complete"] is True


def test_real_adb_is_in_the_path(audited):
    _, log = audited("pixel-14")
    assert log.banner.startswith("host::features=")
    assert "shell_v2" in log.banner


@pytest.mark.parametrize("profile", PROFILES)
def test_reading_changes_nothing(audited, profile):
    assert audited(profile)[1].changes == ()


def test_round_trips_do_not_grow_with_packages(disturbed):
    """Until the names of their files, some 350, are more than one request to adb can hold."""
    small, large = (disturbed("pixel-14", count=count)[1] for count in (100, 400))
    assert sum(large.opens.values()) == sum(small.opens.values()) <= FIRST_ROUND + SECOND_ROUND + APK_ROUNDS


def test_name_in_a_split_of_another_language_is_known(audited):
    apps = [app for app in audited("pixel-14")[0].apps if app.installed.package == "com.pinjamkilat.dana"]
    assert {label for app in apps for apk in app.apks for label in apk.labels} == {"Pinjam Kilat", "闪电借款"}


def test_app_goes_by_the_name_on_the_phones_own_screens_in_a_report_of_another_language(audited):
    names = {app.installed.package: app.title for app in audited("pixel-14")[0].apps}
    assert names["com.pinjamkilat.dana"] == "闪电借款"


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("profile", PROFILES)
def test_serials_accounts_and_numbers_are_in_no_report(audited, planted, profile, form, language):
    text = render(audited(profile)[0], form, load_translator(language), details=True)
    assert planted(profile)
    assert [secret for secret in planted(profile) if secret in text] == []


def test_serials_accounts_and_numbers_are_in_no_pdf(audited, planted):
    reading = pytest.importorskip("pypdf", reason="reads PDF; it comes with the development extras")
    try:
        check_is_there()
    except UsageFault as fault:
        pytest.skip(str(fault))
    pdf = reading.PdfReader(io.BytesIO(pdf_of(render(audited("xiaomi-11")[0], "html", load_translator("en")))))
    text = "".join(page.extract_text() for page in pdf.pages) + str(pdf.metadata) + str(pdf.xmp_metadata)
    squeezed = "".join(text.split())
    assert "快捷借款" in squeezed or "loan" in squeezed
    assert [secret for secret in planted("xiaomi-11") if secret in squeezed] == []


def test_serials_accounts_and_numbers_are_in_no_comparison(audited, planted):
    report = audited("pixel-14")[0]
    page = difference_html(compare(report, report), load_translator("en"))
    assert [secret for secret in planted("pixel-14") if secret in page] == []


def test_same_phone_gives_the_same_bytes(disturbed, document):
    again = json.loads(render(disturbed("pixel-14")[0], "json", load_translator("en")))
    again["source"]["captured_at"] = document("pixel-14")["source"]["captured_at"]
    assert again == document("pixel-14")
