"""What it comes to: whether an app can read these now, by which way, and when the phone last saw it do so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo

from adbaudit.model.access import Access, Effective
from adbaudit.model.facts import InstalledPackage
from adbaudit.model.permission import MAIN_GROUPS, GrantState, PermissionGroup
from adbaudit.model.report import Report
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState

GROUPS = tuple(group for group in PermissionGroup if group in MAIN_GROUPS)
"""The three that a collector presses people with, in the order they are told."""

WAYS = (
    SpecialAccessKind.ACCESSIBILITY,
    SpecialAccessKind.NOTIFICATION_LISTENER,
    SpecialAccessKind.DEFAULT_SMS,
    SpecialAccessKind.DEFAULT_DIALER,
)
"""Special accesses that show names, messages or calls whatever the permissions say; the widest first."""

READS = {
    PermissionGroup.CONTACTS: frozenset({"READ_CONTACTS"}),
    PermissionGroup.SMS: frozenset({"READ_SMS", "RECEIVE_SMS", "RECEIVE_MMS", "RECEIVE_WAP_PUSH"}),
    PermissionGroup.CALL_LOG: frozenset({"READ_CALL_LOG"}),
}
"""The permissions that read; writing and sending alone give nothing away."""

WIDEST_FIRST = (
    Effective.ALLOWED,
    Effective.WHILE_USING,
    Effective.UNKNOWN,
    Effective.ASKS,
    Effective.BLOCKED,
    Effective.NOT_REQUESTED,
)


def reach(installed: InstalledPackage, group: PermissionGroup) -> Effective:
    """The widest answer among the permissions that read the group; unknown where the package was not read."""
    answers = {_answer(access) for access in installed.access if _reads(access.permission, group)}
    if not answers and _was_not_read(installed):
        return Effective.UNKNOWN
    return next((answer for answer in WIDEST_FIRST if answer in answers), Effective.NOT_REQUESTED)


def _answer(access: Access) -> Effective:
    """What is denied is not known to be asked for on some phones: it may ask, and it cannot read now."""
    is_denied = access.effective is Effective.UNKNOWN and access.grant is GrantState.DENIED
    return Effective.ASKS if is_denied else access.effective


def comes_unasked(installed: InstalledPackage, group: PermissionGroup) -> bool:
    """Whether what it may ask for comes without a question: it need not be asked to be true of all permissions."""
    return any(access.comes_unasked for access in installed.access if _reads(access.permission, group))


def ways(installed: InstalledPackage, state: SpecialAccessState) -> tuple[SpecialAccessKind, ...]:
    """Those of `WAYS` that are in this state; an app that is switched off does not run, so none is of use to it."""
    if installed.enabled is False:
        return ()
    found = {special.kind for special in installed.special_access if special.state is state}
    return tuple(kind for kind in WAYS if kind in found)


def last_read(installed: InstalledPackage, group: PermissionGroup) -> datetime | None:
    """The latest read of the group that the phone kept; `None` is "no record", never "no read"."""
    times = (access.last_access for access in installed.access if _reads(access.permission, group))
    return latest_of(time for time in times if time is not None)


def latest_of(times: Iterable[datetime]) -> datetime | None:
    """The latest of several times, `None` where there are none."""
    return max(times, key=_instant, default=None)


def phone_zone(report: Report) -> tzinfo | None:
    """The zone of the phone's clock, as it said or from any time that it told; `None` where it told none."""
    if report.provenance.phone_time is not None:
        return report.provenance.phone_time.tzinfo
    packages = [app.installed for app in report.apps if app.in_phone]
    read = (access.last_access for installed in packages for access in installed.access)
    kept = (time for installed in packages for time in (installed.updated_at, installed.installed_at))
    return next((time.tzinfo for times in (read, kept) for time in times if time is not None and time.tzinfo), None)


def _reads(permission: str, group: PermissionGroup) -> bool:
    return permission.removeprefix("android.permission.") in READS[group]


def _was_not_read(installed: InstalledPackage) -> bool:
    """A package whose block was read has a version and a target; without both, its permissions are not known."""
    return not installed.access and installed.target_sdk is None and installed.version_code is None


def _instant(time: datetime) -> tuple[bool, str]:
    """Comparable also where one time has a zone and another has none."""
    return time.tzinfo is not None, (time.astimezone(UTC) if time.tzinfo else time).isoformat()
