"""The letters on a few lines: which files, what they are, to whom they go, and which are about which app."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.letter import Letter
from adbaudit.model.message import Message, message
from adbaudit.report.letters.guided import Guided
from adbaudit.report.office_name import office_name
from adbaudit.report.words import Words


def listed(guided: Guided) -> Iterator[Message]:
    """Each kind of letter with the numbers of its files, then each app; what follows can wait."""
    for letters in by_template(guided.letters):
        for office in dict.fromkeys(one.office if one.names_office else None for one in letters):
            some = [one for one in letters if office is None or one.office == office]
            numbers, title = _numbers(some, guided), heading(some[0], guided)
            if office is None:
                yield message("{numbers}: {title}", numbers=numbers, title=title)
            else:
                name = Message(template=office_name(office, guided.say.language))
                yield message("{numbers}: {title} → {office}", numbers=numbers, title=title, office=name)
    yield from _by_app(guided)
    yield message("What stands below can wait until you use a letter.")


def by_template(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """Those that are the same but for app and office, together."""
    for template in dict.fromkeys(one.template for one in letters):
        yield [one for one in letters if one.template == template]


def heading(letter: Letter, guided: Guided) -> Message:
    """Its real title, by which it is found; what it means beside it where that is another language."""
    title = real_title(letter, guided)
    if guided.speaker(letter).language == guided.say.language:
        return message("“{title}”", title=title)
    return message("“{title}”: {text}", title=title, text=letter.title)


def real_title(letter: Letter, guided: Guided) -> str:
    """As it stands on the letter."""
    return Words(translator=guided.speaker(letter))(letter.title)


def _by_app(guided: Guided) -> Iterator[Message]:
    packages = dict.fromkeys(one.package for one in guided.letters if one.package)
    for package in packages if len(packages) > 1 else ():
        some = [one for one in guided.letters if one.package == package]
        yield message("{file} → {app}", file=_numbers(some, guided), app=some[0].app or package)


def _numbers(letters: Sequence[Letter], guided: Guided) -> Message:
    """`03–08, 11`: the numbers that the names of the files begin with."""
    places = {id(one): place for place, one in enumerate(guided.letters)}
    spans: list[list[int]] = []
    for place in sorted(places[id(one)] for one in letters):
        if spans and spans[-1][-1] == place - 1:
            spans[-1].append(place)
        else:
            spans.append([place])
    numbers = [guided.files[place].partition("-")[0] for span in spans for place in (span[0], span[-1])]
    pairs = zip(numbers[::2], numbers[1::2], strict=True)
    text = ", ".join(first if first == last else f"{first}–{last}" for first, last in pairs)
    return Message(template=text)
