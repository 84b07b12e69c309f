"""Looks around on this computer: the edge of the diagnosis. Starts the usual adb server if none runs, stops none."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Mapping
from pathlib import Path

from adbaudit.device.adb_copies import AdbCopy, copies_on_path, copy_of, version_text
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.device.pairing import Service, services
from adbaudit.device.phones import ConnectedPhone, list_phones
from adbaudit.device.port_holder import holder_of
from adbaudit.device.program import AdbProgram, find_program
from adbaudit.device.server import ServerAddress, is_listening, start_usual_server, usual_address
from adbaudit.device.server_status import ServerState, ServerStatus, server_status
from adbaudit.device.usb import usb_devices
from adbaudit.device.waiting import wait_until
from adbaudit.errors import AdbMissing, ServerFault

_HEARING_SECONDS = 2.0
"""A fresh server needs a moment until phones on the network have answered it."""
_LONGEST_FILE = 1 << 16


def look_around(environ: Mapping[str, str], root: Path) -> Surroundings:
    """Everything the checks want to know; what can't be told is `None`.

    Raises:
        ServerFault: the address of the server makes no sense.

    """
    address = usual_address(environ)
    program = _program()
    is_fresh = program is not None and _started(program, address)
    server = server_status(address)
    phones = _phones(address, server)
    return Surroundings(
        system=platform.system(),
        kernel=_text(root / "proc/version"),
        user=os.getuid() if hasattr(os, "getuid") else None,
        has_plugdev=re.search(r"^plugdev:", _text(root / "etc/group"), re.MULTILINE) is not None,
        program=_copy(program),
        copies=copies_on_path(environ),
        address=address,
        server=server,
        holder=holder_of(root, address.port),
        phones=phones,
        usb=usb_devices(root),
        services=_services(address, server, seconds=_HEARING_SECONDS if is_fresh and not phones else 0.0),
    )


def _program() -> AdbProgram | None:
    try:
        return find_program()
    except AdbMissing:
        return None


def _copy(program: AdbProgram | None) -> AdbCopy | None:
    return copy_of(str(program.path), version_text(str(program.path))) if program else None


def _started(program: AdbProgram, address: ServerAddress) -> bool:
    """Whether a server had to be started, and was."""
    if is_listening(address):
        return False
    try:
        start_usual_server(program, address)
    except ServerFault:
        return False
    return True


def _phones(address: ServerAddress, server: ServerStatus) -> tuple[ConnectedPhone, ...] | None:
    if server.state is not ServerState.ANSWERS:
        return None
    try:
        return list_phones(address)
    except ServerFault:
        return None


def _services(address: ServerAddress, server: ServerStatus, *, seconds: float) -> tuple[Service, ...] | None:
    if server.state is not ServerState.ANSWERS:
        return None
    try:
        return wait_until(lambda: services(address), seconds)
    except ServerFault:
        return None


def _text(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return file.read(_LONGEST_FILE)
    except OSError:
        return ""
