"""Which entries of the playbook a report ends with, and the offices and law that belong to each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from adbaudit.model.channel import Channel
from adbaudit.model.finding import Finding
from adbaudit.model.gap import Gap
from adbaudit.model.law import LawReference
from adbaudit.model.message import Message
from adbaudit.model.plan import Advice, Situation

_COUNTRIES = "{countries}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a report is read: `on_phone` is false where only APK files were looked at.

    With `is_saved` the phone told something, but is not here.
    """

    on_phone: bool
    is_saved: bool = False
    skin: str = ""
    """The family of the maker's system, as guides name it."""
    countries: tuple[str, ...] = ()
    not_on_file: tuple[str, ...] = ()
    """Those of the countries for which nothing is known."""
    channels: tuple[Channel, ...] = ()
    law: tuple[LawReference, ...] = ()


def advice(
    pack_advice: Sequence[Advice], findings: Collection[Finding], gaps: Collection[Gap], setting: Setting
) -> tuple[Advice, ...]:
    """Those that fit how it stands, in the playbook's order."""
    fitting = _fitting(findings, gaps, setting)
    subjects = {finding.subject for finding in findings}
    chosen = (one for one in pack_advice if one.when in fitting and _is_for(one, subjects, setting))
    return tuple(sorted((_filled(one, setting) for one in chosen), key=lambda one: (one.order, one.id)))


def _fitting(findings: Collection[Finding], gaps: Collection[Gap], setting: Setting) -> frozenset[Situation]:
    on_phone, found = setting.on_phone, bool(findings)
    of_phone = gaps if on_phone and not setting.is_saved else ()
    holds = {
        Situation.ALWAYS: True,
        Situation.PHONE: on_phone,
        Situation.FINDINGS: found,
        Situation.PHONE_FINDINGS: found and on_phone,
        Situation.FILE_FINDINGS: found and not on_phone,
        Situation.PHONE_GAPS: bool(of_phone),
        Situation.CONNECTION_GAPS: any(gap.is_connection_lost for gap in of_phone),
        Situation.USER_GAPS: any(gap.is_of_a_whole_user for gap in of_phone),
        Situation.SAVED_GAPS: bool(gaps) and on_phone and setting.is_saved,
        Situation.FILE_GAPS: not on_phone and not all(gap.is_of_code for gap in gaps),
        Situation.NO_COUNTRY: found and not setting.countries,
        Situation.UNKNOWN_COUNTRY: found and bool(setting.not_on_file),
    }
    return frozenset(situation for situation, does_hold in holds.items() if does_hold)


def _is_for(one: Advice, subjects: Collection[str | None], setting: Setting) -> bool:
    has_country = not one.countries or bool(set(one.countries) & set(setting.countries))
    has_skin = not one.skins or setting.skin in {skin.value for skin in one.skins}
    return has_country and has_skin and (not one.subjects or bool(one.subjects & set(subjects)))


def _filled(one: Advice, setting: Setting) -> Advice:
    return replace(
        one,
        text=_named(one.text, setting),
        channels=tuple(channel for channel in setting.channels if channel.kind in one.channel_kinds),
        law=tuple(law for role in one.law_roles for law in setting.law if law.role is role),
    )


def _named(text: Message, setting: Setting) -> Message:
    if _COUNTRIES not in text.template:
        return text
    return replace(text, values=(("countries", ", ".join(setting.not_on_file)),))
