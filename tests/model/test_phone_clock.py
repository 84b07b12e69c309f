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
        (HOUR + 29, "one hour"),
        (-195390, "2 days, 6 hours and 17 minutes"),
        (2 * DAY + 7 * HOUR + 58 * MINUTE + 52, "2 days, 7 hours and 59 minutes"),
        (HOUR + 59 * MINUTE + 50, "2 hours"),
        (400 * DAY + MINUTE, "400 days and one minute"),
    ],
)
def test_all_its_parts_are_told_and_from_an_hour_on_it_is_rounded_to_the_minute(seconds, words):
    assert str(span_words(seconds)) == words
