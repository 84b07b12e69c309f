"""What is said of an app's signature."""

import pytest

from adbaudit.model.apk import ApkFacts, ManifestState
from adbaudit.report.signature_words import signature_sentences


@pytest.mark.parametrize(("traits", "count"), [((), 0), (("native-code",), 0), (("debug-key",), 1)])
def test_key_that_tells_no_maker_is_told(traits, count):
    facts = ApkFacts(path="a.apk", manifest=ManifestState.READ, traits=traits)
    assert ["made it" in str(one) for one in signature_sentences([facts, facts])] == [True] * count
