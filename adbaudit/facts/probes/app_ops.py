"""`dumpsys appops`: modes and last uses of every app, in one answer (AOSP AppOpsService.dump)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from adbaudit.facts.probes.phone_clock import local_time
from adbaudit.model.appop import AppOp, OpMode
from adbaudit.ports import Command

HEADER = "Current AppOps Service state:"
PER_USER = 100_000
FIRST_APP_ID = 10_000
_NUMBERED = (OpMode.ALLOW, OpMode.IGNORE, OpMode.DENY, OpMode.DEFAULT, OpMode.FOREGROUND)
_UID = re.compile(r"^\s+Uid (?:u(\d+)a(\d+)|(\d+)|\S+):\s*$")
_PACKAGE = re.compile(r"^\s+Package ([A-Za-z0-9_.]+)(?: isPrivileged:.*)?:?\s*$")
_UID_MODE = re.compile(r"^\s+([A-Z][A-Z0-9_]*|MIUIOP\(\d+\)): mode=(\w+)$")
_OLD_OP = re.compile(r"^\s+([A-Z][A-Z0-9_]*|MIUIOP\(\d+\)): mode=(\w+)(; .*)?$")
_NEW_OP = re.compile(r"^\s+([A-Z][A-Z0-9_]*|MIUIOP\(\d+\)) \(([a-z]+)[^)]*\):\s*$")
_USE = re.compile(r"^\s+(Access|Reject): ?(?:\[([a-z]+(?:-[a-z]+)?)\]|([a-z]+) = )")
_PROXY = re.compile(r" proxy\[uid=\d+, pkg=([A-Za-z0-9_.]+)")
_AGO = re.compile(r"(time|rejectTime)=\+?(-?[0-9dhms]+) ago")
_UNITS = re.compile(r"(\d+)(ms|d|h|m|s)")
_LENGTHS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds", "ms": "milliseconds"}

OpsByName = dict[str, AppOp]


@dataclass(slots=True, kw_only=True)
class UidOps:
    """What the dump says of one uid: its own modes, and its packages' ops; filled while reading."""

    modes: dict[str, OpMode] = field(default_factory=dict)
    packages: dict[str, OpsByName] = field(default_factory=dict)


def command() -> Command:
    """The whole state; filters exist only from Android 9 on and would cost a call for each op."""
    return Command(argv=("dumpsys", "appops"), seconds=30)


def parse(text: str, phone_time: datetime | None) -> dict[int, UidOps] | None:
    """Ops by uid; ops that were never touched are not listed and stand at their default.

    Both shapes are read: `OP: mode=0; time=+1h ago` (to Android 8) and `OP (allow): ` with `Access:` lines
    below. `None` when the header is missing: then this is help text or something else.
    """
    if HEADER not in text:
        return None
    reader = _Reader(phone_time)
    reader.read(text[text.index(HEADER) :].splitlines())
    return reader.uids


class _Reader:
    def __init__(self, phone_time: datetime | None) -> None:
        self.uids: dict[int, UidOps] = {}
        self._phone_time = phone_time
        self._uid: UidOps | None = None
        self._package: OpsByName | None = None
        self._op: str | None = None

    def read(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._line(line)

    def _line(self, line: str) -> None:
        uid = _UID.match(line)
        if uid:
            number = _uid_number(*uid.groups())
            self._uid = None if number is None else self.uids.setdefault(number, UidOps())
            self._package = self._op = None
            return
        if self._uid is None:
            return
        package = _PACKAGE.match(line)
        if package:
            self._package = self._uid.packages.setdefault(package.group(1), {})
            self._op = None
        elif self._package is None:
            self._uid_mode(line)
        else:
            self._package_line(line)

    def _uid_mode(self, line: str) -> None:
        found = _UID_MODE.match(line)
        if found and self._uid is not None:
            self._uid.modes[found.group(1)] = mode_of(found.group(2))

    def _package_line(self, line: str) -> None:
        if self._package is None:
            return
        new = _NEW_OP.match(line)
        if new:
            self._op = new.group(1)
            self._package[self._op] = AppOp(op=self._op, package_mode=mode_of(new.group(2)))
            return
        old = _OLD_OP.match(line)
        if old:
            self._op = None
            self._package[old.group(1)] = self._old_op(*old.groups())
            return
        use = _USE.match(line)
        if use and self._op is not None:
            time = local_time(line, self._phone_time)
            self._package[self._op] = _with_use(self._package[self._op], line, use, time)

    def _old_op(self, name: str, mode: str, rest: str | None) -> AppOp:
        times = {key: _before(self._phone_time, length) for key, length in _AGO.findall(rest or "")}
        return AppOp(
            op=name, package_mode=mode_of(mode), last_access=times.get("time"), last_reject=times.get("rejectTime")
        )


def mode_of(text: str) -> OpMode:
    """The mode for a word or, on old versions, a number; MIUI's 5 ("ask") and others are unknown."""
    if text.isdigit():
        return _NUMBERED[int(text)] if int(text) < len(_NUMBERED) else OpMode.UNKNOWN
    return next((mode for mode in OpMode if mode.value == text), OpMode.UNKNOWN)


def _uid_number(user: str | None, app: str | None, plain: str | None) -> int | None:
    """The uid for `u10a123` or `1027`; isolated processes (`u0i7`) hold no ops of their own."""
    if user is not None and app is not None:
        return int(user) * PER_USER + FIRST_APP_ID + int(app)
    return int(plain) if plain else None


def _with_use(op: AppOp, line: str, use: re.Match[str], time: datetime | None) -> AppOp:
    """The op with this use noted, should it be the latest of its kind."""
    if time is None:
        return op
    if use.group(1) == "Reject":
        return op if op.last_reject and op.last_reject >= time else replace(op, last_reject=time)
    if op.last_access and op.last_access >= time:
        return op
    proxy = _PROXY.search(line)
    name = proxy.group(1) if proxy and proxy.group(1) != "null" else None
    return replace(op, last_access=time, access_state=use.group(2) or use.group(3), access_proxy=name)


def _before(phone_time: datetime | None, length: str) -> datetime | None:
    """`+1d2h3m4s5ms` before the phone's time, whole seconds: the dump and the clock were not read at one instant."""
    parts = {_LENGTHS[unit]: int(number) for number, unit in _UNITS.findall(length)}
    if phone_time is None or not parts:
        return None
    try:
        return (phone_time - timedelta(**parts)).replace(microsecond=0)
    except OverflowError:
        return None
