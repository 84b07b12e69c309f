"""What to look for in code, as authors write it: every fault told with its place, and every line with its source."""

from __future__ import annotations

import pytest

from adbaudit.errors import RuleFaults
from adbaudit.model.code import CodeSubject, SdkKind
from adbaudit.rules.load import load_rules

END = "source: s\nchecked: 2026-11-22\nverified: true\n"
AN_SDK = "  - {name: A, meaning: m, source: s, checked: 2026-11-22, verified: true, signs: %s}\n"


@pytest.fixture
def loaded(a_folder):
    return lambda **files: load_rules(a_folder(**files)).code


@pytest.fixture
def faults(a_folder):
    def of(**files):
        with pytest.raises(RuleFaults) as caught:
            load_rules(a_folder(**files))
        return caught.value.faults

    return of


def test_pack_without_such_files_looks_for_nothing(loaded):
    signs = loaded()
    assert (signs.references, signs.libraries, signs.sdks) == ((), (), ())


def test_references_are_read_by_subject(loaded):
    text = (
        "subject: sms\nreferences:\n  - {text: 'content://sms'}\n  - {class: a.B, members: [c]}\n  - {extends: d.E}\n"
    )
    signs = loaded(**{"code/sms.yaml": text + END})
    assert {one.subject for one in signs.references} == {CodeSubject.SMS}
    assert [(one.text, one.class_name, set(one.members), one.extends) for one in signs.references] == [
        ("content://sms", None, set(), None),
        (None, "a.B", {"c"}, None),
        (None, None, set(), "d.E"),
    ]


def test_sdks_are_read_by_kind_with_what_their_parts_collect(loaded):
    signs = "[{class: cn.risk.contact, collects: [contacts]}, {library: 'librisk*.so'}]"
    (sdk,) = loaded(**{"sdks/some.yaml": "kind: packer\nsdks:\n" + AN_SDK % signs}).sdks
    assert (sdk.kind, [one.collects for one in sdk.signs]) == (SdkKind.PACKER, [(CodeSubject.CONTACTS,), ()])


def test_sdk_that_a_later_pack_names_again_is_taken_from_there(a_folder):
    first = a_folder("first", **{"sdks/a.yaml": "kind: scoring\nsdks:\n" + AN_SDK % "[{class: a.B}]"})
    later = first.parent / "later"
    (later / "sdks").mkdir(parents=True)
    (later / "sdks" / "b.yaml").write_text("kind: collector\nsdks:\n" + AN_SDK % "[{class: c.D}]", "utf-8")
    assert [one.kind for one in load_rules(first, [later]).code.sdks] == [SdkKind.COLLECTOR]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{text: hi}", "references[0].text: must be 5 to 200 plain letters and signs, without spaces"),
        ("{text: 'content://短信'}", "references[0].text: must be 5 to 200 plain letters and signs, without spaces"),
        (
            "{class: 'Landroid/provider/X;'}",
            "references[0].class: 'Landroid/provider/X;' is no name of a package or class such as com.example.sdk",
        ),
        ("{class: a.B, text: 'content://x'}", "references[0]: must hold one of class, text, extends"),
        ("{members: [x]}", "references[0]: must hold one of class, text, extends"),
        ("{extends: a.B, members: [x]}", "references[0].members: stand only beside class"),
        ("{class: a.B, members: ['x y']}", "references[0].members[0]: 'x y' is no name of a field or method"),
        ("{class: a.B, colour: red}", "references[0]: unknown key 'colour'"),
    ],
)
def test_reference_that_could_never_be_found_is_a_fault(faults, line, fault):
    found = faults(**{"code/sms.yaml": f"subject: sms\nreferences:\n  - {line}\n{END}"})
    assert f"pack/code/sms.yaml:{fault}" in found


@pytest.mark.parametrize(
    ("signs", "fault"),
    [
        ("[]", "sdks[0].signs: must hold at least one sign"),
        ("[{collects: [contacts]}]", "sdks[0].signs[0]: must hold either class or library"),
        ("[{class: a.B, library: libab.so}]", "sdks[0].signs[0]: must hold either class or library"),
        (
            "[{library: 'lib/x.so'}]",
            "sdks[0].signs[0].library: 'lib/x.so' is no file name such as libexample.so; * stands for anything",
        ),
        (
            "[{class: a.B, collects: [photos]}]",
            f"sdks[0].signs[0].collects[0]: 'photos' is none of {', '.join(one.value for one in CodeSubject)}",
        ),
    ],
)
def test_sign_that_could_never_be_seen_is_a_fault(faults, signs, fault):
    assert faults(**{"sdks/some.yaml": "kind: scoring\nsdks:\n" + AN_SDK % signs}) == (f"pack/sdks/some.yaml:{fault}",)


def test_shared_library_must_be_a_package(faults):
    found = faults(**{"code/libraries.yaml": f"packages: [androidx, 'a b']\n{END}"})
    assert found == ("pack/code/libraries.yaml:packages[1]: 'a b' is no package such as com.example",)


def test_every_subject_has_a_reference_and_every_sdk_a_source(pack):
    assert {one.subject for one in pack.code.references} == set(CodeSubject)
    assert [sdk.name for sdk in pack.code.sdks if not sdk.source or not sdk.checked] == []


def test_only_parts_that_are_named_by_themselves_collect(pack):
    """An SDK that banks carry too is no sign: what collects is a package below its own, or a collector."""
    strong = [sdk for sdk in pack.code.sdks if any(CodeSubject.CONTACTS in sign.collects for sign in sdk.signs)]
    assert {sdk.kind for sdk in strong} == {SdkKind.COLLECTOR}
    assert all(sdk.verified for sdk in strong)


def test_sdks_that_speak_for_a_lender_are_those_that_are_looked_for(pack):
    assert set(pack.catalogue.scoring.sdks) <= {sdk.name for sdk in pack.code.sdks}


def test_no_two_signs_are_the_same(pack):
    signs = [sign.class_name or sign.library for sdk in pack.code.sdks for sign in sdk.signs]
    assert sorted(signs) == sorted(set(signs))
