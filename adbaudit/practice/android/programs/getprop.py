"""`getprop [NAME [DEFAULT]]`."""

from __future__ import annotations

from adbaudit.practice.android.programs.words import Words, said
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.machine import Output


def getprop(state: PhoneState, words: Words) -> Output:
    """All properties in brackets, or one value, or the default; an unknown name prints an empty line."""
    if words:
        default = words[1] if len(words) > 1 else ""
        return said(f"{properties_of(state).get(words[0], default)}\n")
    return said("".join(f"[{name}]: [{value}]\n" for name, value in sorted(properties_of(state).items())))


def properties_of(state: PhoneState) -> dict[str, str]:
    """The profile's properties, with the maker's developer switch as it stands."""
    properties = dict(state.profile.properties)
    if state.profile.permission_lock:
        properties["persist.security.adbinput"] = "0" if state.permission_lock else "1"
    return properties
