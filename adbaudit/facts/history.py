"""How often a few apps used what they may: asked of loan apps alone, as each makes the phone read its whole history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial

from adbaudit.facts.desk import Desk
from adbaudit.facts.probes import op_history
from adbaudit.model.appop import OpCount
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message
from adbaudit.model.permission import PackageName
from adbaudit.ports import Shell

MOST_APPS = 16
Counts = Mapping[PackageName, Mapping[str, OpCount]]
"""By package of the owner and op; a phone that keeps no history gives none, and that is no gap: it is all it has."""


def read_history(
    shell: Shell, packages: Sequence[PackageName], *, sdk: int | None, phone_time: datetime | None
) -> tuple[Counts, tuple[Gap, ...]]:
    """Counts of these packages, of at most `MOST_APPS`; a gap for the rest and for what did not come."""
    if sdk is None or sdk < op_history.SINCE or phone_time is None or not packages:
        return {}, ()
    desk = Desk()
    asked = [(package, op_history.command(package)) for package in packages[:MOST_APPS]]
    desk.take(shell.run([command for _, command in asked]))
    found: dict[PackageName, Mapping[str, OpCount]] = {}
    gaps: dict[Gap, None] = {}
    for package, command in asked:
        reason = desk.reason_for(command)
        counts = desk.value(command, partial(op_history.parse, package=package, phone_time=phone_time))
        if reason is None and counts is not None:
            found[package] = counts
        else:
            gaps[_gap(reason or message("the answer was not understood"))] = None
    if len(packages) > MOST_APPS:
        more = len(packages) - MOST_APPS
        gaps[
            _gap(
                message(
                    "adbaudit asks this of {most} apps at most; {count} more were left out", most=MOST_APPS, count=more
                )
            )
        ] = None
    return found, tuple(gaps)


def _gap(reason: Message) -> Gap:
    wanted = message("how often the loan apps used a permission")
    return Gap(source="dumpsys appops --history", wanted=wanted, reason=reason)
