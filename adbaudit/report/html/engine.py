"""The templates of the report's page."""

from __future__ import annotations

from functools import partial

from adbaudit.report.engine import filled as filled_in

filled = partial(filled_in, "adbaudit.report.html")
"""The template of that name; values are text made by `Speech`, or are escaped there."""
