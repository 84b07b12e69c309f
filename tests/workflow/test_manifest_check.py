from adbaudit.facts.access import Observed, access_of
from adbaudit.model.apk import ApkFacts, ManifestState, UsesPermission
from adbaudit.model.app import App
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.permission import PRIVACY_PERMISSIONS, Grant, GrantState
from adbaudit.workflow.manifest_check import disagreements

CONTACTS = next(one for one in PRIVACY_PERMISSIONS if one.name.endswith("READ_CONTACTS"))


def app(*, listed, max_sdk=None, manifest=ManifestState.READ):
    grant = Grant(permission=CONTACTS.name, state=GrantState.DENIED)
    access = access_of(Observed(permission=CONTACTS, requested=listed, grant=grant, op=None, target_sdk=30, sdk=34))
    apk = ApkFacts(
        path="base.apk",
        manifest=manifest,
        declared=(UsesPermission(permission=CONTACTS.name, max_sdk=max_sdk),),
    )
    installed = InstalledPackage(package="com.loan.one", user=0, access=(access,) if listed is not False else ())
    return App(installed=installed, apks=(apk,))


def test_request_that_only_the_file_tells_of_is_a_gap():
    assert [gap.package for gap in disagreements((app(listed=False),), 34)] == ["com.loan.one"]


def test_request_that_both_tell_of_is_none():
    assert list(disagreements((app(listed=True),), 34)) == []


def test_request_the_phone_could_not_tell_of_has_its_own_gap_already():
    assert list(disagreements((app(listed=None),), 34)) == []


def test_request_for_older_androids_only_is_none():
    assert list(disagreements((app(listed=False, max_sdk=28),), 34)) == []


def test_manifest_that_was_not_read_says_nothing():
    assert list(disagreements((app(listed=False, manifest=ManifestState.NOT_READ),), 34)) == []


def test_request_that_only_the_phone_tells_of_is_a_gap():
    one = app(listed=True)
    other = App(installed=one.installed, apks=(ApkFacts(path="base.apk", manifest=ManifestState.READ),))
    assert [gap.reason.template for gap in disagreements((other,), 34)] == [
        "the phone's own list has {permission}, but the app's file does not ask for it"
    ]
