"""What an OPEN may ask for, and what the phone says of itself (AOSP `services.cpp`, `transport.cpp`)."""

from __future__ import annotations

import functools

from adbaudit.practice.knobs import Knobs
from adbaudit.practice.machine import Machine
from adbaudit.practice.transport import packets, shell_service, sync
from adbaudit.practice.transport.connection import Identity, Service
from adbaudit.practice.transport.log import PhoneLog
from adbaudit.practice.transport.shell_service import Manner

_BANNER_PROPERTIES = ("ro.product.name", "ro.product.model", "ro.product.device")
_KNOWN_FEATURES = frozenset(
    ("shell_v2", "cmd", "stat_v2", "ls_v2", "fixed_push_mkdir", "apex", "fixed_push_symlink_timestamp", "sendrecv_v2")
)
"""Features a phone may offer here; others that its profile names (compression, delayed acks, abb) are kept quiet,
because a computer that sees them would use them."""


def identity_of(machine: Machine, knobs: Knobs, log: PhoneLog) -> Identity:
    """The phone as CNXN shows it: without `shell_v2` it is an adbd of Android 6, with checksums and small packets."""
    features = tuple(feature for feature in machine.adb_features if feature in _KNOWN_FEATURES)
    is_modern = "shell_v2" in features
    return Identity(
        banner=_banner(machine, features),
        version=packets.VERSION_WITHOUT_CHECKSUM if is_modern else packets.VERSION_WITH_CHECKSUM,
        max_data=packets.LARGEST_MAX_DATA if is_modern else packets.SMALLEST_MAX_DATA,
        find_service=functools.partial(_find, machine, knobs, log, is_modern=is_modern),
    )


def _banner(machine: Machine, features: tuple[str, ...]) -> bytes:
    properties = machine.properties
    fields = [f"{name}={_one_field(properties.get(name, ''))};" for name in _BANNER_PROPERTIES]
    if features:
        fields.append("features=" + ",".join(features))
    return ("device::" + "".join(fields)).encode()


def _one_field(text: str) -> str:
    return text.replace(";", "_").replace("\0", "")


def _find(machine: Machine, knobs: Knobs, log: PhoneLog, name: str, *, is_modern: bool) -> Service | None:
    if name == "sync:":
        return functools.partial(sync.serve, machine)
    service, separator, command = name.partition(":")
    kind, *arguments = service.split(",")
    if not separator:
        return None
    if kind == "exec":
        manner = Manner()
    elif kind == "shell" and is_modern:
        manner = _manner_of(arguments, has_command=bool(command))
    elif service == "shell":
        manner = Manner(is_terminal=True)
    else:
        return None
    return functools.partial(shell_service.serve, machine, knobs, log, manner, command)


def _manner_of(arguments: list[str], *, has_command: bool) -> Manner:
    """Android 7 and later: raw for a command, a terminal for none; unknown arguments are ignored."""
    is_terminal = not has_command
    for argument in arguments:
        if argument in {"raw", "pty"}:
            is_terminal = argument == "pty"
    return Manner(is_terminal=is_terminal, is_framed="v2" in arguments)
