"""The reasons that a report treats apart are those that the edges really give."""

from __future__ import annotations

import pytest

from adbaudit.apk.questions import NotAnswered, whole
from adbaudit.facts.trouble import trouble_with
from adbaudit.model.message import message
from adbaudit.ports import Answer, Command, Ending
from adbaudit.report.causes import in_plain_words, is_connection_end, is_refusal


def _answer(ending, output=b"", status=None):
    return Answer(command=Command(argv=("dumpsys", "package")), output=output, status=status, ending=ending)


@pytest.mark.parametrize("ending", [Ending.DISCONNECTED, Ending.NOT_RUN])
def test_end_of_the_connection_is_known_from_a_dump(ending):
    assert is_connection_end(trouble_with(_answer(ending)))


@pytest.mark.parametrize("ending", [Ending.DISCONNECTED, Ending.NOT_RUN])
def test_end_of_the_connection_is_known_from_an_app_file(ending):
    with pytest.raises(NotAnswered) as raised:
        whole(_answer(ending))
    assert is_connection_end(raised.value.reason)


def test_late_answer_is_no_end_of_the_connection():
    assert not is_connection_end(trouble_with(_answer(Ending.TIMEOUT)))


def test_refusal_is_known():
    refused = b"java.lang.SecurityException: Shell does not have permission to access user 150\n"
    assert is_refusal(trouble_with(_answer(Ending.COMPLETE, refused, 255)))


def test_java_class_goes_and_the_phones_words_stay():
    reason = message("the phone refused: {text}", text="java.lang.SecurityException: Not for you")
    assert dict(in_plain_words(reason).values)["text"] == "Not for you"
