"""Two visits of one phone."""

from dataclasses import replace
from datetime import timedelta

import pytest

from adbaudit.model.access import Effective


@pytest.fixture
def later():
    """The same report, made a day later, with these changes."""

    def change(report, **fields):
        provenance = replace(report.provenance, captured_at=report.provenance.captured_at + timedelta(days=1))
        return replace(report, provenance=provenance, **fields)

    return change


@pytest.fixture
def loan(build):
    """A loan app with these answers for contacts, messages and call log."""

    def app(contacts, sms=Effective.NOT_REQUESTED, calls=Effective.NOT_REQUESTED, *, special=(), **fields):
        used = fields.pop("used", None)
        access = (
            build.access("READ_CONTACTS", contacts, last_access=used),
            build.access("READ_SMS", sms),
            build.access("READ_CALL_LOG", calls),
        )
        package = fields.pop("package", "com.kuaijie.cashloan")
        user = fields.pop("user", 0)
        installed = build.installed(package, user, access=access, special_access=tuple(special))
        return build.app(package, fields.pop("label", "快捷借款"), user=user, installed=installed, **fields)

    return app
