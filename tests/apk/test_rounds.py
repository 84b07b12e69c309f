"""Readings in step: as many rounds together as the longest needs alone."""

from adbaudit.apk.questions import Whole
from adbaudit.apk.rounds import in_step, run_together


def asks(*rounds):
    """A reading with so many questions in each round; it learns every reply."""
    learned = []
    for names in rounds:
        replies = yield tuple(Whole(path=name, most=1) for name in names)
        learned += replies
    return learned


def together(*readings):
    asked = []

    def ask(questions):
        asked.append([one.path for one in questions])
        return [one.path.encode() for one in questions]

    return run_together(ask, readings), asked


def test_each_reading_gets_its_own_replies():
    (first, second), _ = together(asks("a", "bc"), asks("xy", "z"))
    assert (first, second) == ([b"a", b"b", b"c"], [b"x", b"y", b"z"])


def test_there_are_as_many_rounds_as_the_longest_reading_has():
    _, asked = together(asks("a", "b", "c"), asks("x"), asks())
    assert asked == [["a", "x"], ["b"], ["c"]]


def test_a_round_without_questions_is_not_asked():
    _, asked = together(asks("", "a"), asks("", ""))
    assert asked == [["a"]]


def test_no_readings_have_no_results():
    assert together() == ((), [])


def test_readings_in_step_are_a_reading_again():
    (pair, single), asked = together(in_step([asks("a", "b"), asks("c")]), asks("x", "y"))
    assert (pair, single) == (([b"a", b"b"], [b"c"]), [b"x", b"y"])
    assert asked == [["a", "c", "x"], ["b", "y"]]
