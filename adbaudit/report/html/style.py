"""The style sheet that stands in every page, and the policy that lets a browser use it and nothing else."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files


@cache
def style_sheet() -> str:
    """The text between the tags, line for line."""
    text = files("adbaudit.report.html").joinpath("templates", "style.css").read_text(encoding="utf-8")
    return f"\n{text.strip()}\n".replace("</", "")


@cache
def policy() -> str:
    """Content Security Policy, level 3: this one style sheet, pictures that stand in the file, and nothing else.

    A hash holds for the very text of the element, as W3C CSP3 §8.4 has it.
    """
    digest = base64.b64encode(hashlib.sha256(style_sheet().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'none'; base-uri 'none'"
