"""What was not fetched from a phone is told by its own name."""

import pytest

from adbaudit.apk.contents import Contents
from adbaudit.apk.left_unread import NOT_FETCHED, left_unread
from adbaudit.apk.signers import Signature

SIGNERS, NAMES = "who signed {package}", "every name that {package} shows"


@pytest.mark.parametrize(
    ("signature", "missed", "wanted"),
    [
        (Signature(signers=()), 0, []),
        (Signature(signers=()), 2, [NAMES]),
        (None, 1, [SIGNERS]),
        (None, 2, [SIGNERS, NAMES]),
    ],
)
def test_signature_and_names_are_told_apart(signature, missed, wanted):
    contents = Contents(manifest=None, signature=signature, traits=(NOT_FETCHED,) if missed else ())
    gaps = left_unread("com.p", "/data/base.apk", contents, missed=missed)
    assert [gap.wanted.template for gap in gaps] == wanted
