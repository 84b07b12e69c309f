"""The state of single subjects, read so that it can be compared: before a change, after it, and at an undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from adbaudit.facts.desk import Desk
from adbaudit.facts.probes import app_ops, package_dump, roles, secure_settings
from adbaudit.facts.probes.app_ops import UidOps
from adbaudit.facts.probes.numbers import number_of
from adbaudit.facts.probes.package_block import PackageBlock, PackageDump
from adbaudit.facts.raw import uid_of_block
from adbaudit.model.appop import OpMode, default_mode
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
_NOT_WHOLE = message("what the phone says of this app is not whole, or contradicts itself")
_NO_END = message("the end of the answer is missing")
_END_SINCE = 24
"""From Android 7 on other sections follow an app's own (`Queries:`, `Dexopt state:`)."""
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
        desk = _Answers(answers, self._sdk)
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


def dump_commands(package: PackageName, sdk: int) -> tuple[Command, ...]:
    """One package with its grants for every user, and the shared uid that it is a member of; `-a` changes nothing."""
    forms = (("dumpsys", "package"), ("dumpsys", "package", "-a"))[: 1 if sdk >= _END_SINCE else 2]
    return tuple(Command(argv=(*form, package), seconds=30, max_bytes=_MOST_DUMP_BYTES) for form in forms)


class NotReadError(Exception):
    """Stays in this file: a subject that the answers do not tell of."""

    def __init__(self, reason: Message) -> None:
        """Keep the reason."""
        super().__init__(str(reason))
        self.reason = reason


class _Answers:
    """The answers, each parsed at most once; what is not whole is not believed."""

    def __init__(self, answers: Iterable[Answer], sdk: int) -> None:
        self._desk = Desk()
        self._desk.take(answers)
        self._sdk = sdk

    def value(self, command: Command, parse: Callable[[str], Parsed | None]) -> Parsed:
        value = self.whole(command, parse)
        if value is None:
            raise NotReadError(_NOT_UNDERSTOOD)
        return value

    def whole(self, command: Command, parse: Callable[[str], Parsed | None]) -> Parsed | None:
        trouble = self._desk.reason_for(command)
        if trouble is not None:
            raise NotReadError(trouble)
        return self._desk.kept(command, parse)

    def dump(self, package: PackageName) -> PackageDump:
        """To Android 6 nothing follows the app: there a second answer shows that the first was not cut."""
        first, *again = (self.value(command, package_dump.parse) for command in dump_commands(package, self._sdk))
        if any(first != second for second in again) or not (again or first.has_end):
            raise NotReadError(_NO_END)
        return first

    def block(self, package: PackageName) -> PackageBlock:
        dump = self.dump(package)
        block = dump.packages.get(package)
        if block is None:
            raise NotReadError(message("the phone does not have this app any more"))
        if block.is_doubtful or dump.is_forged:
            raise NotReadError(_NOT_WHOLE)
        return block

    def shared(self, block: PackageBlock) -> PackageBlock | None:
        if block.shared_user is None:
            return None
        shared = self.dump(PackageName(block.name)).shared.get(block.shared_user)
        if shared is None or shared.is_doubtful:
            raise NotReadError(message("the apps that share its permissions were not told"))
        return shared

    def ops(self, package: PackageName, uid: int) -> UidOps:
        """What is not listed stands at its default, so a second answer must not know more than the first.

        From Android 9 on that one is short, and silent where no op of the app itself is listed: there a mode of the
        uid alone is only as sure as the first.
        """
        first = self.value(app_ops.command(), _ops).get(uid, UidOps())
        second = (self.whole(app_ops.again_command(package, self._sdk), _ops) or {}).get(uid, UidOps())
        if first.is_doubtful or not _modes_in(second, package) <= _modes_in(first, package):
            raise NotReadError(_NOT_WHOLE)
        return first


def _ops(text: str) -> Mapping[int, UidOps] | None:
    return app_ops.parse(text, None)


def _modes_in(of_uid: UidOps, package: PackageName) -> set[tuple[str, str, OpMode | None]]:
    of_package = of_uid.packages.get(package, {})
    return {
        *(("uid", op, mode) for op, mode in of_uid.modes.items()),
        *(("package", name, op.package_mode) for name, op in of_package.items()),
    }


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
    of_uid = desk.ops(package, uid)
    listed = of_uid.packages.get(package, {}).get(op)
    return OpState(
        uid_mode=of_uid.modes.get(op, default_mode(op)),
        package_mode=listed.package_mode if listed else default_mode(op),
    )


def _app_state(subject: AppSubject, block: PackageBlock) -> AppState:
    _check_user(subject.user, block)
    fields = block.users[subject.user].fields
    enabled = number_of(fields.get("enabled"))
    is_stopped, is_suspended = (_TRUTH.get(fields.get(key, "")) for key in ("stopped", "suspended"))
    if enabled is None or is_stopped is None:
        raise NotReadError(_NOT_UNDERSTOOD)
    return AppState(enabled=enabled, is_stopped=is_stopped, is_suspended=is_suspended)


_TRUTH = {"true": True, "false": False}


def _role_state(subject: RoleSubject, desk: _Answers) -> RoleState:
    held = desk.value(roles.command(), roles.parse_whole)
    if subject.user not in held:
        raise NotReadError(message("the answer tells nothing of this user"))
    return RoleState(holders=tuple(sorted(PackageName(name) for name in held[subject.user].get(subject.role, ()))))


def _list_state(subject: ListSubject, desk: _Answers) -> ListState:
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
