from adbaudit.device.waiting import wait_until


def test_first_answer_that_is_not_empty_ends_the_waiting():
    answers = iter([(), None, "there", "later"])
    assert wait_until(lambda: next(answers), 5.0, every=0.0) == "there"


def test_last_answer_is_given_when_the_time_is_over():
    assert wait_until(lambda: (), 0.01, every=0.001) == ()


def test_without_any_time_it_is_asked_once():
    asked = []
    wait_until(lambda: asked.append("again"), 0.0)
    assert asked == ["again"]
