"""A page taken apart as a browser would: its elements, their attributes, the text between."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest

from adbaudit.report.order import in_order
from adbaudit.report.render import render

_VOID = {"meta", "link", "img", "br", "wbr", "line", "circle", "path", "rect"}
_BLOCKS = {"p", "li", "dd", "dt", "tr", "h1", "h2", "h3", "h4", "h5", "caption", "summary", "title", "desc", "text"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str | None]
    inside: tuple[str, ...]
    text: str = ""


@dataclass
class Parsed:
    elements: list[Element] = field(default_factory=list)
    text: str = ""
    unclosed: list[str] = field(default_factory=list)

    def all(self, *tags):
        return [one for one in self.elements if one.tag in tags]

    def ids(self):
        return [one.attributes["id"] for one in self.elements if "id" in one.attributes]


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.parsed, self.open = Parsed(), []

    def handle_starttag(self, tag, attrs):
        element = Element(tag=tag, attributes=dict(attrs), inside=tuple(one.tag for one in self.open))
        self.parsed.elements.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.parsed.elements.append(Element(tag=tag, attributes=dict(attrs), inside=()))

    def handle_endtag(self, tag):
        if tag in {"td", "th"}:
            self.parsed.text += " | "
        if tag in _BLOCKS:
            self.parsed.text += "\n"
        if not self.open or self.open[-1].tag != tag:
            self.parsed.unclosed.append(tag)
        else:
            self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element.text += data
        if not self.open or self.open[-1].tag != "style":
            self.parsed.text += data


def parsed(html):
    reader = _Reader()
    reader.feed(html)
    reader.parsed.unclosed += [one.tag for one in reader.open]
    return reader.parsed


@pytest.fixture
def take_apart():
    return parsed


@pytest.fixture
def page(english):
    """The page of a report, taken apart."""

    def of(report):
        return parsed(render(in_order(report), "html", english))

    return of
