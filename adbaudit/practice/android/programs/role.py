"""`cmd role` (RoleShellCommand): adding and removing from Android 10, asking only from 14."""

from __future__ import annotations

from adbaudit.practice.android.programs.words import Words, argument, complained, said, split_user, users_meant
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.machine import Output

_NEEDS_A_RUNNING_USER_UNTIL = 35
"""The service that changes roles is an app's, and is started in the user (RoleControllerManager)."""
_FAILED = (
    "Error: see logcat for details.\n"
    "java.util.concurrent.ExecutionException: java.lang.RuntimeException: Failed\n"
    "\tat java.util.concurrent.CompletableFuture.reportGet(CompletableFuture.java:396)\n"
)


def role(state: PhoneState, words: Words) -> Output:
    """One `cmd role` command."""
    verb = argument(words, 0, "Role (role) commands:\n")
    if verb == "get-role-holders" and state.sdk < 34:
        return said(f"Unknown command: {verb}\n", 255)
    if verb not in {"get-role-holders", "add-role-holder", "remove-role-holder"}:
        return said(f"Unknown command: {verb}\n", 255)
    user_id, rest = split_user(words[1:], default=0)
    (user_id,) = users_meant(state, user_id)[:1]
    name = argument(rest, 0, "")
    roles = state.roles.setdefault(user_id, {})
    if verb == "get-role-holders":
        holders = roles.get(name, ())
        return said(";".join(holders) + "\n" if holders else "\n")
    package = argument(rest, 1, "")
    if not state.is_running(user_id) and state.sdk <= _NEEDS_A_RUNNING_USER_UNTIL:
        return complained(_FAILED)
    others = tuple(holder for holder in roles.get(name, ()) if holder != package)
    roles[name] = (*others, package) if verb == "add-role-holder" else others
    return said("")
