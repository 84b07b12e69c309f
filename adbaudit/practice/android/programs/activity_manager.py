"""`am force-stop` and `am start` (ActivityManagerShellCommand)."""

from __future__ import annotations

from adbaudit.practice.android.programs.activities import activity_for
from adbaudit.practice.android.programs.words import (
    EVERYONE,
    Words,
    argument,
    complained,
    said,
    split_user,
    users_meant,
)
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.android.thrown import SECURITY, Thrown
from adbaudit.practice.machine import Output


def activity_manager(state: PhoneState, words: Words) -> Output:
    """One `am` command."""
    verb = argument(words, 0, "Activity manager (activity) commands:\n")
    if verb == "force-stop":
        return _force_stop(state, words[1:])
    if verb in {"start", "start-activity"}:
        return _start(state, words[1:])
    return said(f"Unknown command: {verb}\n", 255)


def _force_stop(state: PhoneState, words: Words) -> Output:
    """Stopped until it is opened again; without `--user` for everyone."""
    user_id, rest = split_user(words, default=EVERYONE)
    name = argument(rest, 0, "Error: no package name specified\n", 1)
    if user_id != EVERYONE:
        users_meant(state, user_id)
    for user in state.user_ids if user_id == EVERYONE else (user_id,):
        if state.has(name, user):
            state.package_users[name, user].stopped = True
    return said("")


def _start(state: PhoneState, words: Words) -> Output:
    """Open a page; the phone shows it, the answer only says which intent was sent."""
    user_id, rest = split_user(words, default=0)
    users_meant(state, user_id)
    parts = _intent_parts(rest)
    intent = "Intent { " + " ".join(f"{key}={value}" for key, value in parts) + " }"
    fields = dict(parts)
    component = fields.get("cmp", "")
    found = activity_for(state, action=fields.get("act", ""), component=component)
    if component and found is None:
        text = f"Starting: {intent}\nError type 3\nError: Activity class {{{component}}} does not exist.\n"
        return Output(stdout=text.encode(), status=1 if state.sdk >= 29 else 0)
    if found is not None and found.is_guarded and state.permission_lock:
        needed = "android.permission.GRANT_RUNTIME_PERMISSIONS"
        raise Thrown(SECURITY, f"Permission Denial: starting {intent} from null (pid=9001, uid=2000) requires {needed}")
    if found is None:
        return complained(f"Error: Activity not started, unable to resolve {intent}\n", 1)
    return said(f"Starting: {intent}\n")


def _intent_parts(words: Words) -> list[tuple[str, str]]:
    """Action, data, component and the mark for extras, in the order Intent#toString prints them."""
    values: dict[str, str] = {}
    place = 0
    while place < len(words):
        word, value = words[place], words[place + 1] if place + 1 < len(words) else ""
        if word in {"-a", "-d", "-n", "-t", "-p"}:
            values[{"-a": "act", "-d": "dat", "-n": "cmp", "-t": "typ", "-p": "pkg"}[word]] = value
            place += 2
        elif word in {"--es", "--ei", "--ez"}:
            values["has"] = "extras"
            place += 3
        else:
            place += 1
    text: list[tuple[str, str]] = [(key, values[key]) for key in ("act", "dat", "typ", "pkg", "cmp") if key in values]
    return [*text, ("(has", "extras)")] if "has" in values else text
