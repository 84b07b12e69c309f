"""Whether one app has a special access now, where a phone keeps a list of who has it."""

from __future__ import annotations

from adbaudit.facts import holders
from adbaudit.facts.desk import Desk
from adbaudit.facts.special_access import LISTED
from adbaudit.model.special_access import SpecialAccessKind, SpecialAccessState
from adbaudit.plan.place import Place
from adbaudit.ports import Shell


def listed_kind(page: str) -> SpecialAccessKind | None:
    """The special access that a page is about, where it is one of those."""
    return next((kind for kind in LISTED if kind.value == page), None)


def held_access(shell: Shell, place: Place, kind: SpecialAccessKind) -> SpecialAccessState:
    """One round trip; unknown where the phone did not tell its version or the list."""
    if place.sdk is None:
        return SpecialAccessState.UNKNOWN
    desk, user = Desk(), place.installed.user
    desk.take(shell.run(holders.commands(place.sdk, [user])))
    held = holders.read(desk, place.sdk, [user]).get((user, kind))
    if held is None:
        return SpecialAccessState.UNKNOWN
    packages = {holder.partition("/")[0] for holder in held}
    return SpecialAccessState.ON if place.installed.package in packages else SpecialAccessState.OFF
