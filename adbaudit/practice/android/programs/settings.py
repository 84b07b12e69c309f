"""`settings get|put|delete|list [--user N] NAMESPACE KEY [VALUE]` (SettingsService's shell command)."""

from __future__ import annotations

from adbaudit.practice.android.programs.words import Words, argument, complained, said, split_user, users_meant
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.android.thrown import SECURITY, Thrown
from adbaudit.practice.machine import Output

_NAMESPACES = ("system", "secure", "global")


def settings(state: PhoneState, words: Words) -> Output:
    """Reads and writes; `null` is printed for what was never set."""
    verb = argument(words, 0, "Current settings provider commands:\n  get [--user <USER_ID> | current] NAMESPACE KEY\n")
    user_id, rest = split_user(words[1:], default=0)
    (user_id,) = users_meant(state, user_id)[:1]
    namespace = argument(rest, 0, "Error: Namespace not specified\n")
    if namespace not in _NAMESPACES:
        return complained(f"Error: Invalid namespace '{namespace}'\n")
    values = state.settings.setdefault((namespace, 0 if namespace == "global" else user_id), {})
    if verb == "list":
        return said("".join(f"{key}={value}\n" for key, value in sorted(values.items())))
    key = argument(rest, 1, "Error: Key not specified\n")
    if verb == "get":
        return said(f"{values.get(key, 'null')}\n")
    if verb in {"put", "delete"}:
        _check_may_write(state, namespace)
    if verb == "put":
        values[key] = argument(rest, 2, "Error: Value not specified\n")
        return said("")
    if verb == "delete":
        return said(f"Deleted {0 if values.pop(key, None) is None else 1} rows\n")
    return complained(f"Unknown command: {verb}\n")


def _check_may_write(state: PhoneState, namespace: str) -> None:
    """MIUI's developer switch guards secure and global settings as well."""
    if state.permission_lock and namespace != "system":
        needed = "android.permission.WRITE_SECURE_SETTINGS"
        raise Thrown(SECURITY, f"Permission denial: writing to settings requires:{needed}")
