"""Ask the phone everything in two round trips, and note what it did not answer.

The first begins with three short answers, on which the second depends; behind them comes the app-ops' long one, which
needs no version. The second is sent while that one is still on its way, so that no time passes with an empty cable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from adbaudit.errors import PhoneLost, UsageFault
from adbaudit.facts import holders
from adbaudit.facts.assemble import installed_packages
from adbaudit.facts.desk import Desk
from adbaudit.facts.device import device_of
from adbaudit.facts.probes import app_ops, package_dump, package_list, phone_clock, properties, users
from adbaudit.facts.read_raw import read_raw, read_users
from adbaudit.model.facts import Facts
from adbaudit.model.message import message
from adbaudit.model.user import User, UserId
from adbaudit.ports import Command, Shell

SHORT = (properties.command(), users.command(), phone_clock.command())
OLDEST_SDK = 19
ASSUMED_SDK = 28
"""Where the phone does not tell its version, the commands of Android 9 are understood by the most versions."""


def collect(shell: Shell, *, device_id: str | None, only_user: UserId | None = None) -> Facts:
    """Facts of the phone behind this shell; `only_user` narrows them to one Android user.

    Raises:
        PhoneLost: not even the first answers came.
        UsageFault: the phone has no such user.

    """
    desk = Desk()
    first = iter(shell.run([*SHORT, app_ops.command()]))
    desk.take(islice(first, len(SHORT)))
    found = desk.read(properties.command(), _properties, message("the phone's model and Android version"))
    clock = desk.read(phone_clock.command(), phone_clock.parse, message("the phone's clock"))
    every_user = read_users(desk)
    if not found and not every_user:
        raise _lost(desk)
    if only_user is not None and every_user and only_user not in {user.id for user in every_user}:
        raise _no_such_user(only_user, every_user)
    device = device_of(found or {}, every_user, device_id)
    if found and device.sdk is None:
        desk.note(properties.command(), message("the Android version"), message("the phone did not say it"))
    chosen = tuple(user.id for user in every_user if only_user in {None, user.id}) or (only_user or UserId(0),)
    sdk = max(device.sdk or ASSUMED_SDK, OLDEST_SDK)
    second = shell.run(_second_round(sdk, chosen))
    desk.take(first, {app_ops.command(): partial(app_ops.parse, phone_time=clock)})
    desk.take(second, {package_dump.command(sdk): package_dump.parse})
    listed = frozenset(user.id for user in every_user)
    raw = read_raw(desk, sdk, chosen, clock, listed_users=listed, only_chosen=only_user is not None)
    more = tuple(users.unlisted(user) for user in raw.users if user not in listed)
    device = replace(device, users=(*device.users, *more))
    return Facts(device=device, packages=installed_packages(raw), gaps=desk.gaps, phone_time=clock)


def _properties(text: str) -> dict[str, str] | None:
    return properties.parse(text) or None


def _second_round(sdk: int, chosen: Sequence[UserId]) -> list[Command]:
    lists = [
        command for user in chosen for command in (package_list.command(user, sdk), package_list.system_command(user))
    ]
    return [package_dump.command(sdk), *lists, *holders.commands(sdk, chosen)]


def _no_such_user(wanted: UserId, users: tuple[User, ...]) -> UsageFault:
    return UsageFault(
        message("This phone has no user {user}.", user=wanted),
        means=message("Android users are numbers, and every phone has its own."),
        next_step=message("Choose one of these: {users}", users=", ".join(str(user.id) for user in users)),
    )


def _lost(desk: Desk) -> PhoneLost:
    reason = desk.reason_for(properties.command()) or message("the answer was not understood")
    return PhoneLost(
        message("The phone stopped answering: {reason}.", reason=reason),
        means=message("Nothing could be read, so nothing can be said about the apps on it."),
        next_step=message("Check the cable, unlock the phone, and run the same command again."),
    )
