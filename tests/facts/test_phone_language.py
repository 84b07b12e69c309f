"""Which language the phone's screens speak, by its properties; all of it is hostile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adbaudit.facts.phone_language import LANGUAGE_PROPERTIES, language_of
from adbaudit.locale.language import LANGUAGES, PSEUDO, pick_language


@pytest.mark.parametrize(
    ("properties", "tag"),
    [
        ({"persist.sys.locale": "zh-Hans-CN", "ro.product.locale": "en-GB"}, "zh-Hans-CN"),
        ({"persist.sys.locale": "", "ro.product.locale": "es-419"}, "es-419"),
        ({"ro.product.locale": "in-ID"}, "in-ID"),
        ({"persist.sys.locale": "fil-PH-u-nu-latn"}, "fil-PH"),
        ({"persist.sys.locale": "zh_TW_#Hant"}, "zh-TW"),
        ({"persist.sys.language": "sw", "persist.sys.country": "KE"}, "sw-KE"),
        ({"persist.sys.language": "", "ro.product.locale.language": "hi", "ro.product.locale.region": "IN"}, "hi-IN"),
        ({"persist.sys.language": "sw"}, "sw"),
    ],
)
def test_language_is_read(properties, tag):
    assert language_of(properties) == tag


@pytest.mark.parametrize("text", ["", "english", "$(reboot)", "e", "en;ls", "../../etc", "\x1b[31m", "EN", "en\n-GB"])
def test_what_is_no_tag_is_not_known(text):
    assert language_of({"persist.sys.locale": text}) is None


def test_wrong_property_gives_way_to_the_next():
    assert language_of({"persist.sys.locale": "unset!", "ro.product.locale": "id-ID"}) == "id-ID"


@given(st.dictionaries(st.sampled_from(LANGUAGE_PROPERTIES), st.text(alphabet="azAZ09-_ .#é\n", max_size=60)))
def test_nothing_but_a_short_tag_comes_out(properties):
    tag = language_of(properties)
    assert tag is None or (len(tag) <= 12 and tag.replace("-", "").isalnum() and tag.isascii())
    assert pick_language(tag, {}) in {*LANGUAGES, PSEUDO}
