"""An office is named as the reader says it, and as it is called where it is."""

from dataclasses import replace

import pytest

from adbaudit.model.local_text import LocalText
from adbaudit.report.office_name import office_name


@pytest.fixture
def office(build):
    name = LocalText(texts=(("en", "OJK contact centre"), ("zh-CN", "联络中心")))
    return replace(build.channel(), name=name, local_name="Kontak OJK 157")


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "OJK contact centre (Kontak OJK 157)"),
        ("zh-CN", "联络中心 (Kontak OJK 157)"),
        ("zh-Hant", "联络中心 (Kontak OJK 157)"),
        ("sw", "Kontak OJK 157 (OJK contact centre)"),
    ],
)
def test_name_there_comes_first_where_english_stands_in(office, language, name):
    assert office_name(office, language) == name


@pytest.mark.parametrize("there", [None, "", "OJK"])
def test_name_is_not_given_twice(office, there):
    assert office_name(replace(office, local_name=there), "sw") == "OJK contact centre"


def test_name_of_the_mainland_is_not_given_in_both_scripts(office):
    name = LocalText(texts=(("en", "Police"), ("zh-CN", "公安机关"), ("zh-Hant", "公安機關")))
    assert office_name(replace(office, name=name, local_name="公安机关"), "zh-Hant") == "公安機關"
