"""A length of time is told as a person would say it."""

import pytest

from adbaudit.model.phone_clock import span_words

MINUTE, HOUR, DAY = 60, 3600, 86400


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0 seconds"),
        (1, "one second"),
        (-61, "one minute and one second"),
        (5 * MINUTE, "5 minutes"),
        (HOUR + 30, "one hour"),
        (-195390, "2 days and 6 hours"),
        (400 * DAY + MINUTE, "400 days"),
    ],
)
def test_largest_part_and_the_one_below_it_are_told(seconds, words):
    assert str(span_words(seconds)) == words
