"""What the person reads first: a page that takes a minute; below it what is read when a letter is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from adbaudit.model.letter import Letter, LetterKind, PartStyle, WrittenPart
from adbaudit.model.message import Message, message
from adbaudit.report.letters.guided import Guided
from adbaudit.report.letters.notes import about_law, about_offices, not_written_to
from adbaudit.report.letters.overview import by_template, heading, listed, real_title
from adbaudit.report.letters.sheet import LetterSheet
from adbaudit.report.machine_made import machine_made_notes

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


def guide_sheet(guided: Guided) -> LetterSheet:
    """All of it in the person's own language; never part of a letter."""
    title = message("For you, before you send a letter")
    return LetterSheet(title=title, parts=tuple(_parts(guided)), say=guided.say, is_note=True)


def _parts(guided: Guided) -> Iterator[WrittenPart]:
    language = guided.say.language
    yield from _items(_before_all(guided))
    yield from _section(message("What can do harm"), _harms(guided))
    if guided.files:
        yield from _section(message("The letters, in the order in which they are sent"), listed(guided))
    for some in by_template(guided.letters):
        yield from _section(heading(some[0], guided), _notes(some))
    offices = (*about_offices(guided.letters, language), *not_written_to(guided.unwritten, language))
    yield from _section(message("Where the letters go"), offices)
    yield from _section(message("What the letters cite"), about_law(guided.letters, language))


def _items(texts: Iterable[Message]) -> Iterator[WrittenPart]:
    yield from (WrittenPart(style=PartStyle.ITEM, text=one) for one in dict.fromkeys(texts))


def _section(title: Message, texts: Iterable[Message]) -> Iterator[WrittenPart]:
    items = tuple(_items(texts))
    if items:
        yield WrittenPart(style=PartStyle.HEADING, text=title)
        yield from items


def _before_all(guided: Guided) -> Iterator[Message]:
    yield from guided.remarks
    yield from _on_language(guided)
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
            yield message("“{title}”: {text}", title=real_title(letter, guided), text=part.text)


def _notes(letters: Sequence[Letter]) -> Iterator[Message]:
    yield from (part.text for letter in letters for part in letter.notes)
