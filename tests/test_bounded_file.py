"""Files are read whole or not at all."""

from __future__ import annotations

import pytest

from adbaudit.bounded_file import read_bounded
from adbaudit.errors import AdbauditError
from adbaudit.model.message import message


def fault(why):
    return AdbauditError(why, means=message("Nothing was looked at."), next_step=message("Give another."))


def read(path):
    return read_bounded(path, 4, unreadable=fault, too_large=fault(message("it is larger")))


def test_file_of_the_very_size_is_read(tmp_path):
    (tmp_path / "f").write_bytes(b"four")
    assert read(tmp_path / "f") == b"four"


@pytest.mark.parametrize(("content", "why"), [(b"five!", "it is larger"), (None, "there is nothing by that name")])
def test_what_is_not_read_whole_is_told(tmp_path, content, why):
    if content is not None:
        (tmp_path / "f").write_bytes(content)
    with pytest.raises(AdbauditError) as told:
        read(tmp_path / "f")
    assert str(told.value.happened) == why
