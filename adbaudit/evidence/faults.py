"""Why a bundle cannot be checked at all, each in three parts."""

from __future__ import annotations

from pathlib import Path

from adbaudit.errors import FileFault, UsageFault
from adbaudit.evidence.members import LARGEST, LARGEST_OWN, MOST_OWN
from adbaudit.model.message import Message, message


def unreadable(path: Path, why: str | Message) -> FileFault:
    """The operating system does not let us read it."""
    return FileFault(
        message("{path} could not be read: {why}", path=str(path), why=why),
        means=message("Nothing was checked."),
        next_step=message("Check the name and whether you may read the file."),
    )


def too_much(path: Path) -> FileFault:
    """More than any bundle."""
    return FileFault(
        message("{path} is larger than any bundle, or unpacks to more.", path=str(path)),
        means=message("A bundle has {megabytes} MB at most. It was not read further.", megabytes=LARGEST // 2**20),
        next_step=message("Give the file that “adbaudit evidence seal” wrote."),
    )


def more_than_fits() -> UsageFault:
    """More files or bytes than a bundle can have."""
    return UsageFault(
        message(
            "These are more than a bundle can hold: {most} files, {megabytes} MB.",
            most=MOST_OWN,
            megabytes=LARGEST_OWN // 2**20,
        ),
        means=message("A bundle is held in memory whole, so that it is written whole or not at all. Nothing was kept."),
        next_step=message("Leave long videos out and seal them in a bundle of their own, or give fewer files."),
    )


def no_bundle(path: Path, *, is_cut: bool) -> FileFault:
    """None of what makes a bundle could be read."""
    happened = message("{path} is no bundle of evidence.", path=str(path))
    if is_cut:
        happened = message("{path} is no bundle of evidence, or was cut off near its beginning.", path=str(path))
    return FileFault(
        happened,
        means=message("There is neither a list of digests nor a manifest in it, so nothing could be checked."),
        next_step=message("Give the file that “adbaudit evidence seal” wrote, or copy it once more."),
    )


def another_version(path: Path) -> FileFault:
    """A newer form."""
    return FileFault(
        message("{path} is a bundle of a form that this adbaudit does not know.", path=str(path)),
        means=message("A newer adbaudit wrote it, and checking it by halves would mislead. Nothing was checked."),
        next_step=message("Get the newest adbaudit, and try again."),
    )


def not_opened(path: Path, why: Message) -> FileFault:
    """Encrypted, and the key or passphrase does not open it."""
    return FileFault(
        message("{path} could not be decrypted: {why}.", path=str(path), why=why),
        means=message("Nothing in it was read, so nothing can be said of it."),
        next_step=message(
            "Try again with the right one. There is no other way in: adbaudit keeps no copy of a passphrase or key."
        ),
    )


def too_much_work(path: Path) -> FileFault:
    """Encrypted so that opening it takes more memory and time than any bundle of ours."""
    return FileFault(
        message("{path} asks for more work to open than adbaudit does.", path=str(path)),
        means=message("Nothing in it was read, so nothing can be said of it."),
        next_step=message("If you trust whoever gave it to you, “age -d” may open it; then check what it gives."),
    )


def cut_or_changed(path: Path) -> FileFault:
    """Encrypted, and not whole."""
    return FileFault(
        message("{path} is damaged: it was cut off or changed after it was encrypted.", path=str(path)),
        means=message("Of an encrypted file nothing can be believed unless all of it is there. Nothing was read."),
        next_step=message("Copy the file once more from where it came from, and compare the sizes."),
    )


def no_encryption() -> FileFault:
    """The library is missing on this computer."""
    return FileFault(
        message("This computer has no library for encryption (pyrage)."),
        means=message("Nothing was encrypted or decrypted, and nothing was written."),
        next_step=message("Install it with “pip install pyrage”, or use the program “age” beside adbaudit."),
    )
