"""What was closed on the phone before the report was made, so that “blocked” is not read as “never had”."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from adbaudit.model.action import ActionKind
from adbaudit.model.app import in_sentence
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.message import Message, message
from adbaudit.model.names import special_access_name
from adbaudit.model.receipt import Outcome
from adbaudit.model.receipt_line import ReceiptLine
from adbaudit.model.report import Report
from adbaudit.model.special_access import ROLES, SpecialAccessKind
from adbaudit.model.subject import PermissionState
from adbaudit.report.letters.times import exact_time
from adbaudit.report.reading import phone_zone

_KIND_BY_ROLE = {role: kind for kind, role in ROLES.items()}
_KIND_BY_STEP = {
    ActionKind.LEAVE_ACCESSIBILITY.value: SpecialAccessKind.ACCESSIBILITY,
    ActionKind.DISALLOW_LISTENER.value: SpecialAccessKind.NOTIFICATION_LISTENER,
}


def closed(one: InstalledPackage, report: Report) -> Iterator[Message]:
    """Every change of this copy that was read back as done, with its time; the same words only once."""
    zone = phone_zone(report)
    told = (
        _told(line.step, line.target or "", line.at.astimezone(zone) if zone and line.at.tzinfo else line.at)
        for line in report.receipts
        if was_open(line) and line.at is not None and (line.package, line.user) == (one.package, one.user)
    )
    yield from dict.fromkeys(told)


def was_open(line: ReceiptLine) -> bool:
    """Something that was on was closed; to keep from asking again what was off already takes nothing away."""
    is_off = isinstance(line.before, PermissionState) and not line.before.is_granted
    return line.outcome is Outcome.DONE and not is_off


def _told(step: str, target: str, at: datetime) -> Message:
    time, name = exact_time(at), in_sentence(target.removeprefix("android.permission."))
    kind = _KIND_BY_STEP.get(step) or _KIND_BY_ROLE.get(target)
    if kind is not None:
        what = special_access_name(kind)
        return message("On {time} this was switched off for it on my phone: {what}.", time=time, what=what)
    if step == ActionKind.REVOKE_PERMISSION.value:
        return message(
            "On {time} the permission was taken away from it on my phone: {permission}.", time=time, permission=name
        )
    if not target:
        return _of_the_app(step, time)
    return message("On {time} its access was closed on my phone: {name}.", time=time, name=name)


def _of_the_app(step: str, time: Message) -> Message:
    match step:
        case ActionKind.DISABLE_APP.value:
            return message("On {time} the app was switched off on my phone.", time=time)
        case ActionKind.SUSPEND_APP.value:
            return message("On {time} the app was paused on my phone.", time=time)
        case ActionKind.STOP_APP.value:
            return message("On {time} the app was stopped on my phone.", time=time)
        case _:
            return message(
                "On {time} something was changed for the app on my phone: {step}.", time=time, step=in_sentence(step)
            )
