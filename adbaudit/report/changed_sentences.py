"""What was changed on the phone before this report was made, each with the state that was read before and after."""

from __future__ import annotations

from collections.abc import Iterator

from adbaudit.model.message import Message, message
from adbaudit.model.names import subject_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.receipt import Outcome
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.model.subject import OpState, PermissionState, State
from adbaudit.report.changes.words import outcome_name
from adbaudit.report.naming import time_name
from adbaudit.report.outline import Outline

STAYS = message("It stops new reading. What was uploaded before is not called back, and the debt stays.")
_SUBJECTS = {one.value for kinds in (PermissionGroup, SpecialAccessKind) for one in kinds}


def changed_sentences(outline: Outline) -> Iterator[tuple[Message, Message]]:
    """What was done to which app, and the states that were read, or why it was not done."""
    names = {page.app.installed.package: page.app.name for page in outline.pages}
    zone = outline.zone
    for line in _each_once(outline.report.receipts):
        app = names.get(line.package, line.package) if line.package else None
        is_done = line.outcome is Outcome.DONE
        how = _states(line, time_name(line.at, zone)) if is_done and line.at is not None else line.because
        if line.not_seen_again is not None:
            how = message("{how} The last look at it failed: {reason}.", how=how, reason=line.not_seen_again)
        yield _told(line, app), how


def _each_once(receipts: tuple[ReceiptLine, ...]) -> tuple[ReceiptLine, ...]:
    """Several commands on one permission are one change; where they ended differently each is told."""
    seen: dict[object, ReceiptLine] = {}
    for line in receipts:
        seen.setdefault((line.package, line.user, line.target or line.step, line.outcome), line)
    return tuple(seen.values())


def _told(line: ReceiptLine, app: str | None) -> Message:
    target = _target(line.target or line.step)
    what = message("{app}: {step}", app=app, step=target) if app else target
    if line.user:
        what = message("{name}, user {user}", name=what, user=line.user)
    return message("{outcome}: {what}", outcome=outcome_name(line.outcome), what=what)


def _target(target: str) -> Message:
    """A step that was not tried is about a group or a special access, any other about what Android itself names."""
    if target in _SUBJECTS:
        return subject_name(target)
    return message("{what}", what=target.removeprefix("android.permission."))


def _states(line: ReceiptLine, time: Message) -> Message:
    before, after = _state(line.before), _state(line.after)
    if before is None or after is None or before == after:
        return message("Read back from the phone at {time}.", time=time)
    return message("{before} → {after}, read back from the phone at {time}.", before=before, after=after, time=time)


def _state(state: State | None) -> Message | None:
    match state:
        case PermissionState(is_granted=True):
            return message("granted")
        case PermissionState():
            return message("not granted")
        case OpState(uid_mode=uid_mode, package_mode=package_mode):
            return message("{uid} / {package}", uid=uid_mode.value, package=package_mode.value)
        case _:
            return None
