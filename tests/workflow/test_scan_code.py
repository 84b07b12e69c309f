"""`scan --code` on a practice phone: the code of the apps that may lend, over the real adb."""

import json
from dataclasses import replace

import pytest

from adbaudit.locale.translator import load_translator
from adbaudit.model.report import SourceKind
from adbaudit.report.render import render
from adbaudit.workflow.audit import Wishes, scan
from adbaudit.workflow.practice import make_phone, plugged_in


@pytest.fixture(scope="session")
def looked_into(world_of_tests):
    phone = make_phone("pixel-14")
    with plugged_in(phone, "pixel-14") as connected:
        wishes = Wishes(source=SourceKind.PRACTICE, code=True)
        report = scan(connected.shell, world_of_tests, wishes, device_id=connected.device_id)
    return report, phone.log


def test_findings_quote_class_and_method(looked_into):
    document = json.loads(render(looked_into[0], "json", load_translator("en")))
    quoted = {
        (finding["package"], evidence["detail"])
        for finding in document["findings"]
        if finding["rule"].startswith("apk-code-")
        for evidence in finding["evidence"]
    }
    reader, caller = "sample/MessageReader.read", "sample/ContactUploader.read"
    assert quoted == {
        ("com.kuaijie.cashloan", f"a place in the code: {caller} → {target}")
        for target in (
            "android/provider/ContactsContract$CommonDataKinds$Phone.CONTENT_URI",
            "content://com.android.contacts/data/phones",
        )
    } | {
        ("com.loan.cash.credit.easy.dhan.quick.udhaar", f"a place in the code: {reader} → {target}")
        for target in ("content://sms/inbox", "android/provider/CallLog$Calls.CONTENT_URI")
    }


def test_looking_into_code_changes_nothing_and_leaves_no_gap(looked_into):
    report, log = looked_into
    assert (log.changes, report.gaps) == ((), ())


def test_what_is_found_besides_is_the_same_without_the_code(looked_into, audited):
    plain, _ = audited("pixel-14")
    bare = [
        replace(app, apks=tuple(replace(apk, code=None, sdks=None) for apk in app.apks)) for app in looked_into[0].apps
    ]
    assert tuple(bare) == plain.apps
