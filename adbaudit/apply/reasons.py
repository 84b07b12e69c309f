"""Why an action did not hold, in words, from what the phone said and from how its state stood."""

from __future__ import annotations

import re
from collections.abc import Iterable

from adbaudit.model.action import Action, ActionKind
from adbaudit.model.gap import BROKEN_OFF, CONNECTION_GONE
from adbaudit.model.message import Message, message
from adbaudit.model.receipt import NOT_SENT, RESULT_LOST, Outcome
from adbaudit.model.subject import PermissionState, State
from adbaudit.ports import Answer, Ending, reason_of

_LOCKED = re.compile(
    r"Neither user \d+ nor current process has|does not have android\.permission\.\w+|requires:android\.permission\."
)
_CLOSED_USER = re.compile(r"does not have permission to access user")
_GONE = re.compile(r"Unknown package|package not found|No UID for|Unknown target package")
_EXCEPTION = re.compile(r"^(?:.*SecurityException.*|Error: .*|Bad argument: .*|Failure .*)$", re.MULTILINE)
_ROLE_FAILED = re.compile(r"^Error: see logcat for details", re.MULTILINE)
OWNER = 0
_LONGEST_QUOTE = 200

LOCKED = message(
    "the phone’s maker keeps this from the computer until a switch in Developer options is on; the steps on the "
    "phone’s own screens work without it"
)

HELD_BY_MODE_ALONE = message(
    "it is closed for now, but Android did not note it with the permission: once this user of the phone runs again, "
    "it may be back. Switch the work profile or user on, then run the same command again"
)
"""Of a user that is stopped, most often: Android sees to it only when the user starts."""
NEEDS_A_RUNNING_USER = message(
    "the phone could not do it now. If this work profile or user of the phone is paused, switch it on and run the same "
    "command again"
)
"""Roles are changed by an app of the phone itself, which has to be started in that user."""

Reason = tuple[Outcome, Message]


def why_not(action: Action, before: State, after: State, answer: Answer | None, *, held_once: bool) -> Reason:
    """The outcome and its reason, for an action whose wish is not what was read back."""
    said = answer.text if answer is not None else ""
    if (refused := _refusal_of(action, said)) is not None:
        return Outcome.REFUSED, refused
    if held_once:
        return Outcome.NOT_EFFECTIVE, _held_for_a_moment(action)
    if (fixed := _fixed(before, after)) is not None:
        return Outcome.NOT_EFFECTIVE, fixed
    if quoted := _EXCEPTION.search(said):
        return Outcome.REFUSED, message("the phone refused: {text}", text=quoted.group().strip()[:_LONGEST_QUOTE])
    return Outcome.NOT_EFFECTIVE, _silence(action, answer)


def unread(reason: Message, answer: Answer | None = None) -> Reason:
    """The command was sent, and how the phone stands now could not be read: that is neither a yes nor a no."""
    if answer is not None and (refused := _known_refusal(answer.text)) is not None:
        return Outcome.REFUSED, refused
    if reason in {BROKEN_OFF, CONNECTION_GONE}:
        return Outcome.UNKNOWN, RESULT_LOST
    return Outcome.UNKNOWN, message("it was sent, and whether it worked could not be read: {reason}", reason=reason)


def left_alone(reason: Message) -> Reason:
    """Nothing was sent, as the state before could not be read; a connection that is gone is nobody's refusal."""
    if reason in {BROKEN_OFF, CONNECTION_GONE}:
        return Outcome.SKIPPED, NOT_SENT
    because = message("how it stands could not be read, so it was left as it is: {reason}", reason=reason)
    return Outcome.REFUSED, because


def were_sent(answers: Iterable[Answer]) -> bool:
    """Whether any of what is sent together may have reached the phone."""
    return any(answer.ending is not Ending.NOT_RUN for answer in answers)


def is_locked(answer: Answer) -> bool:
    """Whether the maker keeps this kind of change from the computer."""
    return _LOCKED.search(answer.text) is not None


def was_cut(answer: Answer | None) -> bool:
    """Whether the connection was gone before the phone could have said anything."""
    return answer is None or answer.ending in {Ending.DISCONNECTED, Ending.NOT_RUN}


def _refusal_of(action: Action, said: str) -> Message | None:
    """What the phone said, where it means something of its own for this kind of action."""
    if action.kind is ActionKind.SUSPEND_APP and _LOCKED.search(said):
        return message("this phone does not let a computer pause apps")
    if action.kind is ActionKind.LEAVE_ROLE and action.user != OWNER and _ROLE_FAILED.search(said):
        return NEEDS_A_RUNNING_USER
    return _known_refusal(said)


def _known_refusal(said: str) -> Message | None:
    if _LOCKED.search(said):
        return LOCKED
    if _CLOSED_USER.search(said):
        return message("this phone does not let a computer change that user’s apps")
    if _GONE.search(said):
        return message("the phone does not have this app any more")
    return None


def _held_for_a_moment(action: Action) -> Message:
    if action.kind is ActionKind.STOP_APP:
        return message("it was started again at once, by another app or by the phone itself")
    return message("it held for a moment, then the phone put it back")


def _silence(action: Action, answer: Answer | None) -> Message:
    """The command did not say why it changed nothing."""
    if answer is not None and (ending := reason_of(answer.ending)) is not None:
        return ending
    if action.kind is ActionKind.REVOKE_PERMISSION:
        return message(
            "the phone took the command without a word and changed nothing; apps made for Android 5 or older keep "
            "their permissions this way"
        )
    if action.kind is ActionKind.SUSPEND_APP:
        return message("the phone does not let this app be paused: it is an administrator, or the phone needs it")
    return message("the phone took the command without a word and changed nothing")


def _fixed(before: State, after: State) -> Message | None:
    flags = {flag for state in (before, after) if isinstance(state, PermissionState) for flag in state.flags}
    if "POLICY_FIXED" in flags:
        return message("the phone’s administrator keeps it on")
    if "SYSTEM_FIXED" in flags:
        return message("the phone’s maker fixed it")
    return None
