"""A part of the page after the first one: a heading with blocks, or with one article for each app."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from adbaudit.report.html.block import Block
from adbaudit.report.html.face import Face


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """All that is said of one app."""

    anchor: str
    face: Face
    name: Markup
    package: Markup
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """`is_new_page`: begins on a sheet of its own where it is printed."""

    anchor: str
    heading: Markup
    blocks: tuple[Block, ...] = ()
    apps: tuple[Article, ...] = ()
    is_new_page: bool = False
