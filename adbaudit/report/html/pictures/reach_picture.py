"""A drawing of who can reach what: apps on the left, what they read on the right, a line for each reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

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
_LIGHTEST_FIRST: tuple[Literal["asks", "unasked", "now"], ...] = ("asks", "unasked", "now")


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Words at a height."""

    text: str
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """From an app to what it reads; dashed where it cannot now, in the colour of a reader where it need not ask."""

    y1: float
    y2: float
    kind: Literal["asks", "unasked", "now"]


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
    unasked = [target for target in reached.targets if target in app.unasked]
    asks = [target for target in reached.targets if target in app.asks]
    told = [message("Can read now: {what}.", what=listing(now))] if now else []
    if unasked:
        told.append(
            message("Not now, but on this Android it can take this without asking: {what}.", what=listing(unasked))
        )
    told += [message("Not now, but it may ask again: {what}.", what=listing(asks))] if asks else []
    return message("{app}: {told}", app=app.name, told=sentences(told))


def _drawn(frame: Frame, reached: ReachMap, height: int) -> Markup:
    say = frame.speech.words
    apps = {app: _height(number, len(reached.apps), height) for number, app in enumerate(reached.apps)}
    targets = {what: _height(number, len(reached.targets), height) for number, what in enumerate(reached.targets)}
    lines = [
        Line(y1=apps[app], y2=targets[what], kind=kind)
        for kind in _LIGHTEST_FIRST
        for app in reached.apps
        for what in reached.targets
        if what in getattr(app, kind)
    ]
    drawing = filled(
        "reach.svg",
        apps=[Label(text=fitted(say(app.name), _APPS_END - 10), y=y) for app, y in apps.items()],
        targets=[Label(text=fitted(say(what), WIDTH - _TARGETS_BEGIN - 10), y=y) for what, y in targets.items()],
        lines=lines,
        begin=_APPS_END,
        end=_TARGETS_BEGIN,
        now=say(message("can read now")),
        asks=say(message("may ask")),
        unasked=say(message("not now, takes it unasked")) if any(app.unasked for app in reached.apps) else "",
    )
    return Markup(drawing)  # noqa: S704 - from a template


def _height(number: int, count: int, height: int) -> float:
    """Spread evenly over the room below the legend."""
    return round(_TOP + (height - _TOP) * (number + 0.5) / count, 1)
