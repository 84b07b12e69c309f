"""What no audit of a phone or a file can see."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message
from adbaudit.model.report import Report

_FILTERING_SKINS = ("MIUI", "HyperOS", "ColorOS", "realme UI", "OxygenOS", "Funtouch OS", "OriginOS")


def limit_sentences(report: Report) -> Iterator[Message]:
    """What no audit of this kind can see."""
    if report.device is None:
        yield message("A file shows what an app asks for, not what it did on a phone.")
        yield message("An app can load further code after it is installed.")
        yield from _code_limit(report)
        return
    yield message("What was sent away before: taking a permission away does not call back what was uploaded.")
    yield from _code_limit(report)
    yield message("Other ways to your contacts: numbers you typed in, accounts you gave, other apps, bought lists.")
    yield message("The phone keeps only the last read of each kind, and loses it when an app is installed anew.")
    if report.device and (report.device.skin or "").startswith(_FILTERING_SKINS):
        yield message(
            "Phones of this maker have a filter of their own that can give an app empty data instead of the real one. "
            "Android still says “can read” then; the filter cannot be seen from here."
        )


def _code_limit(report: Report) -> Iterator[Message]:
    if any(apk.code is not None for app in report.apps for apk in app.apks):
        yield message(
            "Code was looked into for what it names. A name that is put together while it runs, native code and packed "
            "code are not seen; a place in the code says what can happen, not that it did."
        )
