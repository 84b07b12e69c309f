"""What to do next, each point with its offices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.channel import Channel
from adbaudit.model.message import message
from adbaudit.model.plan import Advice
from adbaudit.model.report import Report
from adbaudit.report.advice_words import command_of, doubt, no_office
from adbaudit.report.first_offices import first_offices, more_at_length
from adbaudit.report.markdown.escape import Markdown, text_only
from adbaudit.report.office_name import office_name
from adbaudit.report.office_words import standing
from adbaudit.report.opening import in_short


def advice_of(markdown: Markdown, report: Report) -> Iterator[str]:
    """A numbered list; offices stand under their point in the order of going there."""
    if report.advice:
        yield f"### {markdown(message('What to do next'))}"
        points = enumerate(report.advice, start=1)
        yield "\n".join(line for number, advice in points for line in _point(markdown, report, number, advice))


def advice_in_short(markdown: Markdown, report: Report) -> Iterator[str]:
    """Each point's first sentence, and the offices to begin with."""
    points = report.advice
    if not points:
        return
    shown = first_offices(points)
    yield f"### {markdown(message('What to do next'))}"
    yield "\n".join(
        line
        for number, advice in enumerate(points, start=1)
        for line in _point_in_short(markdown, report, number, advice, shown)
    )
    if any(channel.verified for channel in shown):
        yield markdown(standing(shown))
    yield markdown(more_at_length(points, shown))


def _point_in_short(
    markdown: Markdown, report: Report, number: int, advice: Advice, shown: Sequence[Channel]
) -> Iterator[str]:
    yield f"{number}. **{markdown(advice.title)}** {in_short(advice, markdown(advice.text))}"
    yield from _command(markdown, report, advice)
    for channel in (one for one in advice.channels if one in shown):
        doubtful = doubt(channel)
        told = [_name_and_ways(markdown, channel), *([markdown(doubtful)] if doubtful else [])]
        yield f"   - {' '.join(told)}"


def _point(markdown: Markdown, report: Report, number: int, advice: Advice) -> Iterator[str]:
    yield f"{number}. **{markdown(advice.title)}** {markdown(advice.text)}"
    yield from _command(markdown, report, advice)
    if (missing := no_office(report, advice)) is not None:
        yield f"   - {markdown(missing)}"
    yield from (f"   - {_office(markdown, channel)}" for channel in advice.channels)


def _command(markdown: Markdown, report: Report, advice: Advice) -> Iterator[str]:
    if (command := command_of(advice, report)) is not None:
        yield f"   - {markdown(command)}"


def _office(markdown: Markdown, channel: Channel) -> str:
    """Number and address first; that one was not verified is never left out."""
    language = markdown.translator.language
    told = [f"{_name_and_ways(markdown, channel)} {text_only(channel.takes.in_language(language))}."]
    told.append(f"{markdown(message('Bring:'))} {text_only(channel.evidence.in_language(language))}.")
    if (doubtful := doubt(channel)) is not None:
        told.append(markdown(doubtful))
    return " ".join(told)


def _name_and_ways(markdown: Markdown, channel: Channel) -> str:
    ways = ", ".join(text_only(way) for way in (channel.number, channel.url) if way)
    return f"**{text_only(office_name(channel, markdown.translator.language))}**{f': {ways}' if ways else ''}."
