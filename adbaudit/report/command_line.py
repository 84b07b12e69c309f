"""Commands as a person would type them."""

from __future__ import annotations

import shlex


def command_line(argv: tuple[str, ...]) -> str:
    """`adb shell pm revoke …`; words that a shell would take apart are quoted."""
    return f"adb shell {shlex.join(argv)}"
