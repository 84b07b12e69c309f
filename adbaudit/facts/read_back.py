"""The state of single subjects, read so that it can be compared: before a change, after it, and at an undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from adbaudit.facts.probes import app_ops, package_dump, roles, secure_settings
from adbaudit.facts.probes.app_ops import UidOps
from adbaudit.facts.probes.numbers import number_of
from adbaudit.facts.probes.package_block import PackageBlock, PackageDump
from adbaudit.facts.raw import uid_of_block
from adbaudit.facts.trouble import trouble_with
from adbaudit.model.appop import default_mode
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

Parsed = TypeVar("Parsed")
ACCESSIBILITY_SWITCH = "accessibility_enabled"
_NOT_UNDERSTOOD = message("the answer was not understood")
_MOST_DUMP_BYTES = 4 * 1024 * 1024


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
        given = {answer.command.argv: answer for answer in answers}
        desk = _Answers(given)
        return {subject: self._state_of(subject, desk) for subject in subjects}

    def _commands_for(self, subject: Subject) -> Iterator[Command]:
        match subject:
            case PermissionSubject() | OpSubject():
                yield dump_command(subject.package)
                yield app_ops.command()
            case AppSubject():
                yield dump_command(subject.package)
            case RoleSubject():
                yield roles.command()
            case ListSubject():
                yield secure_settings.command(subject.user, subject.setting)
                if subject.setting == secure_settings.ACCESSIBILITY:
                    yield secure_settings.command(subject.user, ACCESSIBILITY_SWITCH)

    @staticmethod
    def _state_of(subject: Subject, desk: _Answers) -> State | Message:
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


def _permission_state(subject: PermissionSubject, desk: _Answers) -> PermissionState:
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


def dump_command(package: PackageName) -> Command:
    """One package with its grants for every user, and the shared uid that it is a member of."""
    return Command(argv=("dumpsys", "package", package), seconds=30, max_bytes=_MOST_DUMP_BYTES)


class NotReadError(Exception):
    """Stays in this file: a subject that the answers do not tell of."""

    def __init__(self, reason: Message) -> None:
        """Keep the reason."""
        super().__init__(str(reason))
        self.reason = reason


class _Answers:
    """The answers, each parsed at most once."""

    def __init__(self, given: Mapping[tuple[str, ...], Answer]) -> None:
        self._given = given
        self._parsed: dict[tuple[str, ...], object] = {}

    def value(self, command: Command, parse: Callable[[str], Parsed | None]) -> Parsed:
        answer = self._given.get(command.argv)
        trouble = message("it was not asked for") if answer is None else trouble_with(answer)
        if answer is None or trouble is not None:
            raise NotReadError(trouble or _NOT_UNDERSTOOD)
        if command.argv not in self._parsed:
            self._parsed[command.argv] = parse(answer.text)
        value: Parsed | None = self._parsed[command.argv]  # type: ignore[assignment]  # keyed by the command, so by its parser
        if value is None:
            raise NotReadError(_NOT_UNDERSTOOD)
        return value

    def dump(self, package: PackageName) -> PackageDump:
        return self.value(dump_command(package), package_dump.parse)

    def block(self, package: PackageName) -> PackageBlock:
        dump = self.dump(package)
        block = dump.packages.get(package)
        if block is None:
            raise NotReadError(message("the phone does not have this app any more"))
        if block.is_doubtful or dump.is_forged:
            raise NotReadError(message("what the phone says of this app is not whole, or contradicts itself"))
        return block

    def shared(self, block: PackageBlock) -> PackageBlock | None:
        if block.shared_user is None:
            return None
        shared = self.dump(PackageName(block.name)).shared.get(block.shared_user)
        if shared is None or shared.is_doubtful:
            raise NotReadError(message("the apps that share its permissions were not told"))
        return shared

    def ops(self) -> Mapping[int, UidOps]:
        return self.value(app_ops.command(), lambda text: app_ops.parse(text, None))


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


def _modes(package: PackageName, user: UserId, op: str, desk: _Answers) -> OpState:
    block = desk.block(package)
    _check_user(user, block)
    uid = uid_of_block(block, desk.shared(block), user)
    if uid is None:
        raise NotReadError(message("the app's uid was not told"))
    of_uid = desk.ops().get(uid, UidOps())
    if of_uid.is_doubtful:
        raise NotReadError(message("what the phone says of this app is not whole, or contradicts itself"))
    listed = of_uid.packages.get(package, {}).get(op)
    return OpState(
        uid_mode=of_uid.modes.get(op, default_mode(op)),
        package_mode=listed.package_mode if listed else default_mode(op),
    )


def _app_state(subject: AppSubject, block: PackageBlock) -> AppState:
    _check_user(subject.user, block)
    fields = block.users[subject.user].fields
    enabled = number_of(fields.get("enabled"))
    if enabled is None:
        raise NotReadError(_NOT_UNDERSTOOD)
    suspended = {"true": True, "false": False}.get(fields.get("suspended", ""))
    return AppState(enabled=enabled, is_stopped=fields.get("stopped") == "true", is_suspended=suspended)


def _role_state(subject: RoleSubject, desk: _Answers) -> RoleState:
    held = desk.value(roles.command(), roles.parse)
    if subject.user not in held:
        raise NotReadError(message("the answer tells nothing of this user"))
    return RoleState(holders=tuple(sorted(PackageName(name) for name in held[subject.user].get(subject.role, ()))))


def _list_state(subject: ListSubject, desk: _Answers) -> ListState:
    listed = desk.value(secure_settings.command(subject.user, subject.setting), secure_settings.parse_list)
    if subject.setting != secure_settings.ACCESSIBILITY:
        return ListState(components=tuple(sorted(listed)))
    switch = desk.value(secure_settings.command(subject.user, ACCESSIBILITY_SWITCH), _switch)
    return ListState(components=listed, is_on=_SWITCH[switch])


_SWITCH = {"1": True, "0": False, "null": None}


def _switch(text: str) -> str | None:
    return text.strip() if text.strip() in _SWITCH else None
