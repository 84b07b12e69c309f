"""The law and the offices of countries, country by country."""

from __future__ import annotations

from adbaudit.model.channel import Channel
from adbaudit.model.country import STORES, Country
from adbaudit.model.law import LawReference
from adbaudit.model.message import message
from adbaudit.model.on_file import OnFile
from adbaudit.ports import Translator
from adbaudit.report.advice_words import doubt
from adbaudit.report.json_format.advice import channel_object
from adbaudit.report.json_format.law import law_object
from adbaudit.report.json_format.values import texts, written
from adbaudit.report.law_words import has_source, limits, read_in
from adbaudit.report.office_words import office_head
from adbaudit.report.sheet import Sheet
from adbaudit.report.terminal.paper import Paper
from adbaudit.report.words import Words, sentences


def on_file_page(found: OnFile, translator: Translator, sheet: Sheet) -> str:
    """For people, in full."""
    words, paper = Words(translator=translator), Paper(sheet)
    for country in found.countries:
        paper.heading(words(message("{country} ({code})", country=words.local(country.name), code=country.code)))
        for law in _of(found.law, country):
            _write_law(paper, words, law)
        for channel in (one for one in found.channels if one.country == country):
            _write_channel(paper, words, channel)
    for code in found.missing:
        paper.say(words(message("Nothing of that kind is on file for {code}.", code=code)))
    return paper.text()


def on_file_list(found: OnFile, translator: Translator, sheet: Sheet) -> str:
    """For people, a line each, by the ids that “adbaudit rules show” takes."""
    words, paper = Words(translator=translator), Paper(sheet)
    for country in found.countries:
        paper.heading(words(message("{country} ({code})", country=words.local(country.name), code=country.code)))
        for law in _of(found.law, country):
            paper.say(f"{law.id}: {words.local(law.cite)}", mark="- ")
        for channel in (one for one in found.channels if one.country == country):
            paper.say(f"{channel.id}: {words(office_head(words, channel, names_country=False))}", mark="- ")
    return paper.text()


def on_file_json(found: OnFile, translator: Translator) -> str:
    """For programs."""
    return written(
        {
            "schema": "adbaudit/on-file/1",
            "law": [law_object(law, translator) for law in found.law],
            "channels": [channel_object(channel, translator.language) for channel in found.channels],
            "missing": texts(found.missing),
        }
    )


def _of(law: tuple[LawReference, ...], country: Country) -> list[LawReference]:
    return [one for one in law if one.country == country.code]


def _write_law(paper: Paper, words: Words, law: LawReference) -> None:
    paper.say(f"{words.local(law.cite)} [{law.id}]", mark="- ", style="bold")
    paper.say(words.local(law.text), indent=2)
    if limits(law):
        paper.say(words(sentences(limits(law))), indent=2)
    source = words.plain(law.source) if has_source(law) else ""
    paper.say(f"{words.before(read_in(law))}{source}".strip(), indent=2)


def _write_channel(paper: Paper, words: Words, channel: Channel) -> None:
    head = words(office_head(words, channel, names_country=False))
    paper.say(f"{head} [{channel.id}]", mark="- ", style="bold")
    paper.say(words.local(channel.takes), indent=2)
    paper.say(words.local(channel.evidence), indent=2, mark=words.before(message("Bring:")))
    if channel.time_limit is not None:
        paper.say(words.local(channel.time_limit), indent=2, mark=words.before(message("Time:")))
    if channel.notes is not None:
        paper.say(words.local(channel.notes), indent=2)
    if (doubtful := doubt(channel)) is not None:
        paper.say(words(doubtful), indent=2)
    elif channel.country.code != STORES:
        looked = message("Looked up on {day} in:", day=channel.checked)
        paper.say(f"{words.before(looked)}{words.plain(channel.source)}", indent=2)
