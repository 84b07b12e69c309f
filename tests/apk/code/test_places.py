"""Which class and method: what is quoted is what the instructions say, and nothing that only looks like it."""

import zipfile

import pytest
from androguard.core.dex import DEX
from hypothesis import given
from hypothesis import strategies as st
from loguru import logger

from adbaudit.apk.code.dex import dexes_in
from adbaudit.apk.code.needles import look_up, needles
from adbaudit.apk.code.places import places
from adbaudit.apk.unreadable import Unreadable
from adbaudit.model.code import CodeSigns

URI = "content://com.android.contacts"
CONTACTS = "Landroid/provider/ContactsContract$Contacts;"


@pytest.fixture(scope="session")
def quoted(a_sign):
    """Places and targets in one dex file, as they are quoted."""

    def look(dex, *signs):
        wanted, _, _ = look_up(dex, needles(CodeSigns(references=signs)))
        return [f"{place or '?'} → {target}" for place, (_, target) in places(dex, wanted)]

    return look


@pytest.mark.parametrize("operation", [0x1A, 0x1B])
def test_method_that_loads_a_text_is_named(a_dex, a_class, a_sign, quoted, operation):
    dex = a_dex(a_class("Lcom/x/Foo;", methods={"upload": [(operation, f"{URI}/data")], "other": [(operation, "x")]}))
    assert quoted(dex, a_sign(text=URI)) == [f"com/x/Foo.upload → {URI}/data"]


@pytest.mark.parametrize("operation", [0x52, 0x5F, 0x60, 0x62, 0x6D])
def test_method_that_takes_a_field_of_the_class_or_one_inside_it_is_named(a_dex, a_class, a_sign, quoted, operation):
    dex = a_dex(a_class("Lcom/x/Foo;", methods={"m": [(operation, f"{CONTACTS}.CONTENT_URI")]}))
    sign = a_sign(class_name="android.provider.ContactsContract")
    assert quoted(dex, sign) == ["com/x/Foo.m → android/provider/ContactsContract$Contacts.CONTENT_URI"]


@pytest.mark.parametrize("operation", [0x6E, 0x6F, 0x70, 0x71, 0x72, 0x74, 0x78])
def test_method_that_calls_one_of_the_named_members_is_named(a_dex, a_class, a_sign, quoted, operation):
    owner = "Landroid/accounts/AccountManager;"
    calls = [(operation, f"{owner}.getAccounts"), (operation, f"{owner}.addAccount")]
    dex = a_dex(a_class("Lcom/x/Foo;", methods={"m": calls}))
    sign = a_sign(class_name="android.accounts.AccountManager", members=("getAccounts",))
    assert quoted(dex, sign) == ["com/x/Foo.m → android/accounts/AccountManager.getAccounts"]


def test_class_whose_name_only_starts_alike_is_another(a_dex, a_class, a_sign, quoted):
    dex = a_dex(a_class("Lcom/x/Foo;", methods={"m": [(0x62, "Landroid/provider/ContactsContractOld;.URI")]}))
    assert quoted(dex, a_sign(class_name="android.provider.ContactsContract")) == []


def test_class_that_extends_the_wanted_one_is_named(a_dex, a_class, a_sign, quoted):
    dex = a_dex(a_class("Lcom/x/Watch;", parent="La/Service;"), a_class("Lcom/x/Other;", parent="La/Services;"))
    assert quoted(dex, a_sign(extends="a.Service")) == ["com/x/Watch → a/Service"]


def test_class_that_keeps_the_text_as_a_constant_is_named(a_dex, a_class, a_sign, quoted):
    dex = a_dex(a_class("Lcom/x/Foo;", keeps=["other", URI]))
    assert quoted(dex, a_sign(text=URI)) == [f"com/x/Foo → {URI}"]


def test_text_that_nothing_is_seen_to_use_has_no_place(a_dex, a_sign, quoted):
    assert quoted(a_dex(texts=[URI]), a_sign(text=URI)) == [f"? → {URI}"]


def test_number_that_only_looks_like_an_instruction_is_none(a_dex, a_class, a_sign, quoted):
    """The index of the text stands, as it would in `const-string`, inside another instruction."""
    dex = a_dex(a_class("Lcom/x/Foo;", methods={"m": [(0x1A, URI)], "n": []}))
    data = dex.data
    place = data.index(b"\x1a\x00", dex.classes.end)
    wide = b"\x18\x00" + data[place : place + 4]  # const-wide takes the next four units as its number
    start = data.index(b"\x0e\x00", dex.classes.end)
    assert place != start
    (spoilt,) = dexes_in(data[: place - 4] + b"\x05\0\0\0" + wide + data[place + len(wide) :])
    assert quoted(spoilt, a_sign(text=URI)) == [f"? → {URI}"]


def test_numbers_beyond_a_byte_are_found(a_dex, a_class, a_sign, quoted):
    texts = [f"a{number:05}" for number in range(70_000)]
    dex = a_dex(a_class("Lcom/x/Foo;", methods={"m": [(0x1B, URI), (0x1A, texts[5])]}), texts=texts)
    assert quoted(dex, a_sign(text=URI), a_sign(text=texts[5])) == [f"com/x/Foo.m → {URI}", "com/x/Foo.m → a00005"]


def test_list_of_methods_that_leads_outside_the_file_is_unreadable(a_dex, a_class, a_sign, quoted):
    dex = a_dex(a_class("Lcom/x/Foo;", methods={"m": [(0x1A, URI)]}))
    place = dex.classes.start + 24
    (spoilt,) = dexes_in(dex.data[:place] + b"\xff\xff\xff\x7f" + dex.data[place + 4 :])
    with pytest.raises(Unreadable):
        quoted(spoilt, a_sign(text=URI))


OPERATIONS = st.sampled_from([0x1A, 0x1B])
TEXTS = st.sampled_from([URI, f"{URI}/data", "content://sms", "other", "x"])
METHODS = st.dictionaries(st.sampled_from("abcde"), st.lists(st.tuples(OPERATIONS, TEXTS), max_size=6), max_size=4)


@given(methods=st.tuples(METHODS, METHODS))
def test_places_are_those_that_were_written(a_dex, a_class, a_sign, quoted, methods):
    classes = [a_class(f"Lcom/x/C{number};", methods=some) for number, some in enumerate(methods)]
    wanted = {
        f"com/x/C{number}.{name} → {text}"
        for number, some in enumerate(methods)
        for name, code in some.items()
        for _, text in code
        if text.startswith(URI)
    }
    assert set(quoted(a_dex(*classes), a_sign(text=URI))) == wanted


def test_second_reader_names_the_same_places_in_every_sample(built, pack, quoted):
    """androguard reads each whole dex file by itself and says who refers to each text, field and method."""
    signs = [one for one in pack.code.references if one.text or one.class_name]
    compared = 0
    for apk in sorted(built.rglob("*.apk")):
        with zipfile.ZipFile(apk) as archive:
            for name in [one for one in archive.namelist() if one.endswith(".dex")]:
                data = archive.read(name)
                (dex,) = dexes_in(data)
                ours = {one for one in quoted(dex, *signs) if "." in one.split(" → ")[0]}
                assert (apk.name, ours) == (apk.name, {one for one in androguards(data) if wanted(one, signs)})
                compared += len(ours)
    assert compared > 10


def wanted(shown, signs):
    """Whether a sign asks for this target."""
    target = shown.split(" → ")[1]
    owner, _, member = target.rpartition(".")
    java = owner.replace("/", ".")
    return any(
        (sign.text and target.startswith(sign.text))
        or (
            (
                sign.class_name
                and java.split("$")[0] == sign.class_name.split("$")[0]
                and java.startswith(sign.class_name)
            )
            and (not sign.members or member in sign.members)
        )
        for sign in signs
    )


def androguards(data):
    logger.disable("androguard")
    dex = DEX(data)
    manager = dex.get_class_manager()
    for one in dex.get_classes():
        for method in one.get_methods():
            for instruction in method.get_instructions():
                operation = instruction.get_op_value()
                if operation in {0x1A, 0x1B}:
                    target = instruction.get_raw_string()
                elif operation in range(0x52, 0x6E):
                    owner, _, name = manager.get_field(instruction.get_ref_kind())
                    target = f"{owner[1:-1]}.{name}"
                elif operation in {*range(0x6E, 0x73), *range(0x74, 0x79)}:
                    reference = manager.get_method_ref(instruction.get_ref_kind())
                    target = f"{reference.get_class_name()[1:-1]}.{reference.get_name()}"
                else:
                    continue
                yield f"{one.get_name()[1:-1]}.{method.get_name()} → {target}"
