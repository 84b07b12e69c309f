"""Hand-outs as rule files have them: `handouts/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from adbaudit.model.channel import ChannelKind
from adbaudit.model.handout import HandoutStep, HandoutTemplate
from adbaudit.model.message import Message, message
from adbaudit.rules.country_file import read_codes
from adbaudit.rules.fields import Fields
from adbaudit.rules.id_field import read_file_id
from adbaudit.rules.place import Place

_LONGEST = {"title": 60, "opening": 120, "text": 230}
"""Characters that leave room for the rest of the page, in big type."""
_MOST_STEPS = 6
OF_THE_PLAYBOOK = "playbook:"
"""Before the id of an entry whose title is not known until all files are read."""


def read_handout(value: object, place: Place) -> HandoutTemplate:
    """The hand-out of one file; faults are noted at their places."""
    fields = Fields(value, place)
    template = HandoutTemplate(
        id=read_file_id(fields),
        order=fields.whole_number("order"),
        title=_sentence(fields, "title"),
        opening=_sentence(fields, "opening"),
        steps=tuple(_steps(fields)),
        offices=fields.texts("offices"),
        office_kinds=fields.choices("office_kinds", ChannelKind) if fields.has("office_kinds") else (),
        file=place.file,
    )
    fields.text("source")
    fields.date("checked")
    fields.done()
    return template


def with_titles(
    templates: Collection[HandoutTemplate], titles: Mapping[str, Message], offices: Collection[str], at: Place
) -> tuple[HandoutTemplate, ...]:
    """Each step with the title of its entry in the playbook; what is not on file is noted where it is named."""
    titled = []
    for template in templates:
        place = Place(file=template.file, noted=at.noted)
        for index, office in enumerate(template.offices):
            if office not in offices:
                place.at("offices").item(index).fault(message("{value} is no id on file", value=f"{office!r:.60}"))
        steps = (_titled(step, titles, place.at("steps").item(index)) for index, step in enumerate(template.steps))
        titled.append(replace(template, steps=tuple(steps)))
    return tuple(titled)


def _titled(step: HandoutStep, titles: Mapping[str, Message], place: Place) -> HandoutStep:
    if not step.title.template.startswith(OF_THE_PLAYBOOK):
        return step
    name = step.title.template.removeprefix(OF_THE_PLAYBOOK)
    if name not in titles:
        place.at("advice").fault(message("{value} is no id on file", value=f"{name!r:.60}"))
        return step
    return replace(step, title=titles[name])


def _steps(fields: Fields) -> Iterator[HandoutStep]:
    items = fields.items("steps")
    if len(items) > _MOST_STEPS:
        fields.place.at("steps").fault(message("holds more than {most}: a page has no room for them", most=_MOST_STEPS))
    for item, at in items:
        yield _step(Fields(item, at))


def _step(fields: Fields) -> HandoutStep:
    """With a title of its own, or that of an entry of the playbook."""
    if fields.has("advice") and fields.has("title"):
        fields.place.fault(message("has an entry of the playbook and a title; only one of them can stand there"))
    of_playbook = Message(template=f"{OF_THE_PLAYBOOK}{fields.text('advice')}") if fields.has("advice") else None
    step = HandoutStep(
        title=of_playbook or _sentence(fields, "title"),
        text=_sentence(fields, "text"),
        countries=read_codes(fields, "countries"),
    )
    fields.done()
    return step


def _sentence(fields: Fields, key: str) -> Message:
    """The English sentence is the key of the message catalogue; nothing is filled into it."""
    text = " ".join(fields.text(key).split())
    if set("{}") & set(text):
        fields.place.at(key).fault(message("there is nothing to put between braces here"))
    if len(text) > _LONGEST[key]:
        fields.place.at(key).fault(message("is longer than {most} characters", most=_LONGEST[key]))
    return Message(template=text)
