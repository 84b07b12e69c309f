"""The code of whole APK files: what is found, what is told of what could not be looked into."""

import io
import zipfile

import pytest

from adbaudit.apk.archive import open_archive
from adbaudit.apk.code import read
from adbaudit.apk.code.facts import MOST_PLACES, with_code
from adbaudit.apk.code.read import read_code
from adbaudit.apk.source import BytesSource
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.model.code import CodeSigns, CodeSubject, Sdk, SdkKind, SdkSign

URI = "content://sms"


@pytest.fixture
def signs(a_sign):
    def make(*signs, sdks=(), libraries=()):
        return CodeSigns(references=(a_sign(CodeSubject.SMS, text=URI), *signs), sdks=sdks, libraries=libraries)

    return make


@pytest.fixture
def an_sdk():
    def make(*signs, name="Example", kind=SdkKind.ANTI_FRAUD):
        return Sdk(name=name, kind=kind, meaning="", signs=signs, source="", checked="2026-11-22", verified=True)

    return make


@pytest.fixture
def reader(a_class, dex_bytes):
    """A dex file in which one class reads the messages."""
    return lambda name="Lcom/x/Foo;": dex_bytes(a_class(name, methods={"m": [(0x1A, URI)]}))


@pytest.fixture
def look(an_archive):
    """The facts of an app whose files hold these entries."""

    def look(signs, *files, components=()):
        facts = ApkFacts(path="a.apk", manifest=ManifestState.READ)
        return with_code(facts, [read_code(an_archive(one), signs, components) for one in files])

    return look


def shown(facts):
    return [str(place) for place in facts.code]


def test_file_nobody_looked_into_says_nothing(look, signs):
    facts = look(signs())
    assert (facts.code, facts.sdks) == (None, None)


def test_app_without_code_has_none(look, signs):
    facts = look(signs(), {"AndroidManifest.xml": b""})
    assert (facts.code, facts.sdks, facts.traits) == ((), (), ())


def test_every_dex_file_is_read_wherever_it_lies(look, signs, reader):
    names = ["classes.dex", "classes2.dex", "classes17.dex", "assets/more.dex"]
    facts = look(signs(), {name: reader(f"Lcom/x/C{number};") for number, name in enumerate(names)})
    assert shown(facts) == [f"com/x/C{number}.m → {URI}" for number in range(4)]


def test_splits_add_what_their_code_refers_to(look, signs, reader):
    facts = look(signs(), {"classes.dex": reader()}, {"classes.dex": reader("Lcom/x/Bar;")})
    assert shown(facts) == [f"com/x/Bar.m → {URI}", f"com/x/Foo.m → {URI}"]


def test_libraries_come_after_the_apps_own_code(look, signs, reader):
    entries = {"classes.dex": reader("Landroidx/core/A;"), "classes2.dex": reader("Lz/Z;")}
    facts = look(signs(libraries=("androidx",)), entries)
    assert [(str(one), one.in_library) for one in facts.code] == [
        (f"z/Z.m → {URI}", False),
        (f"androidx/core/A.m → {URI}", True),
    ]


def test_package_that_only_starts_like_a_librarys_is_the_apps_own(look, signs, reader):
    facts = look(signs(libraries=("androidx",)), {"classes.dex": reader("Landroidxx/A;")})
    assert [one.in_library for one in facts.code] == [False]


def test_text_with_a_place_in_one_file_needs_none_in_another(look, signs, reader, dex_bytes):
    facts = look(signs(), {"classes.dex": reader(), "classes2.dex": dex_bytes(texts=[URI])})
    assert shown(facts) == [f"com/x/Foo.m → {URI}"]


@pytest.mark.parametrize("spoil", [lambda dex: dex[:0], lambda dex: dex[:100], lambda dex: b"PK" + dex[2:]])
def test_dex_file_that_is_none_is_told_and_costs_only_itself(look, signs, reader, spoil):
    facts = look(signs(), {"classes.dex": spoil(reader()), "classes2.dex": reader()})
    assert (facts.traits, shown(facts)) == (("code-malformed",), [f"com/x/Foo.m → {URI}"])


def test_texts_of_a_file_whose_lists_make_no_sense_are_told_without_a_place(look, signs, reader):
    whole = bytearray(reader())
    place = int.from_bytes(whole[0x64:0x68], "little") + 24
    whole[place : place + 4] = b"\xff\xff\xff\x7f"
    facts = look(signs(), {"classes.dex": bytes(whole)})
    assert (facts.traits, shown(facts)) == (("code-malformed",), [f"? → {URI}"])


def test_code_that_does_not_unpack_is_told(signs, reader):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("classes.dex", reader())
    whole = file.getvalue()
    start = 30 + len("classes.dex")
    archive = open_archive(BytesSource(whole[:start] + b"\xff" * 40 + whole[start + 40 :]))
    facts = with_code(ApkFacts(path="a.apk", manifest=ManifestState.READ), [read_code(archive, signs())])
    assert (facts.traits, facts.code) == (("code-not-read",), ())


def test_more_code_than_is_read_is_told(look, signs, reader, monkeypatch):
    monkeypatch.setattr(read, "MOST_CODE_BYTES", 2 * len(reader()) + 10)
    facts = look(signs(), {f"classes{number}.dex": reader(f"Lcom/x/C{number};") for number in range(4)})
    assert (facts.traits, len(facts.code)) == (("code-too-large",), 2)


def test_dex_file_larger_than_any_is_not_unpacked(look, signs, reader, monkeypatch):
    monkeypatch.setattr(read, "MOST_DEX_BYTES", 100)
    assert look(signs(), {"classes.dex": reader()}).traits == ("code-too-large",)


def test_places_beyond_a_limit_are_left_out_and_that_is_told(look, signs, a_class, dex_bytes):
    methods = {f"m{number:03}": [(0x1A, URI)] for number in range(MOST_PLACES + 5)}
    facts = look(signs(), {"classes.dex": dex_bytes(a_class("Lcom/x/Foo;", methods=methods))})
    assert (len(facts.code), facts.traits) == (MOST_PLACES, ("code-more-places",))


def test_stub_beside_something_large_is_told(look, signs, reader):
    facts = look(signs(), {"classes.dex": reader(), "assets/payload": bytes(3 << 20)})
    assert facts.traits == ("code-unpacks",)


@pytest.mark.parametrize("type_", ["Lcn/risk/Agent;", "Lcn/risk/sub/Agent;", "Lcn/risk;", "Lcn/risk$In;"])
def test_sdk_is_seen_by_any_class_below_its_package(look, signs, an_sdk, dex_bytes, type_):
    facts = look(signs(sdks=(an_sdk(SdkSign(class_name="cn.risk")),)), {"classes.dex": dex_bytes(types=[type_])})
    assert [(one.name, one.signs) for one in facts.sdks] == [("Example", (type_[1:-1],))]


@pytest.mark.parametrize("type_", ["Lcn/risky/Agent;", "Lorg/cn/risk/Agent;"])
def test_class_that_is_called_alike_is_no_sign_of_an_sdk(look, signs, an_sdk, dex_bytes, type_):
    facts = look(signs(sdks=(an_sdk(SdkSign(class_name="cn.risk")),)), {"classes.dex": dex_bytes(types=[type_])})
    assert facts.sdks == ()


def test_sdk_is_seen_by_its_library_without_unpacking_it(look, signs, an_sdk):
    sdk = an_sdk(SdkSign(library="libDX*.so"))
    facts = look(signs(sdks=(sdk,)), {"lib/arm64-v8a/libDXRisk.so": b"", "assets/libOther.so": b""})
    assert ([one.signs for one in facts.sdks], facts.traits) == ([("libDXRisk.so",)], ("native-code",))


def test_sdk_is_seen_by_a_component_of_the_manifest(look, signs, an_sdk):
    sdk = an_sdk(SdkSign(class_name="in.box", collects=(CodeSubject.SMS,)))
    facts = look(signs(sdks=(sdk,)), {"x": b""}, components=("in.box.InitProvider", "in.boxes.Other"))
    assert [(one.signs, one.collects) for one in facts.sdks] == [(("in/box/InitProvider",), (CodeSubject.SMS,))]


def test_sdk_collects_only_what_the_parts_that_are_there_collect(look, signs, an_sdk, dex_bytes):
    signs_of_it = (
        SdkSign(class_name="cn.risk.contact", collects=(CodeSubject.CONTACTS,)),
        SdkSign(class_name="cn.risk"),
    )
    both = [["Lcn/risk/A;"], ["Lcn/risk/A;", "Lcn/risk/contact/B;"]]
    seen = [look(signs(sdks=(an_sdk(*signs_of_it),)), {"classes.dex": dex_bytes(types=types)}).sdks for types in both]
    assert [one.collects for (one,) in seen] == [(), (CodeSubject.CONTACTS,)]
    assert seen[1][0].signs[0] == "cn/risk/contact/B"


def test_packer_makes_what_was_not_found_unknown(look, signs, an_sdk):
    sdk = an_sdk(SdkSign(library="libpack.so"), kind=SdkKind.PACKER)
    facts = look(signs(sdks=(sdk,)), {"assets/libpack.so": b""})
    assert (facts.code, facts.traits) == ((), ("code-packed",))
