"""What a rule could not answer is told in words, never by the name of the rule."""

from __future__ import annotations

from adbaudit.locale.translator import load_translator
from adbaudit.practice.knobs import Knobs, Refuse


def test_question_a_rule_left_open_names_what_it_is_about_and_not_the_rule(disturbed):
    report, _ = disturbed(
        "pixel-14", knobs=Knobs(faults=(Refuse(command="dumpsys appops", text="Permission Denial: x"),))
    )
    words = load_translator("en")
    asked = [gap for gap in report.gaps if gap.source.startswith("loan-")]
    assert "its access to contacts" in {words(gap.wanted) for gap in asked}
    assert [gap for gap in asked if gap.source in words(gap.wanted) + words(gap.reason)] == []
