"""The words that speak for a lender or against one, file by file."""

from __future__ import annotations

from itertools import groupby

from adbaudit.model.catalogue import Catalogue, Keyword, WordPlace, WordSign
from adbaudit.model.message import Message, message
from adbaudit.ports import Translator
from adbaudit.report.hostile import visible
from adbaudit.report.json_format.values import written
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words


def word_list(catalogue: Catalogue, translator: Translator, sheet: Sheet) -> str:
    """For people: under each file and sign the words with their weights, as they are compared."""
    words, paper = Words(translator=translator), Paper(sheet)
    for file, same in groupby(_sorted(catalogue), key=lambda one: one.file):
        paper.heading(visible(file))
        for (place, sign), group in groupby(same, key=lambda one: (one.where, one.sign)):
            told = ", ".join(f"{visible(one.word)} {one.weight:g}" for one in group)
            paper.say(words(message("{place}, {sign}:", place=_place(place), sign=_sign(sign))), style="bold")
            paper.say(told, indent=2)
    return paper.text()


def word_list_json(catalogue: Catalogue) -> str:
    """For programs."""
    return written(
        {
            "schema": "adbaudit/words/1",
            "words": [
                {
                    "word": one.word,
                    "where": one.where.value,
                    "sign": one.sign.value,
                    "match": one.match.value,
                    "weight": f"{one.weight:g}",
                    "language": one.language,
                    "file": one.file,
                }
                for one in _sorted(catalogue)
            ],
        }
    )


def _sorted(catalogue: Catalogue) -> list[Keyword]:
    every = (*catalogue.label_words, *catalogue.package_words)
    return sorted(every, key=lambda one: (one.file, one.where.value, one.sign.value, one.word))


def _place(place: WordPlace) -> Message:
    return {WordPlace.LABEL: message("on the screen"), WordPlace.PACKAGE: message("in the package name")}[place]


def _sign(sign: WordSign) -> Message:
    return {
        WordSign.LENDER: message("for a lender"),
        WordSign.ACCESSORY: message("around loans, not lending"),
        WordSign.AGAINST: message("against a lender"),
        WordSign.GUARD: message("only hide words inside them"),
    }[sign]
