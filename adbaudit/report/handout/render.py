"""A hand-out in the format that was asked for."""

from __future__ import annotations

from adbaudit.model.handout import Handout
from adbaudit.ports import Translator
from adbaudit.report.handout.html import html_of
from adbaudit.report.handout.markdown import markdown_of
from adbaudit.report.handout.text import text_of


def render_handout(handout: Handout, format_name: str, say: Translator) -> str:
    """Text, Markdown or HTML."""
    return {"text": text_of, "markdown": markdown_of, "html": html_of}[format_name](handout, say)
