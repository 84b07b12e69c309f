"""The drawn QR code is read back from the terminal's characters, module by module."""

import re

import segno
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.cli.qr import drawn, modules
from adbaudit.device.pairing import new_invitation

TEXT = "WIFI:T:ADB;S:adbaudit-Ab3xY;P:k9Zq2LmN7p;;"
PLAIN = {" ": (True, True), "▀": (False, True), "▄": (True, False), "█": (False, False)}
RUN = re.compile(r"\x1b\[38;5;(16|231);48;5;(16|231)m(▄+)")


def rows_of(lines):
    """Upper and lower rows of each line of (upper is dark, lower is dark)."""
    return [[cell[half] for cell in line] for line in lines for half in (0, 1)]


def read_plain(text):
    return rows_of([[PLAIN[character] for character in line] for line in text.splitlines()])


def read_colored(text):
    lines = []
    for line in text.splitlines():
        runs = RUN.findall(line)
        lines.append([(upper == "16", lower == "16") for lower, upper, cells in runs for _ in cells])
    return rows_of(lines)


def expected(text):
    rows = [[bool(module) for module in row] for row in segno.make(text, error="m", micro=False).matrix_iter(border=4)]
    return [*rows, [False] * len(rows[0])]


def test_code_without_colour_reads_back_module_by_module():
    assert read_plain(drawn(TEXT, color=False)) == expected(TEXT)


def test_code_in_colour_reads_back_module_by_module():
    assert read_colored(drawn(TEXT, color=True)) == expected(TEXT)


def test_colours_end_with_each_line():
    assert all(line.endswith("\x1b[0m") for line in drawn(TEXT, color=True).splitlines())


def test_invitation_fits_a_terminal_of_80_by_24():
    lines = drawn(new_invitation().text, color=False).splitlines()
    assert (len(lines), max(map(len, lines))) == (19, 37)


@given(st.text("ABCabc019:;", min_size=1, max_size=80))
def test_border_of_four_modules_is_light(text):
    rows = modules(text)
    edge = [*rows[:4], *rows[-4:], *([*row[:4], *row[-4:]] for row in rows)]
    assert not any(any(row) for row in edge)
