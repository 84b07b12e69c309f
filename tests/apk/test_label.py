"""Which form of a label a reader sees."""

import pytest

from adbaudit.apk.label import choose_text
from adbaudit.apk.resources import Text


def text(words, locale="", *, is_plain=True):
    language, _, region = locale.partition("-")
    return Text(language=language, region=region, is_plain=is_plain, text=words)


FORMS = (text("Fácil", "es"), text("Loan"), text("贷款", "zh-CN"), text("貸款", "zh-TW"), text("Prêt", "fr"))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh-CN", "贷款"),
        ("zh_TW", "貸款"),
        ("zh-Hans-CN", "贷款"),
        ("fr-CA", "Prêt"),
        ("de", "Loan"),
        ("zh-HK", "貸款"),
        ("zh-SG", "贷款"),
        ("zh-Hant", "貸款"),
        ("ja", "Loan"),
        ("zh", "贷款"),
        ("", "Loan"),
    ],
)
def test_region_then_language_then_default(language, expected):
    assert choose_text(FORMS, language) == expected


def test_without_a_default_any_text_is_better_than_none():
    assert choose_text((text("贷款", "zh-CN"),), "en") == "贷款"


def test_plain_form_wins_over_one_for_a_certain_screen():
    assert choose_text((text("LOAN", is_plain=False), text("Loan")), "en") == "Loan"


def test_indonesian_is_found_under_its_old_code():
    assert choose_text((text("Loan"), text("Pinjam", "in")), "id-ID") == "Pinjam"


def test_traditional_characters_come_after_the_default():
    assert choose_text((text("貸款", "zh-TW"), text("Loan")), "zh-CN") == "Loan"


def test_no_texts_give_no_label():
    assert choose_text((), "en") is None
