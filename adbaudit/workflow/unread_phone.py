"""A phone of several that could not be audited: it stands in the list, as not read."""

from __future__ import annotations

from adbaudit.errors import AdbauditError, NoPhone, PhoneLost, PhoneNotReady
from adbaudit.model.gap import Gap
from adbaudit.model.message import Message, message
from adbaudit.model.report import Provenance, Report
from adbaudit.version import __version__
from adbaudit.workflow.audit import Wishes, World


def unread_phone(world: World, wishes: Wishes, fault: AdbauditError, *, number: int, count: int) -> Report:
    """A report without a phone and with one gap; the serial stays out, as out of every report."""
    return Report(
        provenance=Provenance(
            version=__version__,
            rules_digest=world.rules.digest,
            source=wishes.source,
            captured_at=world.clock.now(),
        ),
        device=None,
        countries=wishes.countries,
        gaps=(
            Gap(
                source="adb",
                wanted=message("phone {number} of {count}", number=number, count=count),
                reason=_reason(fault),
            ),
        ),
        rules=world.rules.rules,
    )


def _reason(fault: AdbauditError) -> Message:
    if isinstance(fault, PhoneNotReady):
        return message("it does not let this computer in yet")
    if isinstance(fault, PhoneLost):
        return message("the connection to it was lost")
    return message("it was not found") if isinstance(fault, NoPhone) else message("it could not be read")
