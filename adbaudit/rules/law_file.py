"""Provisions of law by country: `law/<country>.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from adbaudit.model.country import Country
from adbaudit.model.law import Binds, LawKind, LawRole, Provision
from adbaudit.model.message import message
from adbaudit.rules.country_file import read_country
from adbaudit.rules.fields import Fields
from adbaudit.rules.id_field import read_id
from adbaudit.rules.local_text import both_languages
from adbaudit.rules.place import Place
from adbaudit.rules.store_names import read_stores
from adbaudit.rules.subjects import read_subjects

_SINCE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?")


def read_law(value: object, place: Place) -> Iterator[Provision]:
    """Every provision of one file; the most telling ones stand first."""
    fields = Fields(value, place)
    country = read_country(fields)
    for position, (item, at) in enumerate(fields.items("law")):
        yield _provision(Fields(item, at), country, position)
    fields.done()


def _provision(fields: Fields, country: Country, position: int) -> Provision:
    binds = fields.choice("binds", Binds)
    provision = Provision(
        id=read_id(fields),
        country=country,
        position=position,
        cite=both_languages(fields, "cite"),
        text=both_languages(fields, "text"),
        role=fields.choice("role", LawRole),
        kind=fields.choice("kind", LawKind),
        binds=binds,
        touches=_touches(fields),
        stores=read_stores(fields),
        in_force=_in_force(fields),
        is_second_hand=fields.flag("second_hand") if fields.has("second_hand") else False,
        source=fields.text("source"),
        checked=fields.date("checked"),
        verified=fields.flag("verified"),
    )
    if (binds is Binds.STORE_APPS) is not bool(provision.stores):
        fields.place.at("stores").fault(message("must name the store exactly where binds is store-apps"))
    fields.done()
    return provision


def _touches(fields: Fields) -> frozenset[str]:
    """`any` stands for any personal data; it must be said, so that nobody forgets the groups."""
    if fields.raw("touches") == "any":
        return frozenset()
    found = read_subjects(fields, "touches")
    if not found:
        fields.place.at("touches").fault(message("must be any, or a list of permission groups and special accesses"))
    return found


def _in_force(fields: Fields) -> str | None:
    """The day, or only the year where no source told the day."""
    value = fields.text("in_force") if fields.has("in_force") else None
    if value and not _SINCE.fullmatch(value):
        fields.place.at("in_force").fault(
            message("{value} is neither a day such as 2026-11-21 nor a year", value=f"{value!r:.40}")
        )
    return value or None
