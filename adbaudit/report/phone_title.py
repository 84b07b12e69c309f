"""Which phone a report is of, in one line, for somebody who holds several."""

from __future__ import annotations

from adbaudit.model.message import Message, message
from adbaudit.model.report import Report


def phone_title(report: Report) -> Message:
    """Maker, model and Android version, as the phone gave them."""
    device = report.device
    if device is None:
        return message("A phone that was not read")
    unknown = message("not known")
    return message(
        "{maker} {model}, Android {android}",
        maker=device.manufacturer or "",
        model=device.model or unknown,
        android=device.android or unknown,
    )
