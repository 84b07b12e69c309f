"""Times as a letter gives them: to the minute, with the zone, so that nobody has to guess which clock."""

from __future__ import annotations

from datetime import datetime

from adbaudit.model.message import Message, message
from adbaudit.model.report import Report
from adbaudit.report.reading import phone_zone


def exact_time(time: datetime) -> Message:
    """`2026-11-22 14:03 +08:00`; a time that the phone gave without a zone says so."""
    minute = time.strftime("%Y-%m-%d %H:%M")
    if time.tzinfo is None:
        return message("{time} (zone not known)", time=minute)
    zone = time.strftime("%z")
    return message("{time}", time=f"{minute} {zone[:3]}:{zone[3:5]}")


def looked_at(report: Report) -> Message:
    """When the phone was read, in the phone's own zone where it is known."""
    zone, time = phone_zone(report), report.provenance.captured_at
    return exact_time(time.astimezone(zone) if zone and time.tzinfo else time)
