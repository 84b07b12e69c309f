"""Whether a report that lacks an app could merely not have seen it."""

from __future__ import annotations

from adbaudit.model.app import App
from adbaudit.model.gap import Gap
from adbaudit.model.report import Report

_TELLS_OF_APPS = ("package", "pm list users")
"""What stands in the sources that list apps or users: `pm list packages`, `dumpsys package`."""


def could_hide(report: Report, app: App) -> bool:
    """True where the list of apps of the app's user was not read, or not whole, or the user itself was not."""
    user = app.installed.user
    if any(_is_about_apps(gap) and gap.user in {None, user} for gap in report.gaps):
        return True
    if any(one.installed.user == user for one in report.apps if one.in_phone):
        return False
    users = report.device.users if report.device else ()
    return not users or any(one.id == user for one in users)


def _is_about_apps(gap: Gap) -> bool:
    if gap.package is not None or gap.is_open_question:
        return False
    return gap.is_connection_lost or any(word in gap.source for word in _TELLS_OF_APPS)
