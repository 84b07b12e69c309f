"""The commands of actions that depend on how the phone stands right before the change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from adbaudit.apply.effect import full_name
from adbaudit.apply.subjects import ACCESSIBILITY, subject_of
from adbaudit.model.action import Action, ActionKind
from adbaudit.model.appop import default_mode
from adbaudit.model.message import Message
from adbaudit.model.service_list import write_list
from adbaudit.model.subject import ListState, OpState, State, Subject


def exact(actions: Sequence[Action], before: Mapping[Subject, State | Message]) -> tuple[Action, ...]:
    """The same actions; of several services that leave one list, each leaves those out that went before it.

    The list is taken from the phone, not from the plan: what somebody switched on since then stays in it.
    """
    left: dict[Subject, tuple[str, ...]] = {}
    told = []
    for action in actions:
        subject = subject_of(action)
        state = before.get(subject)
        if action.kind is ActionKind.LEAVE_ACCESSIBILITY and isinstance(state, ListState):
            listed = left.get(subject, state.components)
            left[subject] = tuple(one for one in listed if full_name(one) != full_name(action.target))
            told.append(replace(action, argv=write_list(action.user, ACCESSIBILITY, left[subject])))
        elif action.kind is ActionKind.SET_OP and isinstance(state, OpState) and _is_of_uid(action, state):
            argv = ("appops", "set", "--user", str(action.user), "--uid", action.package, action.target, "ignore")
            told.append(replace(action, kind=ActionKind.SET_UID_OP, argv=argv))
        else:
            told.append(action)
    return tuple(told)


def _is_of_uid(action: Action, state: OpState) -> bool:
    """Somebody set the mode of the whole uid, which wins: then that is the one to close."""
    return state.uid_mode is not default_mode(action.target)
