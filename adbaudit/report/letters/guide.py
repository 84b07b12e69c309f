"""What the person reads first: what can do harm, then each kind of letter once with its files, offices and law last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from adbaudit.model.letter import Letter, LetterKind, PartStyle, WrittenPart
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.letters.notes import about_law, about_offices
from adbaudit.report.letters.sheet import LetterSheet
from adbaudit.report.machine_made import machine_made_notes
from adbaudit.report.office_name import office_name
from adbaudit.report.words import Words

_OWN_NAMES = {
    "en": "English",
    "zh-CN": "简体中文",
    "zh-Hant": "繁體中文",
    "id": "Bahasa Indonesia",
    "es": "Español",
    "hi": "हिन्दी",
    "fil": "Filipino",
    "sw": "Kiswahili",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Guided:
    """The letters, in whose words they are, in which files they lie, and what holds for all of them."""

    letters: tuple[Letter, ...]
    say: Translator
    """Of the person."""
    letter_say: Translator
    """Of offices and lenders."""
    files: tuple[str, ...] = ()
    """One for each letter; none where they are printed."""
    remarks: tuple[Message, ...] = ()

    def speaker(self, letter: Letter) -> Translator:
        """Who speaks the language of a letter."""
        return self.say if letter.language == self.say.language else self.letter_say


def guide_sheet(guided: Guided) -> LetterSheet:
    """All of it in the person's own language; never part of a letter."""
    title = message("For you, before you send a letter")
    return LetterSheet(title=title, parts=tuple(_parts(guided)), say=guided.say, is_note=True)


def _parts(guided: Guided) -> Iterator[WrittenPart]:
    language = guided.say.language
    yield from _items(_before_all(guided))
    yield from _section(message("What can do harm"), _harms(guided))
    for template in dict.fromkeys(one.template for one in guided.letters):
        some = [one for one in guided.letters if one.template == template]
        yield from _section(_heading(some[0], guided), (*_places(some, guided), *_notes(some)))
    yield from _section(message("Where the letters go"), about_offices(guided.letters, language))
    yield from _section(message("What the letters cite"), about_law(guided.letters, language))


def _items(texts: Iterable[Message]) -> Iterator[WrittenPart]:
    yield from (WrittenPart(style=PartStyle.ITEM, text=one) for one in dict.fromkeys(texts))


def _section(title: Message, texts: Iterable[Message]) -> Iterator[WrittenPart]:
    items = tuple(_items(texts))
    if items:
        yield WrittenPart(style=PartStyle.HEADING, text=title)
        yield from items


def _before_all(guided: Guided) -> Iterator[Message]:
    yield from _on_language(guided)
    yield from guided.remarks
    yield message("Read a letter through before you send it: you answer for what stands in it, not adbaudit.")
    yield message(
        "Where ____ stands, fill in what the small words ask for, or strike the line out. Write only what you saw, "
        "heard or have in writing."
    )
    yield message("This is no legal advice. Free legal help can look at a letter before you send it.")


def _on_language(guided: Guided) -> Iterator[Message]:
    """Whose words these are, and in which language each letter is."""
    yield from machine_made_notes(guided.say)
    spoken = {guided.speaker(one).language: guided.speaker(one) for one in guided.letters}
    for language, speaker in spoken.items():
        if speaker.is_machine_made:
            yield message(
                "Letters in {language} are in words that a machine translated, and no speaker of it has read them yet. "
                "--letter-lang en writes them in English.",
                language=_own_name(language),
            )
    names = {one.kind is LetterKind.CONTACTS: _own_name(guided.speaker(one).language) for one in guided.letters}
    if len(set(names.values())) > 1:
        yield message(
            "Letters to offices and lenders are in {language}, those to people you know in {own}. --letter-lang "
            "chooses another language for all.",
            language=names[False],
            own=names[True],
        )
    elif names:
        yield message(
            "The letters are in {language}. --letter-lang chooses another language.",
            language=next(iter(names.values())),
        )


def _own_name(language: str) -> str:
    return _OWN_NAMES.get(language, language)


def _harms(guided: Guided) -> Iterator[Message]:
    for letter in guided.letters:
        for part in letter.cautions:
            yield message("“{title}”: {text}", title=_real_title(letter, guided), text=part.text)


def _heading(letter: Letter, guided: Guided) -> Message:
    """Its real title, by which it is found; what it means beside it where that is another language."""
    title = _real_title(letter, guided)
    if guided.speaker(letter).language == guided.say.language:
        return message("“{title}”", title=title)
    return message("“{title}”: {text}", title=title, text=letter.title)


def _real_title(letter: Letter, guided: Guided) -> str:
    return Words(translator=guided.speaker(letter))(letter.title)


def _places(letters: Sequence[Letter], guided: Guided) -> Iterator[Message]:
    """Each office once, behind it what goes there: file → app, as far as there are such."""
    files = dict(zip(map(id, guided.letters), guided.files, strict=False))
    offices = dict.fromkeys(one.office if one.names_office else None for one in letters)
    for office in offices:
        if office is not None:
            yield message("To whom: {office}.", office=Message(template=office_name(office, guided.say.language)))
        for letter in letters:
            if office is None or letter.office == office:
                yield from _place(files.get(id(letter)), letter.app)


def _place(file: str | None, app: str | None) -> Iterator[Message]:
    if file is not None and app is not None:
        yield message("{file} → {app}", file=Message(template=file), app=app)
    elif file is not None:
        yield message("{name}", name=file)


def _notes(letters: Sequence[Letter]) -> Iterator[Message]:
    yield from (part.text for letter in letters for part in letter.notes)
