"""Who can read what, in a table and drawn: after what to do, which is needed first."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import message
from adbaudit.report.html.frame import Frame
from adbaudit.report.html.in_short import more_apps
from adbaudit.report.html.overview import overview_table
from adbaudit.report.html.part import Part
from adbaudit.report.html.pictures.reach_picture import reach_picture


def overview_part(frame: Frame) -> Iterator[Part]:
    """Nothing where there is no app of lending."""
    if frame.lending:
        title = frame.speech(message("Loan apps, and apps that may be one"))
        yield Part(
            anchor=frame.anchor("overview"),
            heading=title,
            blocks=(overview_table(frame, title), *more_apps(frame), *reach_picture(frame)),
        )
