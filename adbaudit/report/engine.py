"""Templates filled in: everything escaped, a name that is not there is a fault."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from adbaudit.report.isolated import isolated


def filled(room: str, name: str, **values: object) -> str:
    """The template of that name in the folder `templates` of a room; what is no markup yet is escaped here."""
    return _environment(room).get_template(name).render(**values)


def policy_of(style_sheet: str) -> str:
    """Content Security Policy, level 3: this one style sheet, pictures that stand in the file, and nothing else.

    A hash holds for the very text of the element, as W3C CSP3 §8.4 has it.
    """
    digest = base64.b64encode(hashlib.sha256(style_sheet.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'none'; base-uri 'none'"


@cache
def _environment(room: str) -> Environment:
    environment = Environment(
        loader=PackageLoader(room),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["isolated"] = isolated
    return environment
