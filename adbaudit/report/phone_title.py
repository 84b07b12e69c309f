"""Which phone a report is of, in one line, for somebody who holds several."""

from __future__ import annotations

from adbaudit.model.message import Message, message
from adbaudit.model.quoted import in_sentence
from adbaudit.model.report import Report


def phone_title(report: Report) -> Message:
    """Maker, model and Android version, as the phone gave them."""
    device = report.device
    if device is None:
        return message("A phone that was not read")
    unknown = message("not known")
    return message(
        "{maker} {model}, Android {android}",
        maker=in_sentence(device.manufacturer) if device.manufacturer else "",
        model=in_sentence(device.model) if device.model else unknown,
        android=in_sentence(device.android) if device.android else unknown,
    )
