"""What a change means for the person, and how long it holds (AOSP PermissionManagerService, AppOpsService)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.action import Action, ActionKind
from adbaudit.model.message import Message, message

_FINAL_SINCE = 33
"""From Android 13 on a shell can make a denial final."""

_HOLDS = message(
    "What is switched off usually stays off through restarts and updates; some phones put it back after a while."
)


def consequences(actions: Sequence[Action], sdk: int | None) -> tuple[Message, ...]:
    """Each sentence once, in the order of the actions."""
    return tuple(dict.fromkeys(sentence for action in actions for sentence in _of(action, sdk)))


def _of(action: Action, sdk: int | None) -> Iterator[Message]:
    match action.kind:
        case ActionKind.REVOKE_PERMISSION:
            yield message(
                "The app may refuse to work, or keep telling you to switch it on again. Nothing forces you to."
            )
            if sdk is None or sdk < _FINAL_SINCE:
                yield message("If somebody says yes when the app asks again, it is open again.")
            yield _HOLDS
        case ActionKind.SET_FLAGS:
            yield message("Only a new install of the app may ask again.")
            yield _HOLDS
        case ActionKind.SET_OP | ActionKind.SET_UID_OP:
            yield message("The app is not told: it asks the phone and gets nothing.")
            yield _HOLDS
        case ActionKind.DISALLOW_LISTENER | ActionKind.LEAVE_ACCESSIBILITY:
            yield message("The app may send you to Settings to switch it on again.")
            yield _HOLDS
        case ActionKind.LEAVE_ROLE:
            yield message("Messages or calls go to the app that you choose instead.")
        case _:
            yield from _of_whole_app(action.kind)


def _of_whole_app(kind: ActionKind) -> Iterator[Message]:
    match kind:
        case ActionKind.STOP_APP:
            yield message(
                "It stays stopped until somebody opens the app, or another app or a push message wakes it; then it can "
                "do whatever is not switched off."
            )
        case ActionKind.SUSPEND_APP:
            yield message(
                "A paused app cannot be opened and shows nothing; behind that it may go on working and reading what is "
                "not switched off. It stays paused through restarts, until it is put back."
            )
        case ActionKind.DISABLE_APP:
            yield message(
                "The app does not run and is gone from the screen until it is switched on again. It stays so through "
                "restarts and updates."
            )
