"""Parts of a saved app that contradict each other: nobody but a hand could have written both."""

from __future__ import annotations

from adbaudit.model.access import Access, Effective
from adbaudit.model.app import App
from adbaudit.model.appop import OpMode
from adbaudit.model.message import message
from adbaudit.model.permission import MAIN_GROUPS, PRIVACY_PERMISSIONS, GrantState

_PRIVACY = frozenset(permission.name for permission in PRIVACY_PERMISSIONS)
_OPEN = frozenset({OpMode.ALLOW, OpMode.FOREGROUND, OpMode.DEFAULT})
_CLOSING = frozenset({"APPLY_RESTRICTION", "REVOKED_COMPAT"})
_STANDS_STILL = frozenset(
    {message("the app is switched off for this user"), message("granted, but the app is suspended for now")}
)
"""Reasons of `facts/access.py` that close what is granted; a hidden app is told as switched off."""
_LESS = frozenset({Effective.BLOCKED, Effective.NOT_REQUESTED})


def is_at_odds(app: App) -> bool:
    """A file asks for what its table does not have, or what is granted and open on a phone is said not to be."""
    if not app.in_phone:
        asked = {uses.permission for apk in app.apks for uses in apk.declared} & _PRIVACY
        return not asked <= {access.permission for access in app.installed.access}
    return app.installed.enabled is not False and any(map(_is_denied_and_open, app.installed.access))


def _is_denied_and_open(access: Access) -> bool:
    if access.because in _STANDS_STILL:
        return False
    is_open = access.grant is GrantState.GRANTED and access.op is not None and access.op_mode in _OPEN
    return is_open and access.group in MAIN_GROUPS and access.effective in _LESS and not access.flags & _CLOSING
