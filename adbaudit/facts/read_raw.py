"""From the answers on the desk to raw facts, each compared with the others: what one leaves out, another shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from adbaudit.facts import holders
from adbaudit.facts.desk import Desk
from adbaudit.facts.neighbours import concerns_privacy, doubt_neighbours
from adbaudit.facts.probes import app_ops, package_dump, package_list, users
from adbaudit.facts.probes.app_ops import UidOps
from adbaudit.facts.probes.package_block import PackageBlock, PackageDump
from adbaudit.facts.probes.package_list import ListedPackage
from adbaudit.facts.raw import RawFacts, uid_of_block
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.user import User, UserId

Listed = dict[PackageName, ListedPackage]
USERS_ALWAYS_SINCE = 23
"""Some dumps of Android 5 were seen without any `User N:` line."""
FEW = 3
"""So many apps that ran and stand behind the last uid of the app-ops show that the end is missing."""


def read_users(desk: Desk) -> tuple[User, ...]:
    """The users of the phone; none when the list was not had."""
    wanted = message("the phone's users")
    read = desk.read(users.command(), users.parse, wanted)
    if read is not None and not read.is_whole:
        desk.note(users.command(), wanted, message("part of the answer was not understood"))
    if read is None or desk.is_whole(users.command()):
        return read.users if read else ()
    return tuple(replace(user, running=user.running or None) for user in read.users)  # a word left out says nothing


def read_raw(
    desk: Desk,
    sdk: int,
    chosen: tuple[UserId, ...],
    clock: datetime | None,
    *,
    listed_users: frozenset[UserId],
    only_chosen: bool,
) -> RawFacts:
    """Everything of the second round; with `only_chosen` users that no list tells of are not looked for."""
    dump, is_whole = _read_packages(desk, sdk, chosen)
    every_user = chosen if only_chosen else (*chosen, *_unlisted_users(desk, dump, listed_users))
    listed = {user: _read_list(desk, dump if is_whole else None, user, sdk) for user in chosen}
    ops, are_ops_whole = _read_ops(desk, clock, dump)
    return RawFacts(
        sdk=sdk,
        phone_time=clock,
        users=every_user,
        listed={user: listed.get(user) for user in every_user},
        system={user: _read_system_list(desk, user, listed[user]) for user in chosen},
        packages=dump,
        is_package_dump_whole=is_whole,
        ops=ops,
        are_ops_whole=are_ops_whole,
        holders=holders.read(desk, sdk, chosen),
    )


def _read_packages(desk: Desk, sdk: int, chosen: tuple[UserId, ...]) -> tuple[PackageDump | None, bool]:
    """The dump, and whether it is whole; its last block is not trusted when it is not."""
    command = package_dump.command(sdk)
    wanted = message("the permissions of all apps")
    dump = desk.read(command, package_dump.parse, wanted)
    if dump is None:
        return None, False
    is_whole = desk.is_whole(command)
    if is_whole and not dump.has_shared_section:
        is_whole = False
        desk.note(command, wanted, message("the end of the answer is missing"))
    if dump.is_forged:
        is_whole = False
        desk.note(command, wanted, message("the answer is not in the order that Android writes it in"))
    if not is_whole and dump.last is not None:
        dump.last.is_doubtful |= dump.is_forged
        dump.last.is_cut = True
    everywhere = _users_of_most_blocks(dump)
    for block in dump.packages.values():
        may_lack_users = block.is_cut or dump.is_of_old_form or sdk < USERS_ALWAYS_SINCE
        has_users = everywhere <= block.users.keys() and bool(block.users)
        block.is_doubtful |= not (has_users or may_lack_users) or _is_badly_shared(block, dump)
    doubt_neighbours(desk, dump, sdk, chosen)
    for block in dump.packages.values():
        if block.is_doubtful or block.is_cut:
            reason = message("what the phone says of this app is not whole, or contradicts itself")
            desk.note(command, wanted, reason, package=PackageName(block.name))
    return dump, is_whole


def _users_of_most_blocks(dump: PackageDump) -> set[int]:
    """Android gives every user a row in every package's block; a block that lacks what most have was cut or crafted."""
    rows = Counter(number for block in dump.packages.values() for number in block.users)
    return {number for number, count in rows.items() if count * 2 > len(dump.packages)}


def _is_badly_shared(block: PackageBlock, dump: PackageDump) -> bool:
    """A member of a shared uid has its app id and no runtime grants of its own; another link is made up."""
    if block.shared_user is None:
        return False
    shared = dump.shared.get(block.shared_user)
    is_another = shared is not None and shared.fields.get("appId") != block.fields.get("appId")
    return is_another or any(user.grants for user in block.users.values())


def _unlisted_users(desk: Desk, dump: PackageDump | None, listed_users: frozenset[UserId]) -> tuple[UserId, ...]:
    """Users that have packages but stand in no list."""
    if dump is None:
        return ()
    seen = {number for block in dump.packages.values() for number, user in block.users.items() if user.is_installed}
    unlisted = tuple(UserId(number) for number in sorted(seen - listed_users)[: users.MOST_USERS])
    for user in unlisted:
        reason = message("the list of users leaves this user out, though apps are installed for it")
        desk.note(users.command(), message("the phone's users"), reason, user=user)
    return unlisted


def _read_list(desk: Desk, dump: PackageDump | None, user: UserId, sdk: int) -> Listed | None:
    command = package_list.command(user, sdk)
    wanted = message("the list of apps")
    installed = set(_installed(dump, user))
    if desk.is_empty(command) and dump and not installed:
        return {}  # as on cars, where user 0 has no apps
    read = desk.read(command, package_list.parse, wanted, user=user)
    if read is None:
        return None
    if not read.is_whole:
        desk.note(command, wanted, message("part of the answer was not understood"), user=user)
    unlisted = [block for block in installed_blocks(dump, user) if block.name not in read.packages]
    if any(concerns_privacy(block) and not _is_instant(block, user) for block in unlisted):
        desk.note(command, wanted, message("the list leaves out apps that are installed"), user=user)
    return read.packages


def _read_system_list(desk: Desk, user: UserId, listed: Listed | None) -> Listed | None:
    command = package_list.system_command(user)
    read = desk.read(command, package_list.parse, message("the list of apps"), user=user)
    if read is None:
        return None
    if listed is not None and not read.packages.keys() <= listed.keys():
        desk.note(command, message("the list of apps"), message("the two lists of apps differ"), user=user)
    return read.packages


def _read_ops(desk: Desk, clock: datetime | None, dump: PackageDump | None) -> tuple[dict[int, UidOps] | None, bool]:
    command = app_ops.command()
    wanted = message("app operations, and when they were used")
    ops = desk.read(command, lambda text: app_ops.parse(text, clock), wanted)
    if ops is None:
        return None, False
    doubtful = message("what the phone says of an app here contradicts itself")
    for uid, of_uid in ops.items():
        if of_uid.is_doubtful:
            name = next(iter(sorted(of_uid.packages)), None)
            desk.note(
                command, wanted, doubtful, user=UserId(uid // 100_000), package=PackageName(name) if name else None
            )
    if not desk.is_whole(command):
        return dict(list(ops.items())[:-1]), False  # it ends in the middle of its last uid
    if len(list(_ran_behind(dump, next(reversed(ops))))) >= FEW:
        desk.note(command, wanted, message("the end of the answer is missing"))
        return ops, False
    return ops, True


def _ran_behind(dump: PackageDump | None, last_uid: int) -> Iterator[int]:
    """Uids above the last one told of, whose apps have run: Android lists uids in order, and has ops of such apps.

    Apps that came with the phone count as having run without ever doing so, and many never use an op.
    """
    for block in dump.packages.values() if dump else ():
        if "SYSTEM" in block.flags or not concerns_privacy(block):
            continue
        for number, user in block.users.items():
            uid = uid_of_block(block, None, UserId(number))
            has_run = user.is_installed and user.fields.get("notLaunched") == "false"
            if uid is not None and uid > last_uid and has_run and user.fields.get("stopped") == "false":
                yield uid


def installed_blocks(dump: PackageDump | None, user: UserId) -> Iterator[PackageBlock]:
    """Packages that the dump says this user has; hidden ones are in no list.

    What stands there without a line for any user is the owner's: a block that was cut before it, or Android to 5 which
    has no such lines before there is a second user.
    """
    for block in dump.packages.values() if dump else ():
        of_user = block.users.get(user)
        if of_user is None:
            is_there = user == 0 and not block.users and (block.is_cut or (dump is not None and dump.is_of_old_form))
        else:
            is_there = bool(of_user.is_installed) and not of_user.is_hidden
        if is_there:
            yield block


def _installed(dump: PackageDump | None, user: UserId) -> Iterator[str]:
    return (block.name for block in installed_blocks(dump, user))


def _is_instant(block: PackageBlock, user: UserId) -> bool:
    return user in block.users and block.users[user].is_instant
