"""A journal is what an undo rests on: whole, from this computer, or not believed at all."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adbaudit.apply import JournalFile, read_entries, read_journal
from adbaudit.apply.journal_format import journal_converter
from adbaudit.errors import JournalFault
from adbaudit.model.journal import Begun, Ended, Entry
from adbaudit.model.plan import LastResort
from adbaudit.model.receipt import Outcome

KEY = b"k" * 32


@pytest.fixture
def written(tmp_path, a_phone, an_app, lab):
    """The journal of one revoke of contacts."""
    path = tmp_path / "a.journal"
    android = a_phone(34, an_app(grants={"READ_CONTACTS": (True, 0)}), listeners=("com.kuaijie.cashloan/.Listener",))
    lab.carry_out(android, lab.planned(android, ("contacts", "notification-listener")), JournalFile(path, KEY))
    return path


def test_what_was_written_is_read_back_as_it_was(written):
    entries, _ = read_journal(written, KEY)
    assert [type(entry) for entry in entries] == [Begun, Ended]
    begun, ended = entries
    assert {intention.subject for intention in begun.intentions} <= {receipt.subject for receipt in ended.receipts}


def test_who_only_looks_leaves_a_line_alone_that_is_being_written(written):
    with written.open("ab") as file:
        file.write(b'{"seal": "half a li')
    size = written.stat().st_size
    assert (len(read_entries(written, KEY)), written.stat().st_size) == (2, size)
    read_journal(written, KEY)
    assert written.stat().st_size < size


def test_only_its_owner_may_read_it(written):
    assert written.stat().st_mode & 0o777 == 0o600


def test_it_goes_on_where_it_ended(written):
    entries, journal = read_journal(written, KEY)
    journal.write(entries[1])
    assert len(read_journal(written, KEY)[0]) == 3


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_flipped_bit_is_noticed(written, data):
    content = written.read_bytes()
    place = data.draw(st.integers(0, len(content) - 1))
    changed = content[:place] + bytes([content[place] ^ 1 << data.draw(st.integers(0, 7))]) + content[place + 1 :]
    other = written.with_name("changed.journal")
    other.write_bytes(changed)
    try:
        entries, _ = read_journal(other, KEY)
    except JournalFault:
        return
    assert entries == read_journal(written, KEY)[0][: len(entries)], "a line that is only cut off may be dropped"


def test_a_line_taken_out_is_noticed(written):
    entries, journal = read_journal(written, KEY)
    journal.write(entries[1])
    lines = written.read_bytes().splitlines(keepends=True)
    written.write_bytes(b"".join([lines[0], lines[2]]))
    with pytest.raises(JournalFault):
        read_journal(written, KEY)


def test_another_computers_key_does_not_open_it(written):
    with pytest.raises(JournalFault):
        read_journal(written, b"x" * 32)


@pytest.mark.parametrize(
    "content", [b"{}\n", b"\xff\xfe\n", b"[1]\n", b'{"seal":1,"entry":2}\n', b"[" * 200_000 + b"\n"]
)
def test_other_files_are_no_journals(tmp_path, content):
    path = tmp_path / "x"
    path.write_bytes(content)
    with pytest.raises(JournalFault):
        read_journal(path, KEY)


@pytest.mark.parametrize("content", [b"", b'{"seal": "ab'])
def test_a_crash_before_the_first_line_was_whole_began_nothing(tmp_path, content):
    path = tmp_path / "x"
    path.write_bytes(content)
    assert read_journal(path, KEY)[0] == ()


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(JournalFault):
        read_journal(tmp_path / "pipe", KEY)


def test_a_line_cut_off_by_a_crash_never_took_effect(written):
    content = written.read_bytes()
    first = content.index(b"\n") + 1
    for end in (first, first + 1, len(content) - 1):
        written.write_bytes(content[:end])
        assert len(read_journal(written, KEY)[0]) == 1
        assert written.read_bytes() == content[:first]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this computer has no device that is always full")
def test_a_full_disk_is_told_before_the_phone_is_touched(a_phone, an_app, lab):
    android, journal = a_phone(34, an_app(grants={"READ_CONTACTS": (True, 0)})), JournalFile(Path("/dev/full"), KEY)
    with pytest.raises(JournalFault):
        lab.carry_out(android, lab.planned(android, ("contacts",)), journal)
    assert (android.changes, journal.has_grown) == ((), False)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_told(tmp_path, written):
    entries, _ = read_journal(written, KEY)
    tmp_path.chmod(0o500)
    with pytest.raises(JournalFault):
        JournalFile(tmp_path / "b", KEY).write(entries[0])


def test_journal_of_an_earlier_version_is_read(a_phone, an_app, lab):
    android, journal = a_phone(34, an_app()), lab.journal()
    lab.carry_out(android, lab.last(android, LastResort.DISABLE), journal)
    converter = journal_converter()
    written = [json.loads(converter.dumps(entry, Entry)) for entry in journal.entries]
    older = [converter.loads(json.dumps(without(entry, {"sent_at", "is_suspended"})), Entry) for entry in written]
    (receipt,) = lab.undo(android, lab.journal(older))
    assert (receipt.outcome, receipt.after.enabled) == (Outcome.DONE, 0)


def without(value, keys):
    """The same JSON without these keys, at any depth."""
    if isinstance(value, dict):
        return {key: without(one, keys) for key, one in value.items() if key not in keys}
    return [without(one, keys) for one in value] if isinstance(value, list) else value


@pytest.mark.parametrize(
    "line", ['{"seal":"é","entry":"{}"}', '{"seal":"ab","entry":"\\ud800"}', '{"seal":"\\ud800","entry":""}']
)
def test_signs_that_no_seal_has_are_told_as_a_change(tmp_path, line):
    path = tmp_path / "a.journal"
    path.write_text(line + "\n", encoding="utf-8")
    with pytest.raises(JournalFault, match="was changed since"):
        read_journal(path, KEY)
