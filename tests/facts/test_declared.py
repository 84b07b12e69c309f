"""What an APK file alone tells of access: on which phones the app asks, and where nobody knows."""

import pytest

from adbaudit.facts.declared import declared_access
from adbaudit.model.access import Effective
from adbaudit.model.apk import ApkFacts, ManifestState, UsesPermission

CONTACTS = "android.permission.READ_CONTACTS"


def access(target_sdk=34, **said):
    """The one access of an app that asks for the contacts like this."""
    uses = UsesPermission(permission=CONTACTS, **said)
    facts = ApkFacts(path="a.apk", manifest=ManifestState.READ, target_sdk=target_sdk, declared=(uses,))
    (found,) = declared_access(facts)
    return found


@pytest.mark.parametrize(
    ("said", "because"),
    [
        ({}, "the app may ask for it"),
        ({"max_sdk": 32}, "the app may ask for it, on Android up to API level {sdk} only"),
        ({"needs_features": ("f",)}, "the app may ask for it, on phones with certain hardware only"),
        ({"shuns_features": ("f",)}, "the app may ask for it, on phones with certain hardware only"),
        ({"is_of_split": True}, "a part of the app asks for it, and its main file does not"),
    ],
)
def test_it_says_on_which_phones_the_app_asks(said, because):
    found = access(**said)
    assert (found.effective, found.because.template) == (Effective.ASKS, because)


@pytest.mark.parametrize(("target", "effective"), [(22, Effective.ALLOWED), (None, Effective.UNKNOWN)])
def test_the_android_it_is_built_for_decides(target, effective):
    assert access(target_sdk=target, max_sdk=32).effective is effective


def test_manifest_that_was_not_read_says_nothing_of_the_three_groups():
    found = declared_access(ApkFacts(path="a.apk", manifest=ManifestState.UNREADABLE))
    assert {one.effective for one in found} == {Effective.UNKNOWN}
    assert {one.requested for one in found} == {None}
