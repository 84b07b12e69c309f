"""Files that must not be written over by accident: what a phone said on a day is proof that nobody can make again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from adbaudit.errors import UsageFault
from adbaudit.model.message import Message, message

_ANOTHER_OR_FORCE = message("Choose another name after -o; --force replaces the file.")
_ANOTHER_OR_REMOVE = message("Choose another name after -o, or remove that file first.")


def is_file(path: Path) -> bool:
    """Whether an ordinary file stands there; in a folder that lets nobody look, none that we could write over."""
    try:
        return path.is_file()
    except PermissionError:
        return False


def check_is_new(paths: Sequence[Path]) -> None:
    """No ordinary file stands there yet.

    Raises:
        UsageFault: one does.

    """
    for path in paths:
        if is_file(path):
            raise capture_is_there(path)


def capture_is_there(path: Path) -> UsageFault:
    """What to say of it, also where it came to be there meanwhile."""
    return UsageFault(
        message("{path} is already there, and was left as it is.", path=str(path)),
        means=message("A capture of an earlier visit cannot be made again, so no file is replaced unasked."),
        next_step=_ANOTHER_OR_FORCE,
    )


def check_no_report_is_lost(paths: Sequence[Path], *, is_forced: bool) -> None:
    """No ordinary file with anything in it stands there yet, and even where one may be replaced it is no capture.

    Raises:
        UsageFault: one does, or is.

    """
    for path in paths:
        check_is_no_capture(path)
        if not is_forced:
            _check_holds_nothing(path, _ANOTHER_OR_FORCE)


def check_no_file_is_lost(path: Path | None) -> None:
    """The same for a command on which `--force` means something else.

    Raises:
        UsageFault: a file with anything in it stands there.

    """
    if path is not None:
        check_is_no_capture(path)
        _check_holds_nothing(path, _ANOTHER_OR_REMOVE)


def _check_holds_nothing(path: Path, next_step: Message) -> None:
    if is_file(path) and path.stat().st_size:
        raise report_is_there(path, next_step)


def report_is_there(path: Path, next_step: Message = _ANOTHER_OR_REMOVE) -> UsageFault:
    """What to say of a file that is not replaced, also where it came to be there meanwhile."""
    return UsageFault(
        message("{path} is already there, and was left as it is.", path=str(path)),
        means=message("A report of an earlier visit may be the only proof of it, so no file is replaced unasked."),
        next_step=next_step,
    )


def check_is_no_capture(path: Path) -> None:
    """A report may replace an older report, and never a capture.

    Raises:
        UsageFault: a capture is kept there.

    """
    if _holds_a_capture(path):
        raise UsageFault(
            message("{path} is a capture, and was left as it is.", path=str(path)),
            means=message("A report would have replaced what the phone said then, which cannot be had again."),
            next_step=message("Choose another name after -o, such as report.txt."),
        )


def _holds_a_capture(path: Path) -> bool:
    from adbaudit.saved.capture_file import HEAD, is_capture  # noqa: PLC0415  # brings the format in

    if not is_file(path):
        return False
    try:
        with path.open("rb") as file:
            return is_capture(file.read(HEAD))
    except OSError:
        return False  # whoever cannot read it cannot replace it unnoticed either
