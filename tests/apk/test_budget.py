"""What may be asked of one phone has an end."""

from adbaudit.apk.budget import Budget
from adbaudit.apk.questions import NotAnswered, Whole


def questions(*sizes):
    return [Whole(path=f"/{number}", most=size) for number, size in enumerate(sizes)]


def kinds(replies):
    return ["left" if isinstance(one, NotAnswered) else one for one in replies]


def asked(some):
    return [one.path for one in some]


def test_what_fits_is_asked_and_the_rest_is_left():
    budget = Budget(asked, most_bytes=100)
    assert kinds(budget(questions(60, 50, 30))) == ["/0", "left", "/2"]
    assert kinds(budget(questions(20))) == ["left"]


def test_after_its_time_nothing_is_asked():
    assert kinds(Budget(asked, seconds=-1)(questions(1, 1))) == ["left", "left"]


def test_same_question_twice_is_answered_twice():
    one = questions(1)[0]
    assert kinds(Budget(asked)([one, one])) == ["/0", "/0"]
