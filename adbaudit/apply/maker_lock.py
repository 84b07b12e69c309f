"""Find out whether the phone's maker lets a computer change permissions at all, by commands that change nothing."""

from __future__ import annotations

from adbaudit.apply.reasons import is_locked
from adbaudit.ports import Command, Shell

PROBES = (
    ("pm", "revoke", "--user", "0", "com.android.shell", "adbaudit.permission.NONE"),
    ("appops", "set", "--user", "0", "com.android.shell", "GET_USAGE_STATS", "default"),
)
"""A permission that does not exist: the right to change is asked for first (AOSP enforceCallingOrSelfPermission in
revokeRuntimePermission). An op of the shell itself, whose own default is the mode "default" (AOSP AppOpsManager), so
that nothing is written."""


def find_lock(shell: Shell) -> bool:
    """Whether the phone refused; a phone that says anything else, or nothing, is not known to be locked."""
    commands = [Command(argv=argv, seconds=15, max_bytes=64 * 1024) for argv in PROBES]
    answers = tuple(shell.run(commands))
    return any(is_locked(answer) for answer in answers)
