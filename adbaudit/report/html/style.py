"""The style sheet that stands in every page, and the policy that lets a browser use it and nothing else."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from adbaudit.report.engine import policy_of


@cache
def style_sheet() -> str:
    """The text between the tags, line for line."""
    text = files("adbaudit.report.html").joinpath("templates", "style.css").read_text(encoding="utf-8")
    return f"\n{text.strip()}\n".replace("</", "")


@cache
def policy() -> str:
    """What lets a browser use it and nothing else."""
    return policy_of(style_sheet())
