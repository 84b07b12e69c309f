"""What an APK file says of itself, for an explanation: its package, its name on the screen, who signed it."""

from __future__ import annotations

from pathlib import Path

from adbaudit.errors import UsageFault
from adbaudit.model.marks import Marks
from adbaudit.model.message import Message, message
from adbaudit.model.rule import RulePack
from adbaudit.ports import Progress
from adbaudit.workflow.apk_files import nothing_read, read_files
from adbaudit.workflow.apk_reading import Manner, begun
from adbaudit.workflow.explain import AppNamed


def named_by_file(path: Path, pack: RulePack, progress: Progress, *, language: str) -> AppNamed:
    """The app in the file.

    Raises:
        FileFault: the file cannot be read as an APK.
        UsageFault: there are several apps at the path.

    """
    with begun([path], Manner(language=language)) as reading:
        apps, gaps = read_files(reading, pack, progress)
    named = [app for app in apps if app.installed.package]
    if not named:
        raise nothing_read(gaps)
    if len(named) > 1:
        raise _several(path)
    (app,) = named
    return AppNamed(package=app.installed.package, label=app.label, marks=Marks.of(app.apks))


def of_another_app(given: str, found: str) -> UsageFault:
    """The file is not of the package that was named."""
    return _wrong(message("The file is of {found}, not of {given}.", found=found, given=given))


def _several(path: Path) -> UsageFault:
    return _wrong(message("{path} holds more than one app.", path=str(path)))


def _wrong(happened: Message) -> UsageFault:
    return UsageFault(
        happened,
        means=message("Only one app is explained at a time, so nothing was done."),
        next_step=message("Give one file after --apk, and leave the package away or give its own."),
    )
