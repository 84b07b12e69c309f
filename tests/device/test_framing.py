import shutil
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.device.framing import Frames, script_of, split
from adbaudit.ports import Command

NONCE = "0123456789abcdef"
mksh = pytest.mark.skipif(not shutil.which("mksh"), reason="needs mksh, the shell of Android phones")


def stream_of(*answers):
    parts = [answer + f"\n@{NONCE}:{index}:{status}@\n".encode() for index, (answer, status) in enumerate(answers, 1)]
    return b"".join(parts)


def read(data, sizes=()):
    frames, finished, start = Frames(NONCE), [], 0
    for size in [*sizes, len(data)]:
        finished += frames.feed(data[start : start + size])
        start += size
    return frames, finished


def test_answers_come_with_index_and_status():
    _, finished = read(stream_of((b"one\n", 0), (b"", 127)))
    assert finished == [(1, 0, b"one\n"), (2, 127, b"")]


def test_answer_without_a_last_newline_keeps_its_bytes():
    _, finished = read(stream_of((b"\x00\xff", 0)))
    assert finished[0][2] == b"\x00\xff"


def test_carriage_returns_of_a_terminal_do_not_hide_the_mark():
    _, finished = read(stream_of((b"one\n", 0)).replace(b"\n", b"\r\n"))
    assert finished[0] == (1, 0, b"one\r\n")


def test_other_marks_are_only_text():
    _, finished = read(stream_of((b"\n@deadbeef:1:0@\n", 0)))
    assert finished[0][2] == b"\n@deadbeef:1:0@\n"


def test_cut_stream_tells_what_had_arrived():
    frames, finished = read(stream_of((b"one\n", 0)) + b"half")
    assert (len(finished), frames.unfinished) == (1, b"half")


@given(st.lists(st.tuples(st.binary(max_size=40), st.integers(0, 255)), max_size=5), st.lists(st.integers(1, 9)))
def test_answers_are_the_same_however_the_stream_is_cut(answers, sizes):
    data = stream_of(*answers)
    assert read(data, sizes)[1] == read(data)[1]


@given(st.integers(200, 4000), st.lists(st.integers(1, 300), min_size=1, max_size=20))
def test_split_takes_at_least_one_command_and_no_more_than_fit(limit, lengths):
    commands = [Command(argv=("x" * length,)) for length in lengths]
    count = split(commands, limit)
    assert 1 <= count <= len(commands)
    assert count == 1 or len(script_of(commands[:count], NONCE).encode()) <= limit


@mksh
def test_script_is_right_for_the_shell_that_phones_have():
    commands = [
        Command(argv=("echo", "it's $HOME; `id`", '"quoted"')),
        Command(argv=("no-such-program",)),
        Command(argv=("cat", "/no/such/file"), drop_stderr=True),
        Command(argv=("cat",)),
    ]
    done = subprocess.run(["mksh", "-c", script_of(commands, NONCE)], capture_output=True, check=True, input=b"typed")
    _, finished = read(done.stdout)
    assert finished[0] == (1, 0, b'it\'s $HOME; `id` "quoted"\n')
    assert finished[1][1] == 127
    assert b"not found" in finished[1][2]
    assert finished[2] == (3, 1, b"")
    assert finished[3] == (4, 0, b"")
    assert done.stderr == b""
