"""Many stretches in one command."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.apk.bundles import MOST_BYTES, bundles_of, command_of, stretches_in, unpacked
from adbaudit.apk.questions import NotAnswered, stretch
from adbaudit.apk.shell_tools import tools_of
from adbaudit.ports import Answer, Ending

MODERN, OLD = tools_of(34), tools_of(22)
A, B, C = (stretch(f"/{name}.apk", 10_000, 0, 10) for name in "abc")


def answer(content, *, tools=OLD, ending=Ending.COMPLETE, status=0):
    packer = zlib.compressobj(1, wbits=31)
    output = packer.compress(content) + packer.flush() if tools.has_gzip else content
    return Answer(command=command_of([A, B, C], tools), output=output, status=status, ending=ending)


def found(content, *, tools=OLD):
    return [one.path for one, _ in stretches_in(answer(content, tools=tools), [A, B, C], tools)]


DATA = b"x" * 4096


@pytest.mark.parametrize("tools", [MODERN, OLD])
def test_each_stretch_is_counted_out(tools):
    parts = [bytes([number]) * 4096 for number in range(3)]
    content = b"".join(part + b"0\n" for part in parts)
    assert list(stretches_in(answer(content, tools=tools), [A, B, C], tools)) == list(
        zip([A, B, C], parts, strict=True)
    )


def test_one_that_failed_costs_only_itself():
    assert found(DATA + b"0\n" + b"1\n" + DATA + b"0\n") == ["/a.apk", "/c.apk"]


@pytest.mark.parametrize("content", [DATA[:-1] + b"0\n", DATA + b"more0\n", b"x", b"dd: not found\n"])
def test_after_one_of_another_length_nothing_is_believed(content):
    assert found(content + (DATA + b"0\n") * 2) == []


def test_file_that_looks_like_frames_is_only_content():
    content = (b"0\n1\n" * 2000)[:4096]
    assert found(content + b"0\n" + DATA + b"0\n" + DATA + b"0\n") == ["/a.apk", "/b.apk", "/c.apk"]


def test_bundle_that_did_not_end_is_not_answered():
    with pytest.raises(NotAnswered):
        list(stretches_in(answer(b"", ending=Ending.TIMEOUT, status=None), [A], OLD))


def test_packed_data_that_is_cut_damaged_or_too_much_is_nothing():
    packer = zlib.compressobj(1, wbits=31)
    packed = packer.compress(bytes(100_000)) + packer.flush()
    flipped = packed[:-6] + bytes([packed[-6] ^ 1]) + packed[-5:]
    assert [unpacked(one, 100_000) for one in (packed[:-1], flipped, b"", b"garbage")] == [b""] * 4
    assert (unpacked(packed, 99_999), len(unpacked(packed, 100_001))) == (b"", 100_000)


@given(sizes=st.lists(st.integers(1, 3 << 20), max_size=12))
def test_every_stretch_is_in_one_bundle_and_bundles_have_a_size(sizes):
    stretches = [stretch(f"/{place}.apk", size, 0, size) for place, size in enumerate(sizes)]
    bundles = list(bundles_of(stretches, MODERN))
    assert [one for bundle in bundles for one in bundle] == stretches
    assert all(len(bundle) == 1 or sum(one.due for one in bundle) <= MOST_BYTES for bundle in bundles)


@given(names=st.lists(st.text("ab' $`\"~", min_size=1, max_size=200), max_size=40))
def test_command_stays_as_short_as_the_phone_needs(names):
    stretches = [stretch(f"/{name}.apk", 9, 0, 9) for name in names]
    for bundle in bundles_of(stretches, OLD):
        assert len(bundle) == 1 or len(" ".join(command_of(bundle, OLD).argv)) <= OLD.longest_line


def test_a_file_is_named_once_for_all_its_stretches():
    some = [stretch("/long/name.apk", 1 << 20, place, place + 10) for place in (0, 8192, 65536)]
    assert command_of(some, MODERN).argv[2].count("name.apk") == 1
