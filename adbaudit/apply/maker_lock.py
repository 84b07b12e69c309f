"""Find out whether the phone's maker lets a computer change permissions at all, by commands that change nothing."""

from __future__ import annotations

import re

from adbaudit.apply.reasons import is_locked
from adbaudit.ports import Answer, Command, Shell

_SHELL = "com.android.shell"
_OP = "GET_USAGE_STATS"
_REVOKE = ("pm", "revoke", "--user", "0", _SHELL, "adbaudit.permission.NONE")
"""A permission that does not exist: the right to change is asked for first (AOSP enforceCallingOrSelfPermission in
revokeRuntimePermission)."""
_READ = ("appops", "get", "--user", "0", _SHELL, _OP)
_MODE = re.compile(rf"^(?:{_OP}|Default mode): (allow|ignore|deny|default|foreground)", re.MULTILINE)
_BY_UID = re.compile(rf"^Uid mode: {_OP}:", re.MULTILINE)


def find_lock(shell: Shell) -> bool:
    """Whether the phone refused; a phone that says anything else, or nothing, is not known to be locked."""
    revoked, read = _answers(shell, _REVOKE, _READ)
    if is_locked(revoked) or is_locked(read):
        return True
    mode = _MODE.search(read.text)
    if mode is None or _BY_UID.search(read.text):
        return False
    (written,) = _answers(shell, ("appops", "set", "--user", "0", _SHELL, _OP, mode.group(1)))
    return is_locked(written)


def _answers(shell: Shell, *commands: tuple[str, ...]) -> tuple[Answer, ...]:
    """The mode that is written is the one that was just read."""
    return tuple(shell.run([Command(argv=argv, seconds=15, max_bytes=64 * 1024) for argv in commands]))
