"""Which entries of the playbook a report ends with."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from adbaudit.model.finding import Finding
from adbaudit.model.gap import Gap
from adbaudit.model.plan import Advice, Situation


def advice(
    pack_advice: Sequence[Advice],
    findings: Collection[Finding],
    gaps: Collection[Gap],
    *,
    on_phone: bool,
    is_saved: bool = False,
) -> tuple[Advice, ...]:
    """Those that fit how it stands, in the playbook's order.

    `on_phone` is false where only APK files were looked at; with `is_saved` the phone told something, but is not here.
    """
    of_phone = gaps if on_phone and not is_saved else ()
    fitting = {
        Situation.ALWAYS: True,
        Situation.PHONE: on_phone,
        Situation.FINDINGS: bool(findings),
        Situation.PHONE_FINDINGS: bool(findings) and on_phone,
        Situation.FILE_FINDINGS: bool(findings) and not on_phone,
        Situation.PHONE_GAPS: bool(of_phone),
        Situation.CONNECTION_GAPS: any(gap.is_connection_lost for gap in of_phone),
        Situation.USER_GAPS: any(gap.is_of_a_whole_user for gap in of_phone),
        Situation.SAVED_GAPS: bool(gaps) and on_phone and is_saved,
        Situation.FILE_GAPS: bool(gaps) and not on_phone,
    }
    return tuple(sorted((one for one in pack_advice if fitting[one.when]), key=lambda one: (one.order, one.id)))
