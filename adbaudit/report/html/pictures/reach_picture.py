"""A drawing of who can reach what: apps on the left, what they read on the right, a line for each reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from adbaudit.model.message import Message, message, messages
from adbaudit.report.html.block import Block, Heading, Paragraph, Picture
from adbaudit.report.html.engine import filled
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.pictures.room import WIDTH, fitted
from adbaudit.report.reach_map import Reacher, ReachMap, reach_map
from adbaudit.report.words import listing, sentences

_ROW = 30
_TOP = 46
_APPS_END, _TARGETS_BEGIN = 190, 350


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a height."""

    text: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """From an app to what it reads; dashed where it may only ask."""

    y1: float
    y2: float
    is_now: bool


def reach_picture(frame: Frame) -> Iterator[Block]:
    """Nothing where no app reaches anything."""
    reached = reach_map(frame.outline)
    if reached is None:
        return
    say = frame.speech
    title = say(message("Who can reach what"))
    height = _TOP + _ROW * max(len(reached.apps), len(reached.targets))
    yield Heading(text=title, depth=2)
    yield Picture(
        anchor=frame.anchor("reach"),
        title=title,
        description=say(_in_words(reached)),
        width=WIDTH,
        height=height,
        drawing=_drawn(frame, reached, height),
    )
    if reached.undrawn:
        more = messages("One more app is not drawn.", "{count} more apps are not drawn.", reached.undrawn)
        yield Paragraph(text=say(more), tone="quiet")


def _in_words(reached: ReachMap) -> Message:
    return sentences([_of_app(app, reached) for app in reached.apps])


def _of_app(app: Reacher, reached: ReachMap) -> Message:
    now = [target for target in reached.targets if target in app.now]
    asks = [target for target in reached.targets if target in app.asks]
    told = [message("Can read now: {what}.", what=listing(now))] if now else []
    told += [message("Not now, but it may ask again: {what}.", what=listing(asks))] if asks else []
    return message("{app}: {told}", app=app.name, told=sentences(told))


def _drawn(frame: Frame, reached: ReachMap, height: int) -> Markup:
    say = frame.speech.words
    apps = {app: _height(number, len(reached.apps), height) for number, app in enumerate(reached.apps)}
    targets = {what: _height(number, len(reached.targets), height) for number, what in enumerate(reached.targets)}
    lines = [
        Line(y1=apps[app], y2=targets[what], is_now=what in app.now)
        for app in reached.apps
        for what in reached.targets
        if what in app.asks | app.now
    ]
    drawing = filled(
        "reach.svg",
        apps=[Label(text=fitted(say(app.name), _APPS_END - 10), y=y) for app, y in apps.items()],
        targets=[Label(text=fitted(say(what), WIDTH - _TARGETS_BEGIN - 10), y=y) for what, y in targets.items()],
        lines=sorted(lines, key=lambda line: line.is_now),
        begin=_APPS_END,
        end=_TARGETS_BEGIN,
        now=say(message("can read now")),
        asks=say(message("may ask")),
    )
    return Markup(drawing)  # noqa: S704 - from a template


def _height(number: int, count: int, height: int) -> float:
    """Spread evenly over the room below the legend."""
    return round(_TOP + (height - _TOP) * (number + 0.5) / count, 1)
