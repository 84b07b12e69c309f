"""The uses of contacts, messages and call log that the phone recorded, each with its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from adbaudit.model.access import Access, Effective
from adbaudit.model.appop import OpMode
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.message import Message, MessageValue, message, messages
from adbaudit.model.names import group_name, use_state_name
from adbaudit.model.permission import PermissionGroup
from adbaudit.report.letters.times import exact_time
from adbaudit.report.reading import GROUPS, READS, last_read, latest_of, reach


def uses(one: InstalledPackage) -> Iterator[Message]:
    """The last use that was recorded and how many were counted; silence of the records is told as silence."""
    for group in GROUPS:
        asked = [
            access
            for access in one.access
            if short_name(access) in READS[group] and access.effective is not Effective.NOT_REQUESTED
        ]
        if asked and reach(one, group) is not Effective.NOT_REQUESTED:
            yield from _last_use(one, group, asked)
            yield from _last_refusal(group, asked)
            yield from _counted(asked)


def short_name(access: Access) -> str:
    """Android's name of the permission, without its prefix."""
    return access.permission.removeprefix("android.permission.")


def _last_use(one: InstalledPackage, group: PermissionGroup, asked: Sequence[Access]) -> Iterator[Message]:
    what, time = group_name(group), last_read(one, group)
    if time is not None:
        yield message(
            "On {time} the phone recorded that it used its access to {what}; this is the last use on record.",
            time=exact_time(time),
            what=what,
        )
        states = (use_state_name(access.access_state) for access in asked if access.last_access == time)
        yield from (message("Of that use the phone notes: {state}.", state=state) for state in states if state)
    elif any(access.access_state for access in asked):
        yield message("The phone recorded that it used its access to {what}; when could not be read.", what=what)
    elif any(access.op_mode is OpMode.UNKNOWN for access in asked):
        yield message("Whether the phone recorded a use of its access to {what} could not be read.", what=what)
    elif not any(access.count and access.count.accesses for access in asked):
        yield message(
            "The phone held no record of a use of its access to {what}. This does not show whether there was one.",
            what=what,
        )


def _last_refusal(group: PermissionGroup, asked: Sequence[Access]) -> Iterator[Message]:
    time = latest_of(access.last_reject for access in asked if access.last_reject is not None)
    if time is not None:
        yield message(
            "On {time} the phone recorded that it refused this app the use of {what}; this is the last such time on "
            "record.",
            time=exact_time(time),
            what=group_name(group),
        )


def _counted(asked: Sequence[Access]) -> Iterator[Message]:
    """Calls that Android let through or refused, not what was read."""
    for access in asked:
        if (count := access.count) is None:
            continue
        span: dict[str, MessageValue] = {
            "begin": exact_time(count.begin),
            "end": exact_time(count.end),
            "permission": short_name(access),
        }
        if count.accesses:
            yield messages(
                "From {begin} to {end} the phone counted one use of {permission}.",
                "From {begin} to {end} the phone counted {count} uses of {permission}.",
                count.accesses,
                **span,
            )
        if count.rejects:
            yield messages(
                "From {begin} to {end} the phone counted one refused use of {permission}.",
                "From {begin} to {end} the phone counted {count} refused uses of {permission}.",
                count.rejects,
                **span,
            )
