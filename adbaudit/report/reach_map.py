"""Who can reach what: apps of lending against contacts, messages, call log and the ways around them."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.access import NOW, Effective
from adbaudit.model.message import Message
from adbaudit.model.names import group_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.report.naming import app_name, way_name
from adbaudit.report.outline import Outline
from adbaudit.report.page import Page, Row
from adbaudit.report.reading import GROUPS, WAYS, comes_unasked, reach

MOST_APPS = 14
"""More lines than these are a thicket."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reacher:
    """An app, with what it can read now and what it may ask for, for any user."""

    name: Message
    now: frozenset[Message]
    unasked: frozenset[Message]
    """What it cannot read now and Android would give it without a question."""
    asks: frozenset[Message]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachMap:
    """Only apps that reach or may ask for something; `undrawn` counts those beyond `MOST_APPS`."""

    apps: tuple[Reacher, ...]
    targets: tuple[Message, ...]
    undrawn: int


def reach_map(outline: Outline) -> ReachMap | None:
    """`None` where no app of lending on a phone can read or may ask."""
    pages = [page for page in (*outline.loans, *outline.maybes) if page.app.in_phone]
    reaching = [one for one in map(_reacher, pages) if one.now or one.unasked or one.asks]
    drawn = tuple(reaching[:MOST_APPS])
    every = (*map(group_name, GROUPS), *map(way_name, WAYS))
    reached = frozenset(target for one in drawn for target in (*one.now, *one.unasked, *one.asks))
    always = frozenset(map(group_name, GROUPS))
    targets = tuple(target for target in every if target in reached | always)
    return ReachMap(apps=drawn, targets=targets, undrawn=len(reaching) - len(drawn)) if drawn else None


def _reacher(page: Page) -> Reacher:
    answers = {group: {reach(row.installed, group) for row in page.rows} for group in GROUPS}
    now = [group_name(group) for group in GROUPS if answers[group] & NOW]
    later = [group for group in GROUPS if Effective.ASKS in answers[group] and not answers[group] & NOW]
    unasked = [group for group in later if any(_takes_unasked(row, group) for row in page.rows)]
    return Reacher(
        name=app_name(page),
        now=frozenset([*now, *map(way_name, page.open_ways)]),
        unasked=frozenset(map(group_name, unasked)),
        asks=frozenset(group_name(group) for group in later if group not in unasked),
    )


def _takes_unasked(row: Row, group: PermissionGroup) -> bool:
    return reach(row.installed, group) is Effective.ASKS and comes_unasked(row.installed, group)
