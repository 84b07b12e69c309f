"""Loan apps with the counts of Android's own history in their accesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from adbaudit.facts.history import Counts, read_history
from adbaudit.model.access import Effective
from adbaudit.model.app import App
from adbaudit.model.facts import Facts
from adbaudit.model.gap import Gap
from adbaudit.model.identity import LENDING
from adbaudit.model.permission import MAIN_GROUPS
from adbaudit.ports import Shell

OWNER = 0


def with_history(shell: Shell, facts: Facts, apps: Sequence[App]) -> tuple[tuple[App, ...], tuple[Gap, ...]]:
    """The apps, and what of the history could not be read; others than loan apps are not asked about."""
    packages = tuple(dict.fromkeys(app.installed.package for app in apps if _is_asked_about(app)))
    counts, gaps = read_history(shell, packages, sdk=facts.device.sdk, phone_time=facts.phone_time)
    return tuple(_counted(app, counts) for app in apps), gaps


def _is_asked_about(app: App) -> bool:
    return (
        app.installed.user == OWNER
        and app.identity.verdict in LENDING
        and any(
            one.group in MAIN_GROUPS and one.effective is not Effective.NOT_REQUESTED for one in app.installed.access
        )
    )


def _counted(app: App, counts: Counts) -> App:
    of_app = counts.get(app.installed.package)
    if not of_app or app.installed.user != OWNER:
        return app
    access = tuple(replace(one, count=of_app.get(one.op)) if one.op else one for one in app.installed.access)
    return replace(app, installed=replace(app.installed, access=access))
