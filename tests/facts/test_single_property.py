"""One property: its value, or nothing where the phone did not tell."""

import pytest

from adbaudit.facts.device import sdk_of
from adbaudit.facts.single_property import property_command, property_in
from adbaudit.ports import Answer, Ending

LINKER = b"WARNING: linker: /vendor/lib64/libx.so: unused DT entry: type 0x6ffffef5 arg 0x1f90\n"


def told(output, *, status=0, ending=Ending.COMPLETE):
    return property_in(Answer(command=property_command("ro.x"), output=output, status=status, ending=ending))


@pytest.mark.parametrize("before", [b"", LINKER, LINKER * 3])
def test_value_is_told_whatever_the_linker_says_before_it(before):
    assert told(before + b"34\n") == "34"


def test_property_that_is_not_set_is_empty():
    assert told(b"\n") == ""


def test_what_went_wrong_is_no_value():
    assert told(b"/system/bin/sh: getprop: not found\n", status=127) == ""
    assert told(b"34", status=None, ending=Ending.DISCONNECTED) == ""


@pytest.mark.parametrize(("text", "sdk"), [("34", 34), ("0", None), ("999", None), ("", None), (None, None)])
def test_level_that_no_phone_has_is_none(text, sdk):
    assert sdk_of(text) == sdk
