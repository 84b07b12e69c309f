"""`dumpsys appops` (AppOpsService#dump): watchers first, then modes and last uses by uid and package."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from adbaudit.practice.android.blueprint import OpUse, PackageBlueprint
from adbaudit.practice.android.op_modes import modes_of
from adbaudit.practice.android.ops import MODES, OPS, default_of, switch_of
from adbaudit.practice.android.state import OpState, PhoneState
from adbaudit.practice.android.texts import duration_text, exact_time_text, identity, uid_text


@dataclass(frozen=True, slots=True, kw_only=True)
class OpsFilter:
    """What `--op`, `--mode` and `--package` (Android 9+) leave of the dump."""

    op: str | None = None
    mode: str | None = None
    package: str | None = None


def appops_text(state: PhoneState, wanted: OpsFilter, *, watchers_only: bool = False) -> str:
    """The dump; one without a filter starts with settings and watchers."""
    lines = ["Current AppOps Service state:"]
    if wanted == OpsFilter():
        lines += [*_settings(state), *_watchers(state), ""]
    if not watchers_only:
        for user_id in sorted(state.user_ids):  # uids ascend, and a user is their highest part
            for app_id in sorted({package.app_id for package in state.packages.values()}):
                lines += _uid_lines(state, app_id, user_id, wanted)
    return "".join(f"{line}\n" for line in lines)


def _settings(state: PhoneState) -> Iterator[str]:
    """How long a process state must last; printed from Android 9 on."""
    if state.sdk >= 28:
        yield "  Settings:"
        yield "    top_state_settle_time=+5s0ms"
        yield "    fg_service_state_settle_time=+5s0ms"
        yield "    bg_state_settle_time=+1s0ms"
        yield ""


def _watchers(state: PhoneState) -> Iterator[str]:
    """Who listens for changes: noise whose lines look like op lines."""
    watched = [name for name in OPS if OPS[name].since <= state.sdk][:12]
    yield "  Op mode watchers:"
    for name in watched:
        yield f"    Op {name}:"
        yield f"      #0: {_watcher(state, name)}"
    yield "  Package mode watchers:"
    yield "    Pkg com.android.mms.service:"
    yield f"      #0: {_watcher(state, 'PLAY_AUDIO')}"
    yield "  All op mode watchers:" if state.sdk >= 29 else "  All mode watchers:"
    for name in watched:
        yield f"    {identity(name, 'binder')}: {_watcher(state, name)}"


def _watcher(state: PhoneState, name: str) -> str:
    """One listener; from Android 11 on it says its op."""
    if state.sdk <= 27:
        return f"Callback{{{identity(name, 'watch')} watchinguid=-1 from uid=1000 pid=1738}}"
    op = f" op={name}" if state.sdk >= 30 else ""
    return f"ModeCallback{{{identity(name, 'watch')} watchinguid=-1 flags=0x1{op} from uid=1000 pid=1738}}"


def _uid_lines(state: PhoneState, app_id: int, user_id: int, wanted: OpsFilter) -> list[str]:
    """One uid: its own non-default modes, then each package with ops that were touched."""
    modes = [f"      {op}: mode={_mode(state, mode)}" for op, mode in modes_of(state, app_id, user_id)]
    packages = [
        line
        for package in state.sharing(app_id)
        if wanted.package in {None, package.name}
        for line in _package_lines(state, package, user_id, wanted)
    ]
    if not packages and (not modes or wanted != OpsFilter()):
        return []
    return [f"  Uid {uid_text(app_id, user_id)}:", *_process_lines(state, app_id), *modes, *packages]


def _process_lines(state: PhoneState, app_id: int) -> Iterator[str]:
    """The uid's process state (9+), what it may do (11+), and which ops wait for its foreground."""
    if state.sdk < 28:
        return
    yield f"    state={'pers' if app_id < 10000 else 'cch'}"
    if state.sdk >= 30:
        yield f"    capability={'LCMNFU' if app_id < 10000 and state.sdk >= 34 else '---'}"
        yield "    appWidgetVisible=false"
    if app_id == 1000 and state.sdk >= 29:
        yield "    foregroundOps:"
        yield "      CAMERA: WATCHER"
        yield "    hasForegroundWatchers=true"


def _package_lines(state: PhoneState, package: PackageBlueprint, user_id: int, wanted: OpsFilter) -> list[str]:
    """One package's touched ops, in the order of their numbers; an op that nobody touched is not listed."""
    touched = sorted(state.package_ops[package.name, user_id].items(), key=lambda item: _number(item[0]))
    lines = [
        line
        for name, op in touched
        if wanted.op in {None, name} and wanted.mode in {None, op.mode or default_of(name)}
        for line in _op_lines(state, user_id, name, op, package_mode_of(state, package, user_id))
    ]
    return [f"    Package {package.name}:", *lines] if lines else []


def package_mode_of(state: PhoneState, package: PackageBlueprint, user_id: int) -> Callable[[str], str]:
    """A package's own mode of an op: the set one or the op's default."""
    ops = state.package_ops[package.name, user_id]

    def mode(name: str) -> str:
        kept = ops.get(name)
        return (kept.mode if kept is not None else None) or default_of(name)

    return mode


def _number(name: str) -> int:
    """The op's number; a maker's op carries it in its name."""
    return OPS[name].number if name in OPS else int(name.split("(")[1].rstrip(")"))


def _mode(state: PhoneState, mode: str) -> str:
    """A uid mode's text: a number to Android 8.1."""
    return str(MODES.index(mode)) if state.sdk <= 27 else mode


def _op_lines(state: PhoneState, user_id: int, name: str, op: OpState, mode_of: Callable[[str], str]) -> Iterator[str]:
    """One op in the form of this version."""
    mode = op.mode or default_of(name)
    if state.sdk <= 27:
        yield f"      {name}: mode={MODES.index(mode)}{_relative_uses(state, op)}"
        return
    switch = switch_of(name, state.sdk)
    decider = f" / switch {switch}={mode_of(switch)}" if switch != name else ""
    yield f"      {name} ({mode}{decider}): "
    if state.sdk == 28:
        yield from _plain_uses(state, user_id, op)
    elif state.sdk == 29:
        yield from _keyed_uses(state, user_id, op)
    elif op.accesses or op.rejects:
        yield "        null=["
        yield from _keyed_uses(state, user_id, op)
        yield "        ]"


def _relative_uses(state: PhoneState, op: OpState) -> str:
    """To 8.1 only how long ago, with the latest of each kind."""
    now = state.profile.time
    text = f"; time={duration_text(now - op.accesses[-1].at)} ago" if op.accesses else ""
    text += f"; rejectTime={duration_text(now - op.rejects[-1].at)} ago" if op.rejects else ""
    lasted = op.accesses[-1].milliseconds if op.accesses else 0
    return text + (f"; duration={duration_text(timedelta(milliseconds=lasted))}" if lasted else "")


def _plain_uses(state: PhoneState, user_id: int, op: OpState) -> Iterator[str]:
    """Android 9: one line for each process state, without flags."""
    for kind, uses in (("Access", op.accesses), ("Reject", op.rejects)):
        for use in uses:
            proxy = f" proxy[uid={_proxy_uid(state, user_id, use)}, pkg={use.proxy}]" if use.proxy else ""
            yield f"          {kind}: {use.state.split('-')[0]} = {_when(state, use)}{proxy}"


def _keyed_uses(state: PhoneState, user_id: int, op: OpState) -> Iterator[str]:
    """Android 10+: `[state-flags]`; after `Reject:` no blank follows the bracket."""
    for use in op.accesses:
        lasted = f" duration={duration_text(timedelta(milliseconds=use.milliseconds))}" if use.milliseconds else ""
        yield f"          Access: [{use.state}] {_when(state, use)}{lasted}{_proxy(state, user_id, use)}"
    for use in op.rejects:
        yield f"          Reject: [{use.state}]{_when(state, use)}{_proxy(state, user_id, use)}"


def _when(state: PhoneState, use: OpUse) -> str:
    """`2026-11-19 21:03:11.482 (-13h8m48s518ms)`."""
    return f"{exact_time_text(state.profile, use.at)} ({duration_text(use.at - state.profile.time)})"


def _proxy(state: PhoneState, user_id: int, use: OpUse) -> str:
    """Who passed the request on, such as the contacts provider."""
    if use.proxy is None:
        return ""
    tag = ", attributionTag=null" if state.sdk >= 30 else ""
    return f" proxy[uid={_proxy_uid(state, user_id, use)}, pkg={use.proxy}{tag}]"


def _proxy_uid(state: PhoneState, user_id: int, use: OpUse) -> int:
    """The uid behind a proxy's name, in the same user: each has its own contacts provider."""
    package = state.packages.get(use.proxy or "")
    return -1 if package is None else package.app_id + user_id * 100_000
