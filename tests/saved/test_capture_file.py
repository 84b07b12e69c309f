import hashlib
import json
import stat
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adbaudit.errors import FileFault
from adbaudit.ports import Answer, Command, Ending
from adbaudit.saved.capture import Capture, Recorded
from adbaudit.saved.capture_file import read_capture, write_capture
from adbaudit.saved.source import open_saved

NOON = datetime(2026, 11, 20, 2, 12, tzinfo=UTC)


def recorded(*argv, output=b"", status=0, ending=Ending.COMPLETE):
    return Recorded(answer=Answer(command=Command(argv=argv), output=output, status=status, ending=ending), at=NOON)


@pytest.fixture
def capture():
    return Capture(
        device_id="a" * 32,
        captured_at=NOON,
        answers=(
            recorded("getprop", output=b"[ro.x]: [1]\n"),
            recorded("tail", "-c", "9", "/data/app/快.apk", output=bytes(range(256)) * 40),
            recorded("dumpsys", "appops", output=b"cut", status=None, ending=Ending.TIMEOUT),
        ),
    )


@pytest.fixture
def kept(capture, tmp_path):
    path = tmp_path / "phone.cap"
    write_capture(capture, path)
    return path


def test_what_was_written_is_read_back(capture, kept):
    assert read_capture(kept) == capture


def test_same_capture_gives_the_same_bytes(capture, kept, tmp_path):
    write_capture(capture, tmp_path / "again.cap")
    assert (tmp_path / "again.cap").read_bytes() == kept.read_bytes()


def test_only_its_owner_may_read_it(kept):
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_folder_that_is_missing_is_told(capture, tmp_path):
    with pytest.raises(FileFault):
        write_capture(capture, tmp_path / "nowhere" / "phone.cap")


def damage_is_told(path):
    with pytest.raises(FileFault) as fault:
        open_saved(path)
    assert "was changed or damaged since it was made" in fault.value.happened.template


def test_every_flipped_byte_is_told(kept):
    whole = kept.read_bytes()
    for place in range(len(whole)):
        kept.write_bytes(whole[:place] + bytes([whole[place] ^ 0x20]) + whole[place + 1 :])
        damage_is_told(kept)


def test_every_cut_end_is_told(kept):
    whole = kept.read_bytes()
    for length in range(1, len(whole)):
        kept.write_bytes(whole[:length])
        damage_is_told(kept)


def test_every_added_byte_is_told(kept):
    whole = kept.read_bytes()
    for place in range(len(whole) + 1):
        kept.write_bytes(whole[:place] + b"~" + whole[place:])
        damage_is_told(kept)


def test_cut_beginning_is_told(kept):
    whole = kept.read_bytes()
    for length in range(1, 60):
        kept.write_bytes(whole[length:])
        damage_is_told(kept)


def sealed(unpacked):
    packed = zlib.compress(unpacked, 9)
    return b"adbaudit-capture/1 sha256=" + hashlib.sha256(packed).hexdigest().encode() + b"\n" + packed


@pytest.mark.parametrize(
    "index",
    [
        [],
        {},
        {"answers": 5},
        {"device": 1, "captured_at": "2026-11-20T10:12:00+08:00", "redacted": False, "answers": []},
        {"device": "a", "captured_at": "yesterday", "redacted": False, "answers": []},
        {"device": "a", "captured_at": "2026-11-20T10:12:00", "redacted": False, "answers": []},
        {"device": "a", "captured_at": "2026-11-20T10:12:00+08:00", "redacted": False, "answers": [{"bytes": -1}]},
        {"device": "a", "captured_at": "2026-11-20T10:12:00+08:00", "redacted": False, "answers": [{"bytes": 10**9}]},
    ],
)
def test_well_sealed_nonsense_is_told(tmp_path, index):
    path = tmp_path / "phone.cap"
    path.write_bytes(sealed(json.dumps(index).encode() + b"\n"))
    damage_is_told(path)


def test_deeply_nested_index_is_told(tmp_path):
    path = tmp_path / "phone.cap"
    path.write_bytes(sealed(b"[" * 100_000 + b"\n"))
    damage_is_told(path)


def test_bomb_is_not_unpacked(tmp_path):
    path = tmp_path / "phone.cap"
    path.write_bytes(sealed(b"\0" * (1 << 22)))
    with pytest.raises(FileFault) as fault:
        read_capture(path, largest=1 << 20)
    assert "more than any phone says" in fault.value.happened.template


def test_answers_to_one_command_come_in_their_order(capture, tmp_path):
    twice = (
        recorded("getprop", status=None, ending=Ending.TIMEOUT),
        recorded("getprop", output=b"[ro.x]: [1]\n"),
    )
    write_capture(replace(capture, answers=twice), tmp_path / "phone.cap")
    shell = open_saved(tmp_path / "phone.cap").shell
    endings = [shell.run([Command(argv=("getprop",))])[0].ending for _ in range(3)]
    assert endings == [Ending.TIMEOUT, Ending.COMPLETE, Ending.COMPLETE]


def test_what_was_not_asked_then_is_not_saved(kept):
    (answer,) = open_saved(kept).shell.run([Command(argv=("dumpsys", "role"))])
    assert (answer.ending, answer.output, answer.status) == (Ending.NOT_SAVED, b"", None)
