"""What went wrong with an answer, in words; AOSP texts from `android.os.Parcel`, `DumpUtils` and `sh`."""

from __future__ import annotations

import re

from adbaudit.model.message import Message, message
from adbaudit.ports import Answer, Ending, reason_of

HEAD = 4096
"""Refusals stand at the top; further down the same words may be a package's own text."""
_MISSING = re.compile(
    r"(?:inaccessible or not found|: not found|Can't find service|Unknown command|Error: unknown command)", re.MULTILINE
)
_REFUSED = re.compile(
    r"^(?![ \t]).*(?:SecurityException: |Permission Denial|Security exception|Operation not allowed|"
    r"Neither user \d+ nor|does not have permission to).*$",
    re.MULTILINE,
)
_GAVE_UP = (b"\n*** SERVICE '", b"\nException occurred while dumping", b"\nError dumping service info")


def trouble_with(answer: Answer) -> Message | None:
    """Why this answer cannot be trusted to be whole, or `None` when nothing speaks against it."""
    if answer.ending is Ending.COMPLETE:
        return _trouble_in(answer)
    if answer.ending is Ending.NOT_SAVED and answer.output:
        return message("what was saved holds only part of the answer")
    return reason_of(answer.ending)


def _trouble_in(answer: Answer) -> Message | None:
    head = answer.output[:HEAD].decode("utf-8", errors="replace")
    refused = _REFUSED.search(head)
    if refused:
        return message("the phone refused: {text}", text=refused.group().strip())
    if answer.status == 127 or (answer.status != 0 and _MISSING.search(head)) or head.startswith("Can't find service"):
        return message("this phone does not know the command")
    if answer.status:
        return message("the command ended with error {status}", status=answer.status)
    if any(mark in answer.output or answer.output.startswith(mark[1:]) for mark in _GAVE_UP):
        return message("Android broke off the answer")
    if answer.output and not answer.output.endswith(b"\n"):
        return message("the answer was cut off in the middle of a line")
    return None
