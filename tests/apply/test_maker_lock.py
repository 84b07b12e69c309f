"""The question whether a phone takes changes at all changes nothing itself."""

import pytest

from adbaudit.apply import find_lock


@pytest.mark.parametrize("sdk", [23, 26, 28, 29, 30, 33, 34, 35, 36])
@pytest.mark.parametrize("is_locked", [True, False])
@pytest.mark.parametrize("mode", ["default", "allow", "ignore"])
def test_lock_is_found_and_nothing_is_changed(a_phone, an_app, lab, *, sdk, is_locked, mode):
    android = a_phone(sdk, an_app(grants={"READ_CONTACTS": (True, 0)}), lock=is_locked)
    android.run(("appops", "set", "com.android.shell", "GET_USAGE_STATS", mode), b"")
    before = lab.state(android)
    assert find_lock(lab.shell(android)) is is_locked
    assert lab.state(android) == before
