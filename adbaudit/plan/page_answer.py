"""What a phone answers when it is asked to show a page, and whether anybody can see it."""

from __future__ import annotations

import re
from enum import Enum

from adbaudit.model.message import Message, message


class Refusal(Enum):
    """Why a page was not opened."""

    UNKNOWN = "unknown"
    """This phone has no such page."""
    LOCKED = "locked"
    """The maker keeps permission pages from a computer until a switch of its own is on."""
    CLOSED = "closed"
    """The phone keeps it for its own apps."""
    NO_USER = "no-user"
    """The Android user is not there, not running, or closed to the shell."""
    UNCLEAR = "unclear"
    """The phone said something that we do not know."""


class Screen(Enum):
    """What somebody who looks at the phone sees."""

    SEEN = "seen"
    HIDDEN = "hidden"
    UNKNOWN = "unknown"


_REFUSALS = tuple(
    (why, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for why, pattern in (
        (Refusal.NO_USER, r"user \d+ (?:is )?not (?:running|found)|no such user|permission to access user"),
        (Refusal.NO_USER, r"INTERACT_ACROSS_USERS"),
        (Refusal.LOCKED, r"requires android\.permission\.GRANT_RUNTIME_PERMISSIONS"),
        (Refusal.CLOSED, r"Permission Denial|not exported from uid|do not have permission"),
        (Refusal.UNKNOWN, r"Activity class [^\n]{0,400} does not exist|unable to resolve Intent|^Error type 3"),
        (Refusal.UNCLEAR, r"^\s*(?:error|usage)\b|exception|not found|inaccessible"),
    )
)
"""In this order: `Error` and `Exception occurred` stand around other answers too (AOSP ActivityManagerShellCommand)."""
_STARTED = re.compile(r"^Starting: Intent \{", re.MULTILINE)
_AWAKE = re.compile(r"^\s*mWakefulness=(\w+)", re.MULTILINE)
_KEYGUARD = re.compile(
    r"\b(?:mShowingLockscreen|mDreamingLockscreen|isStatusBarKeyguard|isKeyguardShowing|showing)=(true|false)"
)


def refusal(text: str) -> Refusal | None:
    """Why nothing opened; `None` where the phone began to show it.

    `Warning: Activity not started, its current task has been brought to the front` is a page that was open already.
    """
    for reason, pattern in _REFUSALS:
        if pattern.search(text):
            return reason
    return None if _STARTED.search(text) else Refusal.UNCLEAR


def screen_of(power: str, policy: str) -> Screen:
    """Whether the page can be seen, from `dumpsys power` and `dumpsys window policy`; the words differ by version."""
    awake = _AWAKE.search(power)
    keyguard = set(_KEYGUARD.findall(policy))
    if (awake and awake.group(1) != "Awake") or "true" in keyguard:
        return Screen.HIDDEN
    return Screen.SEEN if awake and keyguard else Screen.UNKNOWN


def reason_for(why: Refusal) -> Message:
    """Why, in words."""
    return {
        Refusal.UNKNOWN: message("this phone has no such page"),
        Refusal.LOCKED: message("the phone does not let a computer open it"),
        Refusal.CLOSED: message("the phone keeps it for its own apps"),
        Refusal.NO_USER: message("this Android user is not running, or closed to a computer"),
        Refusal.UNCLEAR: message("the phone did not say that it opened"),
    }[why]
