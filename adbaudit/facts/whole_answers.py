"""Answers that must be whole, as what is read from them is called proof; what is not whole is a reason, in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from adbaudit.facts.desk import Desk
from adbaudit.facts.probes import app_ops, package_dump
from adbaudit.facts.probes.app_ops import UidOps
from adbaudit.facts.probes.package_block import PackageBlock, PackageDump
from adbaudit.model.appop import default_mode
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.model.subject import OpState
from adbaudit.ports import Answer, Command

Parsed = TypeVar("Parsed")
NOT_UNDERSTOOD = message("the answer was not understood")
_NOT_WHOLE = message("what the phone says of this app is not whole, or contradicts itself")
_NO_END = message("the end of the answer is missing")
_END_SINCE = 24
"""From Android 7 on other sections follow an app's own (`Queries:`, `Dexopt state:`)."""
_MOST_DUMP_BYTES = 4 * 1024 * 1024


class WholeAnswers:
    """The answers, each parsed at most once; what is not whole is not believed."""

    def __init__(self, answers: Iterable[Answer], sdk: int) -> None:
        """Keep them; which ones tell their own end differs by the API level."""
        self._desk = Desk()
        self._desk.take(answers)
        self._sdk = sdk

    def value(self, command: Command, parse: Callable[[str], Parsed | None]) -> Parsed:
        """What an answer says.

        Raises:
            NotReadError: it is not whole, or was not understood.

        """
        value = self.whole(command, parse)
        if value is None:
            raise NotReadError(NOT_UNDERSTOOD)
        return value

    def whole(self, command: Command, parse: Callable[[str], Parsed | None]) -> Parsed | None:
        """The same, and `None` where it was not understood."""
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
        """What is said of an app."""
        dump = self.dump(package)
        block = dump.packages.get(package)
        if block is None:
            raise NotReadError(message("the phone does not have this app any more"))
        if block.is_doubtful or dump.is_forged:
            raise NotReadError(_NOT_WHOLE)
        return block

    def shared(self, block: PackageBlock) -> PackageBlock | None:
        """What is said of the apps that share its uid; `None` where it shares none."""
        if block.shared_user is None:
            return None
        shared = self.dump(PackageName(block.name)).shared.get(block.shared_user)
        if shared is None or shared.is_doubtful:
            raise NotReadError(message("the apps that share its permissions were not told"))
        return shared

    def modes(self, package: PackageName, uid: int, op: str) -> OpState:
        """Both modes of an op; what is not listed is at its default, so a second answer must not know more.

        From Android 9 on that one is short, and silent where no op of the app itself is listed: there a mode of the
        uid alone is only as sure as the first.
        """
        of_uid = self.value(app_ops.command(), _ops).get(uid, UidOps())
        again = (self.whole(app_ops.again_command(package, self._sdk), _ops) or {}).get(uid, UidOps())
        told, second = (_modes_in(one, package, op) for one in (of_uid, again))
        usual = default_mode(op)
        agrees = second.uid_mode in {told.uid_mode, usual} and second.package_mode in {told.package_mode, usual}
        if of_uid.is_doubtful or not agrees:
            raise NotReadError(_NOT_WHOLE)
        return told


def _ops(text: str) -> Mapping[int, UidOps] | None:
    return app_ops.parse(text, None)


def _modes_in(of_uid: UidOps, package: PackageName, op: str) -> OpState:
    listed = of_uid.packages.get(package, {}).get(op)
    return OpState(
        uid_mode=of_uid.modes.get(op, default_mode(op)),
        package_mode=listed.package_mode if listed else default_mode(op),
    )


def dump_commands(package: PackageName, sdk: int) -> tuple[Command, ...]:
    """One package with its grants for every user, and the shared uid that it is a member of; `-a` changes nothing."""
    forms = (("dumpsys", "package"), ("dumpsys", "package", "-a"))[: 1 if sdk >= _END_SINCE else 2]
    return tuple(Command(argv=(*form, package), seconds=30, max_bytes=_MOST_DUMP_BYTES) for form in forms)


class NotReadError(Exception):
    """Stays in this room: a subject that the answers do not tell of."""

    def __init__(self, reason: Message) -> None:
        """Keep the reason."""
        super().__init__(str(reason))
        self.reason = reason
