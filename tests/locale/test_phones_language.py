"""`--lang auto` goes over to the phone's language, once."""

from __future__ import annotations

import pytest

from adbaudit.locale.phones_language import PhonesLanguage
from adbaudit.locale.translator import load_translator
from adbaudit.model.message import message

CONTACTS = message("contacts")


@pytest.fixture
def say():
    return PhonesLanguage(load_translator("en"))


def test_speaks_as_before_until_a_phone_is_heard(say):
    assert (say.language, say(CONTACTS), say.is_machine_made) == ("en", "contacts", False)


def test_goes_over_to_the_language_of_the_phone(say):
    say.hear("zh-Hans-CN")
    assert (say.language, say(CONTACTS)) == ("zh-CN", "通讯录")


def test_first_phone_counts(say):
    say.hear("zh-CN")
    say.hear("es-MX")
    assert say.language == "zh-CN"


@pytest.mark.parametrize("tag", [None, "", "fr-FR", "$(reboot)"])
def test_language_that_we_do_not_have_changes_nothing(say, tag):
    say.hear(tag)
    say.hear("sw-KE")
    assert say.language == "sw"
