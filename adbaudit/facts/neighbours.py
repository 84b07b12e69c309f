"""Blocks of a dump that the phone's own lists do not bear out, and the block before each of them.

A version name with line ends in it can end its own block as it likes and begin another app's, below which the rest of
the true block then stands. Its author knows neither the paths on a phone nor what else is installed there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from adbaudit.facts.desk import Desk
from adbaudit.facts.package_of_user import PRIVACY_NAMES
from adbaudit.facts.probes import package_list
from adbaudit.facts.probes.package_block import PackageBlock, PackageDump
from adbaudit.facts.probes.package_list import ListedPackage
from adbaudit.model.permission import PackageName
from adbaudit.model.user import UserId

_Lists = Mapping[UserId, Mapping[PackageName, ListedPackage]]


def doubt_neighbours(desk: Desk, dump: PackageDump, sdk: int, chosen: Sequence[UserId]) -> None:
    """Mark them; without a list there is nothing to compare with."""
    commands = {user: package_list.command(user, sdk) for user in chosen}
    read = {user: desk.value(one, package_list.parse) for user, one in commands.items() if desk.is_whole(one)}
    listed: _Lists = {user: one.packages for user, one in read.items() if one is not None}
    system = {name for user in chosen for name in _system(desk, user)}
    blocks = list(dump.packages.values())
    have_paths = sum("codePath" in block.fields for block in blocks) * 2 > len(blocks)
    for before, block in pairwise(blocks):
        is_made_up = listed and _is_made_up(block, listed, system, have_paths=have_paths)
        if block.is_misplaced or is_made_up:
            before.is_doubtful = block.is_doubtful = True


def concerns_privacy(block: PackageBlock) -> bool:
    """Whether it asks for or holds anything that adbaudit looks for."""
    held = {name for grants in block.install.values() for name in grants}
    held |= {name for user in block.users.values() for name in user.grants}
    return not PRIVACY_NAMES.isdisjoint(held | (block.requested or set()))


def _is_made_up(block: PackageBlock, listed: _Lists, system: set[PackageName], *, have_paths: bool) -> bool:
    name = PackageName(block.name)
    rows = [one[name] for one in listed.values() if name in one]
    if not rows:
        return concerns_privacy(block) and (block.is_doubtful or any(_should_be_listed(block, user) for user in listed))
    if block.flags and "SYSTEM" not in block.flags and name in system:
        return True
    folder = block.fields.get("codePath", "")
    return have_paths and not any(row.path is None or (folder and row.path.startswith(folder)) for row in rows)


def _should_be_listed(block: PackageBlock, user: UserId) -> bool:
    one = block.users.get(user)
    return one is not None and one.is_installed is True and not (one.is_hidden or one.is_instant)


def _system(desk: Desk, user: UserId) -> set[PackageName]:
    listed = desk.value(package_list.system_command(user), package_list.parse)
    return set(listed.packages) if listed else set()
