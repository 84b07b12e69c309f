"""One letter from its template: what does not hold is left out, what a person must fill in stays blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from adbaudit.model.app import in_sentence
from adbaudit.model.catalogue import Installers
from adbaudit.model.channel import Channel
from adbaudit.model.law import Binds, LawKind, LawReference
from adbaudit.model.letter import Letter, LetterFact, LetterInsert, LetterPart, LetterTemplate, PartStyle, WrittenPart
from adbaudit.model.message import Message, MessageValue, message
from adbaudit.model.report import Report, SourceKind
from adbaudit.model.source_name import source_name
from adbaudit.report.letters.facts import LetterApp, facts_of, facts_that_hold
from adbaudit.report.letters.times import looked_at
from adbaudit.report.office_name import office_name
from adbaudit.report.other_clock import other_clock
from adbaudit.report.words import series

_PACKAGE = re.compile(r"[A-Za-z0-9_.]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Everything that is put into one letter."""

    report: Report
    countries: tuple[str, ...]
    """Whose law and whose parts of the letter hold; members of a union with the union's code beside them."""
    apps: tuple[LetterApp, ...] = ()
    law: tuple[LawReference, ...] = ()
    """What may be cited: verified, in force, of the countries."""
    office: Channel | None = None
    installers: Installers = field(default_factory=Installers)
    name: str = ""
    """The person's name, where they gave it for the letters."""
    language: str = "en"
    """That of the letter."""
    own_language: str = "en"
    """That of a message to the person's own contacts."""


def compose(template: LetterTemplate, occasion: Occasion) -> Letter:
    """The letter with everything filled in that the report knows."""
    cited = tuple(one for name in template.law for one in occasion.law if one.id == name)
    held = facts_that_hold(occasion.apps) | _of_law(cited)
    values = _values(occasion, cited)
    parts, cautions, notes = (
        [part for part in some if _stands(part, held, occasion.countries)]
        for some in (template.parts, template.cautions, template.notes)
    )
    return Letter(
        template=template.id,
        kind=template.kind,
        title=_filled(template.title, values),
        parts=tuple(_counted(_written(parts, occasion, values))),
        language=occasion.language,
        cautions=tuple(_counted(_written(cautions, occasion, values))),
        notes=tuple(_counted(_written(notes, occasion, values))),
        law=tuple(one for one in cited if _is_cited(one, parts)),
        package=occasion.apps[0].package if template.scope.is_of_an_app else None,
        app=occasion.apps[0].first.title if template.scope.is_of_an_app else None,
        office=occasion.office,
        names_office=template.scope.is_to_an_office,
    )


def _of_law(cited: Sequence[LawReference]) -> frozenset[LetterFact]:
    is_law = any(one.kind is LawKind.LAW for one in cited)
    has_standards = any(one.kind is not LawKind.LAW for one in cited)
    law = {LetterFact.LAW if is_law else LetterFact.NO_LAW}
    return frozenset(law | ({LetterFact.STANDARDS} if has_standards else set()))


def _stands(part: LetterPart, held: frozenset[LetterFact], countries: Sequence[str]) -> bool:
    is_here = not part.countries or bool(set(part.countries) & set(countries))
    return is_here and not set(part.except_countries) & set(countries) and set(part.when) <= held


def _written(parts: Sequence[LetterPart], occasion: Occasion, values: dict[str, MessageValue]) -> Iterator[WrittenPart]:
    for part in parts:
        match part.insert:
            case LetterInsert.FACTS:
                yield from _facts(occasion)
            case None:
                if part.text is not None:
                    yield WrittenPart(style=part.style, text=_filled(part.text, values))


def _facts(occasion: Occasion) -> Iterator[WrittenPart]:
    """Which phone, how it was read, then each app; one app is named at the head of its letter already."""
    yield WrittenPart(style=PartStyle.PARAGRAPH, text=_how_read(occasion))
    for clock in other_clock(occasion.report):
        yield WrittenPart(style=PartStyle.PARAGRAPH, text=clock)
    for app in occasion.apps:
        yield WrittenPart(style=PartStyle.PARAGRAPH, text=_about(app))
        for fact in facts_of(app, occasion.report):
            yield WrittenPart(style=PartStyle.ITEM, text=fact)
    closing = message(
        "The phone shows what is granted and when it was last used. It does not show what was sent, or to whom."
    )
    yield WrittenPart(style=PartStyle.PARAGRAPH, text=closing)
    if LetterFact.NOT_READ in facts_that_hold(occasion.apps) or occasion.report.gaps:
        gaps = message("Not everything on the phone could be read. What was not read is not known; it is not a “no”.")
        yield WrittenPart(style=PartStyle.PARAGRAPH, text=gaps)


def _how_read(occasion: Occasion) -> Message:
    provenance = occasion.report.provenance
    if provenance.source is not SourceKind.ADB:
        return message(
            "Read from {source} ({device}), as it was on {looked}, with the program adbaudit {version}, which shows a "
            "phone’s own settings and records. Times of installing and use are by the phone’s own clock.",
            source=source_name(provenance.source),
            device=_device(occasion.report),
            looked=looked_at(occasion.report),
            version=provenance.version,
        )
    return message(
        "Read from my phone ({device}) on {looked} with the program adbaudit {version}, which shows the phone’s own "
        "settings and records. Times of installing and use are by the phone’s own clock.",
        device=_device(occasion.report),
        looked=looked_at(occasion.report),
        version=provenance.version,
    )


def _about(app: LetterApp) -> Message:
    return message("{app} (package {package}, version {version}):", **_of_app(app))


def _values(occasion: Occasion, cited: Sequence[LawReference]) -> dict[str, MessageValue]:
    """All places that a text may have; those of an app and an office only where the letter has one."""
    values: dict[str, MessageValue] = {
        "name": occasion.name or message("____ (name)"),
        "device": _device(occasion.report),
        "looked": looked_at(occasion.report),
        "company": message("____ (company, as in the contract)"),
        "law": _cites(occasion.language, [one for one in cited if one.kind is LawKind.LAW]),
        "standards": _cites(occasion.language, [one for one in cited if one.kind is not LawKind.LAW]),
    }
    if occasion.apps:
        values.update(_of_app(occasion.apps[0]))
    if occasion.office is not None:
        values["office"] = Message(template=office_name(occasion.office, occasion.language))
    return values


def _of_app(app: LetterApp) -> dict[str, MessageValue]:
    installed = app.first.installed
    version = installed.version_name or (str(installed.version_code) if installed.version_code is not None else "")
    return {
        "app": app.first.title,
        "package": app.package if _PACKAGE.fullmatch(app.package) else in_sentence(app.package),
        "version": in_sentence(version) if version else message("could not be read"),
    }


def _device(report: Report) -> Message:
    device = report.device
    named = [one for one in (device.manufacturer, device.model) if one] if device else []
    return message("{name}", name=in_sentence(" ".join(named))) if named else message("model could not be read")


def _cites(language: str, law: Sequence[LawReference]) -> Message:
    return series([_cite(language, one) for one in law])


def _cite(language: str, law: LawReference) -> Message:
    cite = Message(template=law.cite.in_language(language))
    if law.binds is Binds.LICENSED_LENDERS:
        return message("{cite} (if the lender is licensed)", cite=cite)
    return cite


def _filled(text: Message, values: dict[str, MessageValue]) -> Message:
    used = {name: value for name, value in values.items() if f"{{{name}}}" in text.template}
    return Message(template=text.template, values=tuple(sorted(used.items(), key=lambda pair: pair[0])))


def _counted(parts: Iterator[WrittenPart]) -> Iterator[WrittenPart]:
    number = 0
    for part in parts:
        number += part.style is PartStyle.POINT
        yield WrittenPart(style=part.style, text=part.text, number=number if part.style is PartStyle.POINT else 0)


def _is_cited(law: LawReference, parts: Sequence[LetterPart]) -> bool:
    place = "{law}" if law.kind is LawKind.LAW else "{standards}"
    return any(place in part.text.template for part in parts if part.text is not None)
