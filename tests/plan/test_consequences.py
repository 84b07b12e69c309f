"""What a change means afterwards is told with the step that makes it."""

import pytest

from adbaudit.plan import remedies

LONG = "restarts and updates"


@pytest.mark.parametrize(("sdk", "until"), [(32, "If somebody says yes"), (33, "Only a new install")])
def test_how_long_a_taken_permission_stays_taken(build, sdk, until):
    (step,) = remedies(build.finding(), build.device(sdk), build.installed(build.access()), [])
    told = " ".join(map(str, step.consequences))
    assert (LONG in told, until in told) == (True, True)


def test_closed_op_is_told_as_what_the_app_meets(build):
    (step,) = remedies(build.finding(), build.device(29), build.installed(build.access(), target=22), [])
    assert "gets nothing" in " ".join(map(str, step.consequences))


def test_step_by_hand_promises_nothing(build):
    (step,) = remedies(build.finding("query-all-packages"), build.device(), build.installed(build.access()), [])
    assert step.consequences == ()
