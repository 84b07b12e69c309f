"""A practice phone and an adb server of its own, for as long as they are needed."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from dataclasses import replace

from adbaudit.device.hashing import device_id
from adbaudit.device.phones import connect_phone, list_phones
from adbaudit.device.program import find_program
from adbaudit.device.server import ServerAddress, private_server
from adbaudit.device.shell import AdbShell
from adbaudit.device.states import DeviceState
from adbaudit.device.waiting import wait_until
from adbaudit.errors import PhoneLost
from adbaudit.locations import apks_folder, phones_folder
from adbaudit.model.message import message
from adbaudit.practice.android import Android
from adbaudit.practice.android.blueprint import Profile
from adbaudit.practice.knobs import Knobs
from adbaudit.practice.phone import PracticePhone
from adbaudit.practice.profile import load_profile
from adbaudit.workflow.phones import OpenPhone

READY_SECONDS = 10.0
KEY = b"practice"
"""A practice phone has nothing to hide, and its reports should be the same everywhere."""
_SERIALS = {"ro.serialno", "ro.boot.serialno"}


def make_phone(
    profile: str,
    *,
    knobs: Knobs | None = None,
    count: int | None = None,
    is_authorized: bool = True,
    is_another: bool = False,
) -> PracticePhone:
    """A practice phone from its profile, not yet listening; `is_another` gives it a serial number of its own.

    Raises:
        UsageFault: there is no such profile.

    """
    loaded = load_profile(profile, count=count, folder=phones_folder())
    android = Android(_with_own_serial(loaded) if is_another else loaded, apks=apks_folder())
    return PracticePhone(android, serial=profile, knobs=knobs or Knobs(), authorized=is_authorized)


def _with_own_serial(profile: Profile) -> Profile:
    """As two real phones of one model have; else what was done to one would be told of the other."""
    end = f"-{secrets.token_hex(3).upper()}"
    own = {key: f"{text}{end}" for key, text in profile.properties.items() if key in _SERIALS}
    return replace(profile, properties={**profile.properties, **own})


@contextlib.contextmanager
def plugged_in(phone: PracticePhone, profile: str) -> Iterator[OpenPhone]:
    """The phone, connected through the real adb on a private server; both end with the block.

    Raises:
        AdbMissing, ServerFault: adb could not be started.
        PhoneLost: the phone did not appear.

    """
    with phone.serve() as port, private_server(find_program()) as address:
        serial = f"127.0.0.1:{port}"
        connect_phone(address, serial)
        if not wait_until(lambda: _is_ready(address, serial), READY_SECONDS, every=0.01):
            raise _not_ready()
        yield OpenPhone(shell=AdbShell(address, serial), device_id=device_id(profile, KEY))


def _is_ready(address: ServerAddress, serial: str) -> bool:
    return any(one.serial == serial and one.state is DeviceState.DEVICE for one in list_phones(address))


def _not_ready() -> PhoneLost:
    return PhoneLost(
        message("The practice phone did not connect."),
        means=message("adb runs, but something on this computer keeps it from reaching 127.0.0.1."),
        next_step=message("Check whether a firewall or proxy blocks local connections, and try again."),
    )
