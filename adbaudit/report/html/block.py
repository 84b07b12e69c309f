"""What a page is made of: a few kinds of blocks, each laid out by one template."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, Union

from markupsafe import Markup

Tone = Literal["", "now", "asks", "off", "unknown", "quiet", "strong", "blank", "fine"]
"""How a word is coloured: can read now, may ask, stopped, not known; never alone, the word itself says it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One or more sentences."""

    form: ClassVar = "paragraph"
    text: Markup
    tone: Tone = ""
    lead: Markup | None = None
    """Stands before it in bold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """`depth` 1 is a part of a report, 2 an app, 3 what is said of it."""

    form: ClassVar = "heading"
    text: Markup
    depth: int
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One point of a list, with more below it."""

    text: Markup
    tone: Tone = ""
    badge: Markup | None = None
    goes_to: str | None = None
    """The anchor of the place in this page that says more."""
    below: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A list; a numbered one where the order matters."""

    form: ClassVar = "listing"
    items: tuple[Item, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """`is_code`: a name that programs use."""

    text: Markup
    tone: Tone = ""
    is_code: bool = False
    more: Markup | None = None
    """A second line, smaller."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The first cell of a row names the row; `is_dense`: many rows, small letters."""

    form: ClassVar = "table"
    caption: Markup
    heads: tuple[Markup, ...]
    rows: tuple[tuple[Cell, ...], ...]
    is_dense: bool = False
    hides_caption: bool = False
    """Where a heading right above says the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A line to type."""

    form: ClassVar = "command"
    text: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """Opened by a tap on a screen, and always open on paper."""

    form: ClassVar = "folded"
    summary: Markup
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A drawing made of SVG, with its title and what it shows in words."""

    form: ClassVar = "picture"
    anchor: str
    title: Markup
    description: Markup
    width: int
    height: int
    drawing: Markup


Block = Union[Paragraph, Heading, Listing, Table, Command, Folded, Picture]
