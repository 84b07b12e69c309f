"""What can be wrong with a saved file, each in three parts."""

from __future__ import annotations

from pathlib import Path

from adbaudit.errors import FileFault, NothingKnown
from adbaudit.model.message import Message, message


def damaged(path: Path) -> FileFault:
    """A capture whose digest does not fit."""
    return FileFault(
        message("{path} was changed or damaged since it was made.", path=str(path)),
        means=message("It can no longer be told what the phone said, so nothing of it was used."),
        next_step=message("Copy the file again from where it came from, or make a new capture."),
    )


def unreadable(path: Path, reason: Message | str) -> FileFault:
    """The operating system does not let us read it."""
    return FileFault(
        message("{path} cannot be read: {reason}", path=str(path), reason=reason),
        means=message("Nothing was looked at."),
        next_step=message("Check the name, and whether you may open the file."),
    )


def unwritable(path: Path, reason: Message | str) -> FileFault:
    """The capture cannot be kept."""
    return FileFault(
        message("The capture could not be written to {path}: {reason}", path=str(path), reason=reason),
        means=message("The phone was read, but its answers were not kept."),
        next_step=message("Choose another place with -o."),
    )


def too_much(path: Path) -> FileFault:
    """More than any phone says."""
    return FileFault(
        message("{path} holds more than any phone says.", path=str(path)),
        means=message("Such a file can be made to fill a computer's memory, so it was not read."),
        next_step=message("Give the one file or folder that holds the phone's outputs."),
    )


def not_recognised(path: Path) -> NothingKnown:
    """Nothing in it looks like an output we know."""
    return unusable(path, message("None of it looks like the output of a command that adbaudit knows."))


def unusable(path: Path, why: Message) -> NothingKnown:
    """It could be opened, but tells nothing."""
    return NothingKnown(
        message("Nothing could be read from {path}.", path=str(path)),
        means=why,
        next_step=message(
            "Give a capture, an “adb bugreport” file, an AndroidQF folder, or the outputs of “getprop”, "
            "“dumpsys package” and “dumpsys appops” as text files."
        ),
    )
