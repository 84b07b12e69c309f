"""Countries and languages: what the one says about the other."""

from itertools import product
from string import ascii_uppercase

import pytest

from adbaudit.locale.country_language import country_of_language, language_of_country
from adbaudit.locale.language import LANGUAGES


@pytest.mark.parametrize(("code", "language"), [("CN", "zh-CN"), ("TW", "zh-Hant"), ("MX", "es"), ("IN", "en")])
def test_letter_is_in_the_language_of_the_country(code, language):
    assert language_of_country(code) == language


def test_language_of_every_country_is_one_of_ours():
    codes = {f"{first}{second}" for first, second in product(ascii_uppercase, repeat=2)}
    assert {language_of_country(code) for code in codes} <= set(LANGUAGES)


def test_only_simplified_chinese_points_to_a_country():
    assert {language: country_of_language(language) for language in LANGUAGES if country_of_language(language)} == {
        "zh-CN": "CN"
    }
