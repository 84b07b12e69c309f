"""Why a file could not be read or written is said in every language."""

import errno

import pytest

from adbaudit.model.os_reason import os_reason


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "there is nothing by that name"),
        (errno.EACCES, "this computer does not allow it"),
        (errno.ENOSPC, "there is no room left on the disk"),
        (errno.EMLINK, "Too many links"),
    ],
)
def test_reason_is_said_in_our_words_else_in_the_systems(number, words):
    assert str(os_reason(OSError(number, "Too many links"))) == words


@pytest.mark.parametrize("fault", [OSError("broken"), OSError()])
def test_fault_without_a_number_says_what_it_has(fault):
    assert str(os_reason(fault)) == str(fault)
