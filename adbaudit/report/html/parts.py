"""The parts of a report after its first page, in the order in which they are read."""

from __future__ import annotations

from adbaudit.report.html.advice_part import advice_part
from adbaudit.report.html.app_article import app_part
from adbaudit.report.html.appendix import appendix_part
from adbaudit.report.html.closing_parts import (
    baseline_part,
    changed_part,
    gap_part,
    general_part,
    limit_part,
    other_apps_part,
)
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.in_short import short_part
from adbaudit.report.html.law_part import law_part
from adbaudit.report.html.overview_part import overview_part
from adbaudit.report.html.part import Part
from adbaudit.report.html.pictures.timeline_picture import timeline_part

_PARTS = (
    advice_part,
    baseline_part,
    changed_part,
    overview_part,
    timeline_part,
    app_part,
    short_part,
    general_part,
    other_apps_part,
    law_part,
    gap_part,
    limit_part,
    appendix_part,
)


def parts_of(frame: Frame) -> tuple[Part, ...]:
    """Those of which there is something to say."""
    return tuple(part for make in _PARTS for part in make(frame))
