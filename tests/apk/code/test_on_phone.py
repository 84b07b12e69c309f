"""Code of apps still on the phone: the same as from the file, without the rest of it."""

import hashlib
import io
import zipfile

import pytest

from adbaudit.apk.code import on_phone
from adbaudit.apk.code.facts import with_code
from adbaudit.apk.code.on_phone import code_on_phone
from adbaudit.apk.find import find_apks
from adbaudit.apk.local import read_apks
from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.ports import Ending

BASE = "/data/app/~~x==/com.a-y==/base.apk"
NOISE = hashlib.shake_128(b"noise").digest(3 << 20)
PACKAGES = ("com.kuaijie.cashloan", "com.kilatdana.tunai", "com.naira.quickloan", "com.kuaidai.jieqian")


@pytest.fixture
def look(pack):
    def look(shell, *paths, sdk=34):
        found = code_on_phone(shell, {"com.a": paths}, pack.code, sdk=sdk)["com.a"]
        return with_code(ApkFacts(path="base.apk", manifest=ManifestState.READ), found)

    return look


@pytest.fixture(scope="session")
def heavy(built):
    """A sample with megabytes of other things in it, its code packed as most apps have it."""
    file = io.BytesIO()
    with zipfile.ZipFile(built / "com.kilatdana.tunai.apk") as sample, zipfile.ZipFile(file, "w") as archive:
        archive.writestr("res/noise", NOISE)
        for name in sample.namelist():
            archive.writestr(name, sample.read(name), zipfile.ZIP_DEFLATED)
        archive.writestr("res/more", NOISE)
    return file.getvalue()


@pytest.mark.parametrize("sdk", [19, 23, 34])
@pytest.mark.parametrize("package", PACKAGES)
def test_code_on_a_phone_shows_what_the_file_shows(file_shell, look, built, pack, package, sdk):
    (file,) = find_apks([built / f"{package}.apk"]).files
    (whole,) = read_apks(file, language="en", signs=pack.code)
    facts = look(file_shell({BASE: file.path.read_bytes()}, sdk=sdk), BASE, sdk=sdk)
    assert (facts.code, facts.sdks) == (whole.code, whole.sdks)
    assert set(facts.traits) <= set(whole.traits)


def test_only_code_is_fetched(file_shell, look, heavy):
    shell = file_shell({BASE: heavy})
    facts = look(shell, BASE)
    assert (len(facts.code), facts.traits) == (9, ())
    assert shell.sent < 200_000 < len(heavy) / 30
    assert len(shell.rounds) <= 3


def test_splits_are_looked_into_as_well(file_shell, look, built):
    split = BASE.replace("base", "split_feature")
    names = {BASE: "com.kuaijie.cashloan", split: "com.naira.quickloan"}
    facts = look(file_shell({path: (built / f"{name}.apk").read_bytes() for path, name in names.items()}), *names)
    assert ("CredoLab" in [one.name for one in facts.sdks], len(facts.code)) == (True, 3)


def test_file_that_may_not_be_read_is_told(file_shell, look):
    facts = look(file_shell({}), BASE)
    assert (facts.code, facts.traits) == ((), ("code-not-read",))


def test_one_part_that_did_not_come_is_told_and_costs_only_itself(file_shell, look, built):
    gone = BASE.replace("base", "split_x")
    facts = look(file_shell({BASE: (built / "com.kuaijie.cashloan.apk").read_bytes()}), BASE, gone)
    assert (len(facts.code), facts.traits) == (2, ("code-not-read",))


def test_answer_cut_in_the_middle_is_told(file_shell, look, heavy):
    def cut(answer):
        if "skip=" not in " ".join(answer.command.argv):
            return answer
        return type(answer)(command=answer.command, output=answer.output[:50], status=None, ending=Ending.DISCONNECTED)

    facts = look(file_shell({BASE: heavy}, cut), BASE)
    assert (facts.code, facts.traits) == ((), ("code-not-read",))


def test_more_code_than_is_fetched_is_left_and_told(file_shell, look, heavy, monkeypatch):
    monkeypatch.setattr(on_phone, "MOST_BYTES_OF_FILE", 1000)
    facts = look(file_shell({BASE: heavy}), BASE)
    assert (facts.code, facts.traits) == ((), ("code-too-large",))


def test_parts_beyond_a_limit_are_told(file_shell, look, built, monkeypatch):
    monkeypatch.setattr(on_phone, "MOST_FILES", 1)
    content = (built / "com.kuaijie.cashloan.apk").read_bytes()
    facts = look(file_shell({BASE: content}), BASE, BASE.replace("base", "split_x"))
    assert (len(facts.code), facts.traits) == (2, ("code-too-large",))


def test_file_that_is_no_archive_is_told(file_shell, look):
    assert look(file_shell({BASE: NOISE}), BASE).traits == ("code-not-read",)
