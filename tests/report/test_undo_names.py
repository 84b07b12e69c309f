"""Whose switches an undo speaks of."""

import pytest

from adbaudit.model.message import message
from adbaudit.model.subject import ListState, ListSubject
from adbaudit.model.user import UserId
from adbaudit.report.changes.undo import Whose

LIST = ListSubject(user=UserId(0), setting="enabled_accessibility_services")
LOAN = ("com.loan.app",)


@pytest.mark.parametrize("state", [None, ListState(components=())])
def test_list_that_tells_nothing_is_of_the_app_that_the_journal_meant(state):
    whose = Whose(phone=message("phone"), packages={LIST: LOAN})
    assert whose.copies(LIST, state, None) == (("com.loan.app", 0),)
    assert Whose(phone=message("phone")).copies(LIST, state, None) == (("?", 0),)


def test_list_that_was_read_is_of_those_who_left_it():
    whose = Whose(phone=message("phone"), packages={LIST: LOAN})
    before, after = ListState(components=("a.b/.C", "d.e/.F")), ListState(components=("d.e/.F",))
    assert whose.copies(LIST, before, after) == (("a.b", 0),)


def test_name_that_could_pass_for_our_words_is_set_apart():
    whose = Whose(phone=message("phone"), names={"com.loan.app": "Google Contacts (yours)"})
    assert str(whose.copy(("com.loan.app", UserId(0)))) == "“Google Contacts (yours)” (com.loan.app)"
