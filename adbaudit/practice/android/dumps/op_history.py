"""`dumpsys appops --history --package PKG` (HistoricalRegistry#dump): counts of the owner's uses in one period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from adbaudit.practice.android.blueprint import OpUse
from adbaudit.practice.android.state import OpState, PhoneState
from adbaudit.practice.android.texts import duration_text, exact_time_text, uid_text

_PERIOD = timedelta(minutes=15)


def history_text(state: PhoneState, package_name: str | None) -> str:
    """The section; a package that was never used has a period without it."""
    lines = ["Current AppOps Service state:", "", "  History:  mode=HISTORICAL_MODE_ENABLED_ACTIVE"]
    for package in state.packages.values():
        ops = {name: op for name, op in state.package_ops[package.name, 0].items() if op.accesses or op.rejects}
        if package_name in {None, package.name} and ops and state.sdk >= 29:
            lines += _period(state, ops)
            lines += ["", f"        Uid {uid_text(package.app_id, 0)}:", f"          Package {package.name}:"]
            lines += [line for name, op in ops.items() for line in _op_lines(state, name, op)]
    return "".join(f"{line}\n" for line in lines)


def _period(state: PhoneState, ops: dict[str, OpState]) -> Iterator[str]:
    uses = [use.at for op in ops.values() for use in (*op.accesses, *op.rejects)]
    yield ""
    yield "      snapshot:"
    for name, time in (("begin", min(uses) - _PERIOD), ("end", state.profile.time)):
        yield (f"        {name} = {exact_time_text(state.profile, time)}  ({duration_text(time - state.profile.time)})")


def _op_lines(state: PhoneState, name: str, op: OpState) -> Iterator[str]:
    """One line for each process state; from Android 11 on below an attribution."""
    if state.sdk >= 30:
        yield "            Attribution null:"
    yield f"              {name}:"
    accesses, rejects = _by_state(op.accesses), _by_state(op.rejects)
    for key in sorted(accesses | rejects):
        parts = [f"{word}={counts[key]}" for word, counts in (("access", accesses), ("reject", rejects)) if counts[key]]
        yield f"                [{key}] = {', '.join(parts)}"


def _by_state(uses: tuple[OpUse, ...]) -> Counter[str]:
    return Counter(use.state for use in uses)
