"""Commands as a person would type them."""

from __future__ import annotations

import shlex

from adbaudit.model.message import message
from adbaudit.report.hostile import LONGEST_LINE, visible

NOT_WHOLE = message(
    "A command of this step cannot be shown whole here, so it is left out: take the step on the phone’s own screen."
)


def command_line(argv: tuple[str, ...]) -> str:
    """`adb shell pm revoke …`; words that a shell would take apart are quoted."""
    return f"adb shell {shlex.join(argv)}"


def whole_line(argv: tuple[str, ...]) -> str | None:
    """The command as it can be shown and pasted; `None` where it would be cut or altered.

    Half of a `settings put secure enabled_accessibility_services a:b:…` switches off what stood in the other half.
    """
    line = command_line(argv)
    return line if visible(line, longest=LONGEST_LINE) == line else None
