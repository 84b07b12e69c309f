"""Which words were not checked is told of every step, and a step without taps is never left without a word."""

from adbaudit.model.guide import NOT_CHECKED, NOT_CHECKED_PERMISSION
from adbaudit.model.local_text import LocalText
from adbaudit.model.message import message
from adbaudit.model.plan import Disposition, Step
from adbaudit.report.step_notes import not_checked, notes_of

TAPS = (LocalText(texts=(("en", "Settings › Apps"),)),)
NOTE = message("It is off now.")


def a_step(*notes, screens=TAPS):
    return Step(step=message("x"), disposition=Disposition.MANUAL, screens=screens, notes=notes)


def test_every_step_with_words_that_were_not_checked_is_named_by_its_number():
    steps = [a_step(NOT_CHECKED), a_step(), a_step(NOT_CHECKED_PERMISSION), a_step(NOT_CHECKED)]
    told = [str(sentence) for sentence in not_checked(steps)]
    assert [sentence.partition(": ")[0] for sentence in told] == ["Steps 1, 4", "Step 3"]
    assert all("not checked on a phone like yours" in sentence for sentence in told)


def test_where_all_words_were_checked_nothing_is_said():
    assert list(not_checked([a_step(NOTE), a_step()])) == []


def test_note_on_unchecked_words_is_left_to_the_end():
    assert notes_of(a_step(NOTE, NOT_CHECKED), set()) == (NOTE,)


def test_note_is_said_once_where_there_are_taps_as_well():
    said = set()
    assert [notes_of(a_step(NOTE), said) for _ in range(2)] == [(NOTE,), ()]


def test_step_without_taps_says_again_all_it_has_to_say():
    said = {NOTE}
    assert notes_of(a_step(NOTE, screens=()), said) == (NOTE,)
