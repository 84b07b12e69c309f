"""Which entries of the playbook a report ends with."""

from __future__ import annotations

from collections.abc import Sequence

from adbaudit.model.plan import Advice, Situation


def advice(pack_advice: Sequence[Advice], *, has_findings: bool, has_gaps: bool) -> tuple[Advice, ...]:
    """Those that fit how it stands, in the playbook's order."""
    fitting = {Situation.ALWAYS: True, Situation.FINDINGS: has_findings, Situation.GAPS: has_gaps}
    return tuple(sorted((one for one in pack_advice if fitting[one.when]), key=lambda one: (one.order, one.id)))
