"""The entries of `playbook/<id>.yaml`."""

from __future__ import annotations

import re

from adbaudit.model.channel import ChannelKind
from adbaudit.model.guide import Skin
from adbaudit.model.law import LawRole
from adbaudit.model.message import Message, message
from adbaudit.model.plan import Advice, Situation
from adbaudit.rules.country_file import read_codes
from adbaudit.rules.fields import Fields
from adbaudit.rules.id_field import read_file_id
from adbaudit.rules.place import Place
from adbaudit.rules.subjects import read_subjects

_PLACES = re.compile(r"\{(\w*)\}")


def read_advice(value: object, place: Place) -> Advice:
    """One entry of the playbook."""
    fields = Fields(value, place)
    when = fields.choice("when", Situation)
    advice = Advice(
        id=read_file_id(fields),
        order=fields.whole_number("order"),
        when=when,
        title=_sentence(fields, "title"),
        text=_sentence(fields, "text", places={"countries"} if when is Situation.UNKNOWN_COUNTRY else set()),
        countries=read_codes(fields, "countries"),
        subjects=read_subjects(fields, "subjects"),
        skins=fields.choices("skins", Skin) if fields.has("skins") else (),
        channel_kinds=fields.choices("channels", ChannelKind) if fields.has("channels") else (),
        law_roles=fields.choices("law", LawRole) if fields.has("law") else (),
    )
    fields.text("source")
    fields.date("checked")
    fields.done()
    return advice


def _sentence(fields: Fields, key: str, places: set[str] | None = None) -> Message:
    """The English sentence is the key of the message catalogue, so its line breaks are folded away."""
    text = " ".join(fields.text(key).split())
    for name in _PLACES.findall(text):
        if name not in (places or set()):
            fields.place.at(key).fault(message("{place}: there is nothing to put there", place=f"{{{name}}}"))
    return Message(template=text)
