"""Letters as rule files have them: `letters/<id>.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from string import Formatter

from adbaudit.model.channel import ChannelKind
from adbaudit.model.letter import (
    LetterFact,
    LetterInsert,
    LetterKind,
    LetterPart,
    LetterScope,
    LetterTemplate,
    PartStyle,
)
from adbaudit.model.message import Message, message
from adbaudit.rules.country_file import read_codes
from adbaudit.rules.fields import Fields
from adbaudit.rules.id_field import read_file_id
from adbaudit.rules.place import Place

_PLACES = frozenset({"name", "device", "looked", "law", "standards"})
_OF_AN_APP = frozenset({"app", "package", "version", "company"})
_OF_AN_OFFICE = frozenset({"office"})
_NEEDS = {"law": LetterFact.LAW, "standards": LetterFact.STANDARDS}
"""Places that are empty without the fact."""


def read_letter(value: object, place: Place) -> LetterTemplate:
    """The letter of one file; faults are noted at their places."""
    fields = Fields(value, place)
    scope = fields.choice("scope", LetterScope)
    known = _known_places(scope)
    template = LetterTemplate(
        id=read_file_id(fields),
        order=fields.whole_number("order"),
        kind=fields.choice("kind", LetterKind),
        scope=scope,
        title=_sentence(fields, "title", known - set(_NEEDS)),
        parts=_parts(fields, "parts", known),
        cautions=_parts(fields, "cautions", known) if fields.has("cautions") else (),
        notes=_parts(fields, "notes", known) if fields.has("notes") else (),
        law=fields.texts("law"),
        offices=fields.texts("offices"),
        instead=_instead(fields),
        office_kinds=fields.choices("office_kinds", ChannelKind) if fields.has("office_kinds") else (),
        file=place.file,
    )
    _check_offices(template, fields)
    fields.text("source")
    fields.date("checked")
    fields.done()
    return template


def check_letters(
    templates: Collection[LetterTemplate], law: Collection[str], offices: Collection[str], at: Place
) -> None:
    """Every provision and every office that a letter names is on file; what is not is noted where it is named."""
    for template in templates:
        place = Place(file=template.file, noted=at.noted)
        others = tuple(other for _, other in template.instead)
        for key, named, known in (
            ("law", template.law, law),
            ("offices", template.offices, offices),
            ("instead", others, offices),
        ):
            for index, one in enumerate(named):
                if one not in known:
                    place.at(key).item(index).fault(message("{value} is no id on file", value=f"{one!r:.60}"))


def _known_places(scope: LetterScope) -> frozenset[str]:
    of_an_app = _OF_AN_APP if scope.is_of_an_app else frozenset[str]()
    return _PLACES | of_an_app | (_OF_AN_OFFICE if scope.is_to_an_office else frozenset[str]())


def _instead(fields: Fields) -> tuple[tuple[str, str], ...]:
    pairs = (Fields(item, at) for item, at in fields.items("instead")) if fields.has("instead") else ()
    return tuple(_pair(pair) for pair in pairs)


def _pair(fields: Fields) -> tuple[str, str]:
    pair = (fields.text("of"), fields.text("to"))
    fields.done()
    return pair


def _parts(fields: Fields, key: str, known: Collection[str]) -> tuple[LetterPart, ...]:
    return tuple(_part(Fields(item, at), known) for item, at in fields.items(key))


def _part(fields: Fields, known: Collection[str]) -> LetterPart:
    """A text or an insert, never both."""
    insert = fields.choice("insert", LetterInsert) if fields.has("insert") else None
    if insert is not None and fields.has("text"):
        fields.place.fault(message("has a text and an insert; only one of them can stand there"))
    part = LetterPart(
        style=fields.choice("style", PartStyle) if fields.has("style") else PartStyle.PARAGRAPH,
        text=None if insert is not None else _sentence(fields, "text", known),
        insert=insert,
        when=fields.choices("when", LetterFact) if fields.has("when") else (),
        countries=read_codes(fields, "countries"),
        except_countries=read_codes(fields, "except_countries"),
    )
    _check_needs(part, fields)
    fields.done()
    return part


def _sentence(fields: Fields, key: str, known: Collection[str]) -> Message:
    """The English sentence is the key of the message catalogue, so its line breaks are folded away."""
    text = " ".join(fields.text(key).split())
    for name in _places_in(text, fields.place.at(key)):
        if name not in known:
            fields.place.at(key).fault(
                message(
                    "{place}: there is nothing to put there; known are {names}",
                    place=f"{{{name}}}"[:60],
                    names=", ".join(sorted(known)),
                )
            )
    return Message(template=text)


def _places_in(text: str, place: Place) -> Iterator[str]:
    try:
        for _, name, form, conversion in Formatter().parse(text):
            if form or conversion:
                place.fault(message("a place is a name between braces, and nothing else"))
            if name is not None:
                yield name
    except ValueError:
        place.fault(message("a brace that is opened must be closed"))


def _check_needs(part: LetterPart, fields: Fields) -> None:
    """A place that may be empty stands only where it is sure to be filled."""
    names = [name for _, name, _, _ in _parsed(part)]
    for name, fact in _NEEDS.items():
        if name in names and fact not in part.when:
            fields.place.at("when").fault(
                message("must hold {fact}, as the text speaks of {place}", fact=fact.value, place=f"{{{name}}}")
            )


def _parsed(part: LetterPart) -> list[tuple[str, str | None, str | None, str | None]]:
    try:
        return list(Formatter().parse(part.text.template)) if part.text else []
    except ValueError:
        return []


def _check_offices(template: LetterTemplate, fields: Fields) -> None:
    """A letter that is to no office may still be one for an office that a person names: the police."""
    is_to_one = template.scope.is_to_an_office
    if (template.offices and template.scope is LetterScope.APP) or (
        is_to_one and not (template.offices or template.office_kinds)
    ):
        fields.place.at("offices").fault(message("must be given exactly where scope is office or app-and-office"))
