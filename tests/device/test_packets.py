"""Packets of the shell protocol: whatever their lengths and however they are cut, the same bytes come out."""

from hypothesis import given
from hypothesis import strategies as st

from adbaudit.device.packets import HEADER, STDERR, STDOUT, ShellPackets

EXIT = 3


def packet(kind, data, length=None):
    return bytes([kind]) + (len(data) if length is None else length).to_bytes(4, "little") + data


@given(
    st.lists(st.tuples(st.sampled_from([0, STDOUT, STDERR, EXIT, 9]), st.binary(max_size=12))),
    st.lists(st.integers(min_value=1, max_value=7), min_size=1),
)
def test_output_is_the_same_however_the_stream_is_cut(packets, steps):
    stream = b"".join(packet(*one) for one in packets)
    reader, output = ShellPackets(), b""
    while stream:
        step, steps = steps[0], [*steps[1:], steps[0]]
        output += reader.feed(stream[:step])
        stream = stream[step:]
    assert output == b"".join(data for kind, data in packets if kind in {STDOUT, STDERR})


def test_packet_that_claims_four_gigabytes_is_handed_on_as_it_comes():
    reader = ShellPackets()
    assert reader.feed(packet(STDOUT, b"one", 2**32 - 1)) == b"one"
    assert [reader.feed(b"x" * 1000) for _ in range(3)] == [b"x" * 1000] * 3


def test_packet_that_is_no_output_is_passed_over_without_being_kept():
    reader = ShellPackets()
    assert reader.feed(packet(9, b"x" * 100, 200)) == b""
    assert reader.feed(b"y" * 100 + packet(STDOUT, b"z")) == b"z"
    assert len(packet(9, b"")) == HEADER
