"""What one phone shows at two visits, and what two phones of one serial number show."""

from datetime import UTC, datetime, timedelta

import pytest

from adbaudit.model.traits import Traits

NOON = datetime(2026, 11, 2, 12, 0, 13, tzinfo=UTC)


def phone(*times, model="A1"):
    """Apps in their order, each installed at its time."""
    installed = {(0, f"com.example.app{number}"): time for number, time in enumerate(times)}
    return Traits(manufacturer="Maker", model=model, installed=installed)


def days(*numbers):
    return [NOON + timedelta(days=number, seconds=number) for number in numbers]


@pytest.mark.parametrize(
    ("other", "is_another"),
    [
        (phone(*days(1, 2, 3)), False),
        (phone(*days(1, 2, 3), model=None), False),
        (phone(*days(1, 2, 3), model="B2"), True),
        (phone(*days(4, 5, 6)), True),
        (phone(*days(4, 5, 3)), False),
        (phone(*(time + timedelta(hours=5, minutes=45) for time in days(1, 2, 3))), False),
        (phone(*days(4, 5)), False),
        (phone(), False),
    ],
    ids=["same", "model unknown", "model", "every app", "one kept", "zone", "too few", "none"],
)
def test_two_phones_differ_in_their_model_or_in_every_app(other, is_another):
    one = phone(*days(1, 2, 3))
    assert (one.contradict(other), other.contradict(one)) == (is_another, is_another)
