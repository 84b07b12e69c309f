"""One run at a time changes a phone, and of a run that changed nothing nothing is left."""

import os
import threading
from datetime import UTC, datetime

import pytest

from adbaudit.errors import PhoneBusy
from adbaudit.workflow.receipts import alone, new_visit, visits


@pytest.fixture
def environ(tmp_path):
    return {"ADBAUDIT_HOME": str(tmp_path / "state")}


def test_lock_leaves_nothing_that_tells_of_the_phone(environ, tmp_path):
    with alone(environ, "one"):
        assert (tmp_path / "state" / "locks" / "one").exists()
    assert not [path for path in tmp_path.rglob("*") if "one" in path.name]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_no_folder_on_the_way_to_a_visit_can_be_read_by_others(environ, tmp_path):
    new_visit(environ, "one", datetime(2026, 11, 20, tzinfo=UTC))
    assert {path.stat().st_mode & 0o777 for path in tmp_path.rglob("*")} == {0o700}


def test_what_a_bent_report_calls_its_phone_leads_nowhere(environ):
    visit = new_visit(environ, "one", datetime(2026, 11, 22, tzinfo=UTC))
    visit.journal.touch()
    assert visits(environ, "one") == (visit,)
    assert visits(environ, "../receipts/one") == ()


def test_phones_are_locked_each_for_itself(environ):
    with alone(environ, "one"), alone(environ, "other"), pytest.raises(PhoneBusy), alone(environ, "one"):
        pass


def test_phone_is_never_held_twice_while_locks_come_and_go(environ):
    holders, together, busy = [], [], []

    def again_and_again():
        for _ in range(40):
            try:
                with alone(environ, "one"):
                    holders.append(1)
                    together.append(len(holders))
                    holders.pop()
            except PhoneBusy:
                busy.append(1)

    threads = [threading.Thread(target=again_and_again) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(together) == {1}
    assert len(together) + len(busy) == 120


def test_two_changes_in_one_second_have_a_folder_each(tmp_path):
    environ, at = {"ADBAUDIT_HOME": str(tmp_path)}, datetime(2026, 11, 22, tzinfo=UTC)
    first, second = new_visit(environ, "one", at), new_visit(environ, "one", at)
    for visit in (first, second):
        visit.journal.touch()
    assert visits(environ, "one") == (second, first)
