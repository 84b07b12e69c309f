import io
import os
import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.errors import FileFault
from adbaudit.model.report import SourceKind
from adbaudit.ports import Command, Ending
from adbaudit.saved.members import Limits, members_of
from adbaudit.saved.source import open_saved

CHINA = timezone(timedelta(hours=8))
COMMANDS = [
    Command(argv=argv)
    for argv in (
        ("getprop",),
        ("pm", "list", "users"),
        ("date", "+%s %z"),
        ("dumpsys", "package", "permission", "x"),
        ("dumpsys", "appops"),
        ("dumpsys", "device_policy"),
        ("dumpsys", "role"),
        ("pm", "list", "packages", "-f", "-i", "--user", "0"),
        ("settings", "get", "--user", "0", "secure", "sms_default_application"),
        ("stat", "-c", "%s", "/data/app/x.apk"),
    )
]


def zipped(files):
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in files.items():
            target.writestr(name, content)
    return memory.getvalue()


def test_bugreport_zip_is_one(printed, archive):
    path = archive(
        "x.zip", {"main_entry.txt": "bugreport-x.txt", "bugreport-x.txt": printed("pixel-14").dumpstate(), "FS/a": "b"}
    )
    saved = open_saved(path)
    assert saved.kind is SourceKind.BUGREPORT
    assert saved.captured_at == datetime(2026, 11, 20, 10, 12, tzinfo=CHINA)
    assert saved.serial == "PRACTICE7SERIAL01"


def test_dumpstate_text_is_a_bugreport(printed, tmp_path):
    (tmp_path / "report").write_text(printed("pixel-14").dumpstate(), encoding="utf-8")
    assert open_saved(tmp_path / "report").kind is SourceKind.BUGREPORT


@pytest.mark.parametrize("service", ["package", "appops", "device_policy", "role"])
def test_bugreport_gives_each_dump_as_the_phone_printed_it(printed, asked, service):
    phone = printed("pixel-14")
    assert asked(phone.dumpstate(), "dumpsys", service) == (phone(f"dumpsys {service}"), Ending.COMPLETE)


def test_androidqf_zip_and_folder_are_known(androidqf_files, archive, tmp_path):
    folder = tmp_path / "acquired"
    folder.mkdir()
    for name, content in androidqf_files.items():
        (folder / name).write_text(content, encoding="utf-8")
    zip_path = archive("acquired.zip", {f"uuid/{name}": content for name, content in androidqf_files.items()})
    assert [open_saved(path).kind for path in (folder, zip_path)] == [SourceKind.ANDROIDQF] * 2


def test_androidqf_takes_from_its_bugreport_what_it_lacks(androidqf_files, printed, archive, asked):
    phone = printed("pixel-14")
    report = zipped({"bugreport-x.txt": phone.dumpstate(more=[("user", phone.users_dump())])})
    path = archive("acquired.zip", {**androidqf_files, "bugreport.zip": report})
    text, ending = asked(path, "pm", "list", "users")
    assert ending is Ending.COMPLETE
    assert "Work profile" in text


def test_androidqf_list_with_removed_packages_is_not_taken_for_the_installed(androidqf_files, archive, asked):
    path = archive("acquired.zip", androidqf_files)
    assert asked(path, "pm", "list", "packages", "-f", "-i", "--user", "0") == ("", Ending.NOT_SAVED)
    assert asked(path, "pm", "list", "packages", "-s", "--user", "0")[1] is Ending.COMPLETE


def test_names_of_files_do_not_matter(printed, tmp_path):
    phone = printed("samsung-15")
    for number, line in enumerate(["getprop", "dumpsys appops", "dumpsys package", "pm list users"]):
        (tmp_path / f"{number}.docx").write_bytes(phone(line).replace("\n", "\r\n").encode("utf-16"))
    saved = open_saved(tmp_path)
    assert saved.kind is SourceKind.FOLDER
    endings = {answer.command.argv[0:2]: answer.ending for answer in saved.shell.run(COMMANDS)}
    assert endings["getprop",] is endings["dumpsys", "appops"] is endings["dumpsys", "package"] is Ending.COMPLETE


def test_without_a_clock_the_files_tell_when_it_was(tmp_path):
    (tmp_path / "x").write_text("package:com.x\n")
    os.utime(tmp_path / "x", (1_700_000_000, 1_700_000_000))
    assert open_saved(tmp_path / "x").captured_at.timestamp() == 1_700_000_000


@pytest.mark.parametrize(
    "content",
    [b"", b"hello\n", b"PK\x03\x04nonsense", b"\x00\xff" * 3000, b"age-encryption.org/v1\n-> X25519\n", b"\xff\xfe"],
)
def test_nonsense_is_told(tmp_path, content):
    (tmp_path / "x").write_bytes(content)
    with pytest.raises(FileFault):
        open_saved(tmp_path / "x")


def test_missing_path_and_empty_folder_are_told(tmp_path):
    for path in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(FileFault):
            open_saved(path)


def test_zip_that_unpacks_to_too_much_is_told(archive):
    path = archive("x.zip", {"x.txt": "package:com.x\n" * 500_000})
    with pytest.raises(FileFault) as fault:
        members_of(path, Limits(small=1 << 16))
    assert "more than any phone says" in fault.value.happened.template


def test_sum_of_all_files_is_bounded(archive):
    path = archive("x.zip", {f"{number}.txt": "package:com.x\n" * 1000 for number in range(10)})
    with pytest.raises(FileFault):
        members_of(path, Limits(total=1 << 16))


def test_encrypted_zip_is_told(tmp_path):
    data = bytearray(zipped({"x.txt": "package:com.x\n"}))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(FileFault):
        open_saved(tmp_path / "x.zip")


def test_names_that_climb_out_of_an_archive_write_nothing(archive, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    path = archive("x.zip", {"../../escaped.txt": "package:com.x\n", "/etc/x": "package:com.y\n"})
    open_saved(path)
    assert sorted(tmp_path.rglob("*")) == sorted([*before, path])


def test_links_in_a_folder_are_not_followed(tmp_path):
    (tmp_path / "secret").write_text("package:com.secret\n")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link").symlink_to(tmp_path / "secret")
    with pytest.raises(FileFault):
        open_saved(folder)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cut=st.integers(0, 1_000_000),
    flips=st.lists(st.tuples(st.integers(0, 1_000_000), st.integers(0, 255)), max_size=20),
)
def test_damaged_bugreport_is_a_fault_or_answers(printed, tmp_path, cut, flips):
    data = bytearray(zipped({"bugreport-x.txt": printed("legacy-8").dumpstate(services=("package", "appops"))}))
    for place, value in flips:
        data[place % len(data)] = value
    (tmp_path / "x.zip").write_bytes(data[: len(data) - cut % 50 if flips else cut % len(data)])
    try:
        saved = open_saved(tmp_path / "x.zip")
    except FileFault:
        return
    assert len(saved.shell.run(COMMANDS)) == len(COMMANDS)


CORPUS = Path(os.environ.get("ADBAUDIT_REAL_OUTPUTS", "not-named"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="ADBAUDIT_REAL_OUTPUTS does not name a folder of real outputs")
def test_outputs_of_real_phones_answer_or_are_told():
    for path in sorted(CORPUS.glob("*/*")):
        try:
            saved = open_saved(path)
        except FileFault:
            continue
        assert len(saved.shell.run(COMMANDS)) == len(COMMANDS)
