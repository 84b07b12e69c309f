"""Ask the phone everything in two round trips, and note what it did not answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from adbaudit.errors import PhoneLost
from adbaudit.facts import holders
from adbaudit.facts.assemble import installed_packages
from adbaudit.facts.desk import Desk
from adbaudit.facts.device import device_of
from adbaudit.facts.probes import app_ops, package_dump, package_list, phone_clock, properties, users
from adbaudit.facts.probes.app_ops import UidOps
from adbaudit.facts.probes.package_block import PackageDump
from adbaudit.facts.raw import RawFacts
from adbaudit.model.facts import Facts
from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.model.user import User, UserId
from adbaudit.ports import Command, Shell

OLDEST_SDK = 19
ASSUMED_SDK = 28
"""Where the phone does not tell its version, the commands of Android 9 are understood by the most versions."""


def collect(shell: Shell, *, device_id: str, only_user: UserId | None = None) -> Facts:
    """Facts of the phone behind this shell; `only_user` narrows them to one Android user.

    Raises:
        PhoneLost: not even the first answers came.

    """
    desk = Desk()
    desk.ask(shell, [properties.command(), users.command(), phone_clock.command()])
    found = desk.read(properties.command(), _properties, message("the phone's model and Android version"))
    clock = desk.read(phone_clock.command(), phone_clock.parse, message("the phone's clock"))
    every_user = _users(desk)
    if not found and not every_user:
        raise _lost(desk)
    device = device_of(found or {}, every_user, device_id)
    if found and device.sdk is None:
        desk.note(properties.command(), message("the Android version"), message("the phone did not say it"))
    chosen = tuple(user.id for user in every_user if only_user in {None, user.id}) or (only_user or UserId(0),)
    sdk = max(device.sdk or ASSUMED_SDK, OLDEST_SDK)
    desk.ask(shell, _second_round(sdk, chosen))
    raw = _read_second_round(desk, sdk, chosen, clock)
    return Facts(device=device, packages=installed_packages(raw), gaps=desk.gaps, phone_time=clock)


def _properties(text: str) -> dict[str, str] | None:
    return properties.parse(text) or None


def _users(desk: Desk) -> tuple[User, ...]:
    read = desk.read(users.command(), lambda text: users.parse(text) or None, message("the phone's users"))
    return read or ()


def _second_round(sdk: int, chosen: Sequence[UserId]) -> list[Command]:
    lists = [
        command for user in chosen for command in (package_list.command(user, sdk), package_list.system_command(user))
    ]
    return [package_dump.command(sdk), app_ops.command(), *lists, *holders.commands(sdk, chosen)]


def _read_second_round(desk: Desk, sdk: int, chosen: tuple[UserId, ...], clock: datetime | None) -> RawFacts:
    packages, is_whole = _read_packages(desk, package_dump.command(sdk))
    ops = desk.read(
        app_ops.command(), lambda text: app_ops.parse(text, clock), message("app operations, and when they were used")
    )
    listed = message("the list of apps")
    return RawFacts(
        sdk=sdk,
        phone_time=clock,
        users=chosen,
        listed={
            user: {}
            if is_whole and _has_no_packages(desk, packages, package_list.command(user, sdk), user)
            else desk.read(package_list.command(user, sdk), package_list.parse, listed, user=user)
            for user in chosen
        },
        system={
            user: desk.read(package_list.system_command(user), package_list.parse, listed, user=user) for user in chosen
        },
        packages=packages,
        is_package_dump_whole=is_whole,
        ops=ops if ops is None or desk.is_whole(app_ops.command()) else _without_last(ops),
        are_ops_whole=desk.is_whole(app_ops.command()),
        holders=holders.read(desk, sdk, chosen),
    )


def _read_packages(desk: Desk, command: Command) -> tuple[PackageDump | None, bool]:
    """The dump, and whether it is whole; its last block is not trusted when it is not."""
    wanted = message("the permissions of all apps")
    dump = desk.read(command, package_dump.parse, wanted)
    if dump is None:
        return None, False
    is_whole = desk.is_whole(command)
    if is_whole and not dump.has_shared_section:
        is_whole = False
        desk.note(command, wanted, message("the end of the answer is missing"))
    contradicted = message("the phone's answer contradicts itself about this app")
    for block in dump.packages.values():
        if block.is_contradicted:
            desk.note(command, wanted, contradicted, package=PackageName(block.name))
    if not is_whole and dump.last is not None:
        dump.last.is_contradicted = True
    return dump, is_whole


def _has_no_packages(desk: Desk, dump: PackageDump | None, command: Command, user: UserId) -> bool:
    """An empty list is believed when the whole dump agrees, as on cars, where user 0 has no apps."""
    blocks = dump.packages.values() if dump else ()
    installed = any(user in block.users and block.users[user].is_installed for block in blocks)
    return desk.is_empty(command) and bool(blocks) and not installed


def _without_last(ops: dict[int, UidOps]) -> dict[int, UidOps]:
    """A dump that was cut off ends in the middle of its last uid."""
    return dict(list(ops.items())[:-1])


def _lost(desk: Desk) -> PhoneLost:
    reason = desk.reason_for(properties.command()) or message("the answer was not understood")
    return PhoneLost(
        message("The phone stopped answering: {reason}.", reason=reason),
        means=message("Nothing could be read, so nothing can be said about the apps on it."),
        next_step=message("Check the cable, unlock the phone, and run the same command again."),
    )
