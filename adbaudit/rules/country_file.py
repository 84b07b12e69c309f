"""The head of a file of law or channels: which country it is about."""

from __future__ import annotations

import re

from adbaudit.model.country import STORES, Country
from adbaudit.model.message import message
from adbaudit.rules.fields import Fields
from adbaudit.rules.local_text import both_languages

_CODE = re.compile(r"[A-Z]{2}")


def read_country(fields: Fields) -> Country:
    """`country`, `name`, and the members of a union under `also_for`."""
    code = fields.text("country")
    _check(code, fields, "country")
    return Country(code=code, name=both_languages(fields, "name"), also_for=read_codes(fields, "also_for"))


def read_codes(fields: Fields, key: str) -> tuple[str, ...]:
    """A list of country codes, empty where the key is missing."""
    codes = fields.texts(key)
    for code in codes:
        _check(code, fields, key)
    return codes


def _check(code: str, fields: Fields, key: str) -> None:
    if code and code != STORES and not _CODE.fullmatch(code):
        fields.place.at(key).fault(
            message("{value} is neither two large letters nor {stores}", value=f"{code!r:.20}", stores=STORES)
        )
