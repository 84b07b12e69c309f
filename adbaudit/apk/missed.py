"""What was named and could not be looked at, as an error in three parts; one of them does not end the run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from adbaudit.errors import FileFault
from adbaudit.model.message import Message, message
from adbaudit.model.os_reason import os_reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A path that stayed unread; the fault is raised only where nothing else could be read either."""

    path: str
    fault: FileFault


def missed_file(path: Path, reason: Message) -> Missed:
    """A file that cannot be opened."""
    fault = FileFault(
        message("The file {file} cannot be opened: {reason}.", file=str(path), reason=reason),
        means=message("It was not looked at, so this says nothing about the app in it."),
        next_step=message("Check the name and that you may read the file, then try again."),
    )
    return Missed(path=str(path), fault=fault)


def missed_folder(path: Path, reason: Message) -> Missed:
    """A folder that cannot be listed: an app could lie in it."""
    fault = FileFault(
        message("The folder {folder} cannot be listed: {reason}.", folder=str(path), reason=reason),
        means=message("There may be apps in it that this audit would miss."),
        next_step=message("Check that you may open the folder, or name other folders."),
    )
    return Missed(path=str(path), fault=fault)


def missed_link(path: Path) -> Missed:
    """A link to a folder elsewhere, which is not followed."""
    fault = FileFault(
        message("The link {link} leads to another folder and was not followed.", link=str(path)),
        means=message("There may be apps in that folder that this audit would miss."),
        next_step=message("Name that folder as well."),
    )
    return Missed(path=str(path), fault=fault)


def no_apk_in(path: Path) -> Missed:
    """A folder without any APK."""
    fault = FileFault(
        message("There is no APK file in {folder}.", folder=str(path)),
        means=message("Nothing was looked at, so this says nothing about any app."),
        next_step=message("Name a folder that holds .apk, .apks, .apkm or .xapk files, or name the files themselves."),
    )
    return Missed(path=str(path), fault=fault)


def reason_of(fault: OSError) -> Message:
    """In every language, where we have words for it."""
    return os_reason(fault)
