"""How often a few apps used what they may: asked of loan apps alone, as each makes the phone read its whole history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from adbaudit.facts.desk import Desk
from adbaudit.facts.probes import op_history
from adbaudit.model.appop import OpCount
from adbaudit.model.gap import Gap
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.ports import Shell

MOST_APPS = 16
Counts = Mapping[PackageName, Mapping[str, OpCount]]
"""By package of the owner and op; a phone that keeps no history gives none, and that is no gap: it is all it has."""


def read_history(
    shell: Shell, packages: Sequence[PackageName], *, sdk: int | None, phone_time: datetime | None
) -> tuple[Counts, tuple[Gap, ...]]:
    """Counts of these packages, of at most `MOST_APPS`; an answer that was refused or cut is one gap for all."""
    if sdk is None or sdk < op_history.SINCE or phone_time is None or not packages:
        return {}, ()
    desk = Desk()
    asked = [(package, op_history.command(package)) for package in packages[:MOST_APPS]]
    desk.take(shell.run([command for _, command in asked]))
    found: dict[PackageName, Mapping[str, OpCount]] = {}
    gaps: dict[Gap, None] = {}
    for package, command in asked:
        reason = desk.reason_for(command)
        if reason is not None:
            wanted = message("how often the loan apps used a permission")
            gaps[Gap(source="dumpsys appops --history", wanted=wanted, reason=reason)] = None
        else:
            found[package] = (
                desk.value(command, partial(op_history.parse, package=package, phone_time=phone_time)) or {}
            )
    return found, tuple(gaps)
