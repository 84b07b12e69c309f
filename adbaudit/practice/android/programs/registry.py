"""Which programs there are, from which version, and which of their commands may change the phone."""

from __future__ import annotations

from collections.abc import Callable

from adbaudit.practice.android.programs.activity_manager import activity_manager
from adbaudit.practice.android.programs.app_ops import app_ops
from adbaudit.practice.android.programs.cmd import cmd
from adbaudit.practice.android.programs.date import date
from adbaudit.practice.android.programs.dumpsys import dumpsys
from adbaudit.practice.android.programs.getprop import getprop
from adbaudit.practice.android.programs.identity import identify, whoami
from adbaudit.practice.android.programs.package_manager import package_manager
from adbaudit.practice.android.programs.settings import settings
from adbaudit.practice.android.programs.words import Words
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.machine import Output

Program = Callable[[PhoneState, Words], Output]

_PROGRAMS: dict[str, tuple[int, Program]] = {
    "getprop": (1, getprop),
    "date": (1, date),
    "id": (1, identify),
    "whoami": (23, whoami),
    "settings": (17, settings),
    "pm": (1, package_manager),
    "am": (1, activity_manager),
    "appops": (22, app_ops),
    "dumpsys": (1, dumpsys),
    "cmd": (24, cmd),
}

_SERVICE_PROGRAMS = {"package": "pm", "appops": "appops", "activity": "am", "settings": "settings"}

_CHANGING: dict[str, frozenset[str]] = {
    "pm": frozenset(
        {
            "grant", "revoke", "set-permission-flags", "clear-permission-flags", "suspend", "unsuspend",
            "enable", "disable", "disable-user", "default-state",
        }
    ),
    "am": frozenset({"force-stop", "start", "start-activity"}),
    "appops": frozenset({"set"}),
    "settings": frozenset({"put", "delete"}),
    "role": frozenset({"add-role-holder", "remove-role-holder"}),
    "notification": frozenset({"allow_listener", "disallow_listener"}),
}  # fmt: skip


def program_named(name: str, sdk: int) -> Program | None:
    """The program, when this version has it."""
    since, program = _PROGRAMS.get(name.removeprefix("/system/bin/"), (99, None))
    return program if since <= sdk else None


def plain_words(argv: Words) -> Words:
    """The command with its program's short name: `cmd package grant …` is `pm grant …`."""
    name = argv[0].removeprefix("/system/bin/")
    if name == "cmd" and len(argv) > 1:
        return (_SERVICE_PROGRAMS.get(argv[1], argv[1]), *argv[2:])
    return (name, *argv[1:])


def may_change(argv: Words) -> bool:
    """Whether a command is of a kind that changes a phone, whatever comes of it."""
    program, *rest = plain_words(argv)
    return bool(rest) and rest[0] in _CHANGING.get(program, frozenset())
