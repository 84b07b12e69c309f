"""The state of single subjects, read so that it can be compared: before a change, after it, and at an undo."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from adbaudit.facts.probes import app_ops, roles, secure_settings
from adbaudit.facts.probes.numbers import number_of
from adbaudit.facts.probes.package_block import PackageBlock
from adbaudit.facts.raw import uid_of_block
from adbaudit.facts.whole_answers import NOT_UNDERSTOOD, NotReadError, WholeAnswers, dump_commands
from adbaudit.model.message import Message, message
from adbaudit.model.permission import Grant, GrantState, PackageName
from adbaudit.model.subject import (
    AppState,
    AppSubject,
    ListState,
    ListSubject,
    OpState,
    OpSubject,
    PermissionState,
    PermissionSubject,
    RoleState,
    RoleSubject,
    State,
    Subject,
)
from adbaudit.model.user import UserId
from adbaudit.ports import Answer, Command

ACCESSIBILITY_SWITCH = "accessibility_enabled"


class PhoneStates:
    """Reads subjects on a phone of one API level; what cannot be read comes back as the reason, in words."""

    def __init__(self, sdk: int) -> None:
        """Keep the level: the commands differ by it."""
        self._sdk = sdk

    def commands(self, subjects: Sequence[Subject]) -> tuple[Command, ...]:
        """All commands that `read` needs the answers of, each once."""
        return tuple(dict.fromkeys(command for subject in subjects for command in self._commands_for(subject)))

    def read(self, subjects: Sequence[Subject], answers: Sequence[Answer]) -> Mapping[Subject, State | Message]:
        """The state of each subject, or why it is not known."""
        desk = WholeAnswers(answers, self._sdk)
        return {subject: self._state_of(subject, desk) for subject in subjects}

    def _commands_for(self, subject: Subject) -> Iterator[Command]:
        match subject:
            case PermissionSubject() | OpSubject():
                yield from dump_commands(subject.package, self._sdk)
                yield app_ops.command()
                yield app_ops.again_command(subject.package, self._sdk)
            case AppSubject():
                yield from dump_commands(subject.package, self._sdk)
            case RoleSubject():
                yield roles.command()
            case ListSubject():
                yield secure_settings.command(subject.user, subject.setting)
                if subject.setting == secure_settings.ACCESSIBILITY:
                    yield secure_settings.command(subject.user, ACCESSIBILITY_SWITCH)

    @staticmethod
    def _state_of(subject: Subject, desk: WholeAnswers) -> State | Message:
        try:
            match subject:
                case PermissionSubject():
                    return _permission_state(subject, desk)
                case OpSubject():
                    return _modes(subject.package, subject.user, subject.op, desk)
                case AppSubject():
                    return _app_state(subject, desk.block(subject.package))
                case RoleSubject():
                    return _role_state(subject, desk)
                case ListSubject():
                    return _list_state(subject, desk)
        except NotReadError as unread:
            return unread.reason


def _permission_state(subject: PermissionSubject, desk: WholeAnswers) -> PermissionState:
    block = desk.block(subject.package)
    grant = _grant(subject, block, desk.shared(block))
    if grant is not None and grant.state is GrantState.UNKNOWN:
        raise NotReadError(message("the phone tells of it in two ways"))
    modes = _modes(subject.package, subject.user, subject.op, desk) if subject.op else None
    return PermissionState(
        is_granted=grant is not None and grant.state is GrantState.GRANTED,
        flags=grant.flags if grant is not None else frozenset(),
        uid_mode=modes.uid_mode if modes else None,
        package_mode=modes.package_mode if modes else None,
    )


def _grant(subject: PermissionSubject, block: PackageBlock, shared: PackageBlock | None) -> Grant | None:
    """What the user's list says, else what came at install; a permission without a state was never granted."""
    _check_user(subject.user, block)
    runtime = (shared or block).users
    if subject.user in runtime and subject.permission in runtime[subject.user].grants:
        return runtime[subject.user].grants[subject.permission]
    return (shared or block).grants_of(subject.user).get(subject.permission) or block.grants_of(subject.user).get(
        subject.permission
    )


def _check_user(user: UserId, block: PackageBlock) -> None:
    """A user who does not have the app, or whom the phone does not tell of, has no state to change."""
    if user not in block.users:
        raise NotReadError(message("the answer tells nothing of this user"))
    if block.users[user].is_installed is not True:
        raise NotReadError(message("this user does not have the app any more"))


def _modes(package: PackageName, user: UserId, op: str, desk: WholeAnswers) -> OpState:
    block = desk.block(package)
    _check_user(user, block)
    uid = uid_of_block(block, desk.shared(block), user)
    if uid is None:
        raise NotReadError(message("the app's uid was not told"))
    return desk.modes(package, uid, op)


def _app_state(subject: AppSubject, block: PackageBlock) -> AppState:
    _check_user(subject.user, block)
    fields = block.users[subject.user].fields
    enabled = number_of(fields.get("enabled"))
    is_stopped, is_suspended = (_TRUTH.get(fields.get(key, "")) for key in ("stopped", "suspended"))
    if enabled is None or is_stopped is None:
        raise NotReadError(NOT_UNDERSTOOD)
    return AppState(enabled=enabled, is_stopped=is_stopped, is_suspended=is_suspended)


_TRUTH = {"true": True, "false": False}


def _role_state(subject: RoleSubject, desk: WholeAnswers) -> RoleState:
    held = desk.value(roles.command(), roles.parse_whole)
    if subject.user not in held:
        raise NotReadError(message("the answer tells nothing of this user"))
    return RoleState(holders=tuple(sorted(PackageName(name) for name in held[subject.user].get(subject.role, ()))))


def _list_state(subject: ListSubject, desk: WholeAnswers) -> ListState:
    listed = desk.value(secure_settings.command(subject.user, subject.setting), _components)
    if subject.setting != secure_settings.ACCESSIBILITY:
        return ListState(components=tuple(sorted(listed)))
    switch = desk.value(secure_settings.command(subject.user, ACCESSIBILITY_SWITCH), _switch)
    return ListState(components=listed, is_on=_SWITCH[switch])


def _components(text: str) -> tuple[str, ...] | None:
    """A part that is no component may be one of ours that came garbled."""
    return None if secure_settings.odd_parts(text) else secure_settings.parse_components(text)


_SWITCH = {"1": True, "0": False, "null": None}


def _switch(text: str) -> str | None:
    return text.strip() if text.strip() in _SWITCH else None
