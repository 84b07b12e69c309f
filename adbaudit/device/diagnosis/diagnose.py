"""All checks in the order in which a person would make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from adbaudit.device.diagnosis.check import Check
from adbaudit.device.diagnosis.computer import computer
from adbaudit.device.diagnosis.phones import phones
from adbaudit.device.diagnosis.ports import ports
from adbaudit.device.diagnosis.programs import copies, program
from adbaudit.device.diagnosis.server import server
from adbaudit.device.diagnosis.surroundings import Surroundings
from adbaudit.device.diagnosis.wireless import wireless

CHECKS: tuple[Callable[[Surroundings], Iterator[Check]], ...] = (
    program,
    copies,
    server,
    computer,
    ports,
    phones,
    wireless,
)


def diagnose(seen: Surroundings) -> tuple[Check, ...]:
    """What each check has to say; a check may stay silent."""
    return tuple(finding for check in CHECKS for finding in check(seen))
