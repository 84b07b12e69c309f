"""Where facts came from, in words that fit after “from”."""

from __future__ import annotations

from adbaudit.model.message import Message, message
from adbaudit.model.report import SourceKind


def source_name(kind: SourceKind) -> Message:
    """Where the facts came from, fit after “from”."""
    return {
        SourceKind.ADB: message("a phone over adb"),
        SourceKind.PRACTICE: message("the built-in practice phone"),
        SourceKind.CAPTURE: message("a saved capture"),
        SourceKind.BUGREPORT: message("a bug report"),
        SourceKind.ANDROIDQF: message("an AndroidQF folder"),
        SourceKind.FOLDER: message("a folder of saved outputs"),
        SourceKind.APK: message("APK files"),
    }[kind]
