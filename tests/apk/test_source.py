"""Where an archive's bytes come from: exactly the bytes asked for, or an error."""

import io
import os

import pytest

from adbaudit.apk.source import BytesSource, FileSource, Window, open_file
from adbaudit.apk.unreadable import Unreadable

CONTENT = b"0123456789"


@pytest.fixture(params=["file", "any open file", "bytes", "window"])
def source(request, tmp_path):
    if request.param == "bytes":
        yield BytesSource(CONTENT)
    elif request.param == "any open file":
        yield FileSource(io.BytesIO(CONTENT))  # no descriptor: nothing that only some systems have is asked of it
    elif request.param == "window":
        yield Window(around=BytesSource(b"xx" + CONTENT + b"yy"), start=2, size=10)
    else:
        (tmp_path / "file").write_bytes(CONTENT)
        with open_file(tmp_path / "file") as opened:
            yield opened


def test_stretches_are_read_from_anywhere(source):
    assert (source.size, source.read_at(3, 6), source.read_at(0, 10), source.read_at(10, 10)) == (
        10,
        b"345",
        CONTENT,
        b"",
    )


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (8, 11), (5, 4)])
def test_what_lies_outside_is_an_error_and_never_short(source, start, end):
    with pytest.raises(Unreadable, match="cut-off"):
        source.read_at(start, end)


def test_file_that_shrinks_while_it_is_read_is_an_error(tmp_path):
    (tmp_path / "file").write_bytes(CONTENT)
    with open_file(tmp_path / "file") as opened:
        os.truncate(tmp_path / "file", 4)
        with pytest.raises(Unreadable, match="cut-off"):
            opened.read_at(2, 10)
