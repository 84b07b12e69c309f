"""What to do next, each point with its offices."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.channel import Channel
from adbaudit.model.message import message
from adbaudit.model.plan import Advice
from adbaudit.model.report import Report
from adbaudit.report.advice_words import doubt, no_office
from adbaudit.report.markdown.escape import Markdown, text_only
from adbaudit.report.office_name import office_name


def advice_of(markdown: Markdown, report: Report) -> Iterator[str]:
    """A numbered list; offices stand under their point in the order of going there."""
    if report.advice:
        yield f"### {markdown(message('What to do next'))}"
        points = enumerate(report.advice, start=1)
        yield "\n".join(line for number, advice in points for line in _point(markdown, report, number, advice))


def _point(markdown: Markdown, report: Report, number: int, advice: Advice) -> Iterator[str]:
    yield f"{number}. **{markdown(advice.title)}** {markdown(advice.text)}"
    if (missing := no_office(report, advice)) is not None:
        yield f"   - {markdown(missing)}"
    yield from (f"   - {_office(markdown, channel)}" for channel in advice.channels)


def _office(markdown: Markdown, channel: Channel) -> str:
    """Number and address first; that one was not verified is never left out."""
    language = markdown.translator.language
    ways = ", ".join(text_only(way) for way in (channel.number, channel.url) if way)
    name = text_only(office_name(channel, language))
    told = [f"**{name}**{f': {ways}' if ways else ''}. {text_only(channel.takes.in_language(language))}."]
    told.append(f"{markdown(message('Bring:'))} {text_only(channel.evidence.in_language(language))}.")
    if (doubtful := doubt(channel)) is not None:
        told.append(markdown(doubtful))
    return " ".join(told)
