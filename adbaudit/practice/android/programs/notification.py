"""`cmd notification allow_listener|disallow_listener COMPONENT [USER]`, Android 8.1+."""

from __future__ import annotations

from adbaudit.practice.android.dumps.services import LISTENERS, listeners_of
from adbaudit.practice.android.programs.words import Words, argument, complained, said, user_named
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.machine import Output


def notification(state: PhoneState, words: Words) -> Output:
    """Switch a listener on or off; the secure setting follows."""
    verb = argument(words, 0, "usage: cmd notification SUBCMD [args]\n")
    if verb not in {"allow_listener", "disallow_listener"} or state.sdk < 27:
        return said(f"Unknown command: {verb}\n", 255)
    component = argument(words, 1, "usage: cmd notification SUBCMD [args]\n")
    if "/" not in component:
        return complained("Invalid listener - must be a ComponentName\n")
    user_id = user_named(words[2]) if len(words) > 2 else 0
    state.check_open(user_id)
    kept = [each for each in listeners_of(state, user_id) if each != component]
    if verb == "allow_listener":
        kept.append(component)
    state.settings.setdefault(("secure", user_id), {})[LISTENERS] = ":".join(kept)
    return said("")
