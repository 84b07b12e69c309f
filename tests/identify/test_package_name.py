"""Package names that make no sense, or too much of it."""

from __future__ import annotations

import pytest

from adbaudit.identify.package_name import looks_random, stuffing


@pytest.mark.parametrize("package", ["xkq.wfbd.rtyp", "rXeB.jCtr.Bhug", "com.qzxwv.jkhgf", "uni.UNI0E51402"])
def test_letters_without_sense_look_random(package):
    assert looks_random(package)


@pytest.mark.parametrize(
    "package",
    ["com.tencent.mm", "com.android.chrome", "com.sincere.plainloan", "org.mozilla.firefox", "com.whatsapp", "id.dana"],
)
def test_ordinary_names_do_not_look_random(package):
    assert not looks_random(package)


def test_stuffing_counts_different_words_only():
    words = frozenset({"loan", "cash"})
    assert stuffing("com.loan.cash.loan.cashier", words) == ("loan", "cash")
