"""The law and the offices of countries, or one of them by its id, for people who ask without a phone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from adbaudit.errors import UsageFault
from adbaudit.model.country import MEANT, STORES, Country
from adbaudit.model.message import message
from adbaudit.model.on_file import OnFile
from adbaudit.model.rule import RulePack
from adbaudit.rules.law import references
from adbaudit.rules.of_countries import OfACountry

_CODE = re.compile(r"[A-Za-z]{2}|ANY|any", re.ASCII)


def law_of(pack: RulePack, codes: Sequence[str], today: date) -> OnFile:
    """Provisions of these countries, or of all.

    Raises:
        UsageFault: one of them is no country code.

    """
    chosen = _codes(codes)
    provisions = [one for one in pack.law if _holds(one, chosen)]
    countries, missing = _countries([one.country for one in provisions], chosen)
    return OnFile(countries=countries, law=references(provisions, today), missing=missing)


def channels_of(pack: RulePack, codes: Sequence[str]) -> OnFile:
    """Offices of these countries, or of all.

    Raises:
        UsageFault: one of them is no country code.

    """
    chosen = _codes(codes)
    channels = tuple(one for one in pack.channels if _holds(one, chosen))
    countries, missing = _countries([one.country for one in channels], chosen)
    return OnFile(countries=countries, channels=channels, missing=missing)


def named_on_file(pack: RulePack, name: str, today: date) -> OnFile | None:
    """All of a country, or the provision or office with this id; `None` where nothing is called so."""
    if _CODE.fullmatch(name):
        law, offices = law_of(pack, [name], today), channels_of(pack, [name])
        both = tuple(dict.fromkeys((*law.countries, *offices.countries)))
        missing = () if both else law.missing
        return OnFile(countries=both, law=law.law, channels=offices.channels, missing=missing)
    provisions = [one for one in pack.law if one.id == name]
    channels = tuple(one for one in pack.channels if one.id == name)
    if not (provisions or channels):
        return None
    countries = (*(one.country for one in provisions), *(one.country for one in channels))
    return OnFile(countries=tuple(dict.fromkeys(countries)), law=references(provisions, today), channels=channels)


def _codes(codes: Sequence[str]) -> tuple[str, ...]:
    for code in codes:
        if not _CODE.fullmatch(code):
            raise UsageFault(
                message("“{code}” is no country code.", code=code[:40]),
                means=message("Countries are given as two letters (ISO 3166)."),
                next_step=message("Give two letters, such as CN or IN, or {stores} for app stores.", stores=STORES),
            )
    return tuple(dict.fromkeys(MEANT.get(code.upper(), code.upper()) for code in codes))


def _holds(one: OfACountry, codes: Sequence[str]) -> bool:
    return not codes or any(map(one.country.holds_in, codes))


def _countries(found: Sequence[Country], codes: Sequence[str]) -> tuple[tuple[Country, ...], tuple[str, ...]]:
    countries = tuple(dict.fromkeys(found))
    missing = tuple(code for code in codes if not any(country.holds_in(code) for country in countries))
    return countries, missing
