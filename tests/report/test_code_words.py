"""What is said of an app's code beside its findings."""

import pytest

from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.code import CodePlace, CodeSubject, FoundSdk, SdkKind
from adbaudit.report.code_words import code_sentences


def said(**given):
    return [str(one) for one in code_sentences([ApkFacts(path="a.apk", manifest=ManifestState.READ, **given)])]


def a_place(subject, *, in_library=False):
    return CodePlace(subject=subject, target="a/B.c", place="com/x/Foo.m", in_library=in_library)


def test_nothing_is_said_where_nobody_looked():
    assert said(traits=("native-code",)) == []


def test_sdks_are_named():
    sdks = tuple(FoundSdk(name=name, kind=SdkKind.SCORING, signs=("x",)) for name in ("B", "A"))
    assert said(code=(), sdks=sdks) == ["SDKs in it: A, B."]


@pytest.mark.parametrize("subject", [CodeSubject.CONTACTS, CodeSubject.SMS, CodeSubject.CALL_LOG])
def test_what_is_told_as_a_finding_is_not_told_again(subject):
    assert said(code=(a_place(subject),), sdks=()) == []


def test_further_references_are_told_with_a_place():
    code = (a_place(CodeSubject.ACCOUNTS), a_place(CodeSubject.ACCOUNTS))
    assert said(code=code, sdks=()) == [
        "Its code refers to the list of accounts in 2 places, among them com/x/Foo.m → a/B.c."
    ]


def test_references_of_shared_libraries_only_are_told_as_such():
    code = (a_place(CodeSubject.CONTACTS, in_library=True),)
    assert said(code=code, sdks=()) == ["Only libraries that many apps share refer to contacts in its code."]


def test_native_code_is_told_as_not_looked_into():
    assert said(code=(), sdks=(), traits=("native-code",)) == [
        "It has native code too, into which adbaudit does not look."
    ]
