"""Which places to complain fit a report."""

from __future__ import annotations

import pytest

from adbaudit.model.finding import Finding
from adbaudit.model.identity import Confidence
from adbaudit.model.message import message
from adbaudit.model.severity import Severity
from adbaudit.rules.channels import channels_for


@pytest.fixture
def ids(pack, an_app):
    def of(*codes, **app):
        one = an_app(**app)
        finding = Finding(
            rule="loan-contacts",
            severity=Severity.HIGH,
            confidence=Confidence.HIGH,
            title=message("t"),
            why=message("w"),
            package=one.installed.package,
        )
        return [channel.id for channel in channels_for(pack.channels, codes, [one], [finding])]

    return of


def test_channels_of_china_stand_in_the_order_of_going_there(ids):
    assert ids("CN", installer="com.xiaomi.market")[:5] == ["cn-lender", "cn-nfra", "cn-pboc", "cn-localfin", "cn-nifa"]


def test_store_is_named_only_where_an_app_may_have_come_from_it(ids):
    assert "any-play" in ids("CN", installer="com.android.vending")
    assert "any-play" in ids("CN")
    assert "any-play" not in ids("CN", installer="com.xiaomi.market")


def test_each_of_several_countries_has_its_own(ids):
    assert [name[:2] for name in ids("KE", "IN", installer="com.xiaomi.market")] == ["ke"] * 4 + ["in"] * 6


def test_without_a_country_nothing_local_is_named(ids):
    assert ids(installer="com.xiaomi.market") == []


@pytest.mark.parametrize(("country", "number"), [("KE", "999"), ("ID", "110"), ("MX", "911")])
def test_danger_has_one_number_that_somebody_answers_at_once(pack, country, number):
    found = [one.number for one in pack.channels if (one.kind.value, one.country.code) == ("emergency", country)]
    assert found == [number]
