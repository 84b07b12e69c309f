"""The hand-out for a situation, with the offices of a country."""

from __future__ import annotations

from difflib import get_close_matches

from adbaudit.errors import UsageFault
from adbaudit.locale.country_language import country_of_language
from adbaudit.model.country import Country
from adbaudit.model.handout import Handout
from adbaudit.model.message import message
from adbaudit.model.rule import RulePack
from adbaudit.report.handout.compose import handout_of


def handout_for(pack: RulePack, situation: str, code: str | None, language: str) -> Handout:
    """The page; without a country, that of the language.

    Raises:
        UsageFault: there is no such situation, or nothing is on file for the country.

    """
    template = next((one for one in pack.handouts if one.id == situation), None)
    if template is None:
        raise _unknown(pack, situation)
    country = _country(pack, code or country_of_language(language))
    channels = [one for one in pack.channels if country is not None and one.country.code == country.code]
    return handout_of(template, country, channels)


def _country(pack: RulePack, code: str | None) -> Country | None:
    if code is None:
        return None
    found = next((one.country for one in pack.channels if one.country.holds_in(code)), None)
    if found is None:
        raise UsageFault(
            message("For {missing} adbaudit has neither law nor offices on file.", missing=code),
            means=message("A hand-out without numbers to call was not printed."),
            next_step=message("Leave --country away for a page without offices, or name another country."),
        )
    return found


def _unknown(pack: RulePack, situation: str) -> UsageFault:
    known = [one.id for one in pack.handouts]
    near = get_close_matches(situation, known, n=1) or known
    return UsageFault(
        message("There is no hand-out “{name}”.", name=situation),
        means=message("Nothing can be shown."),
        next_step=message("“adbaudit handout” names them all; perhaps you mean: {near}", near=", ".join(near)),
    )
