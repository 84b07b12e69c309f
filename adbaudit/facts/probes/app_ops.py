"""`dumpsys appops`: modes and last uses of every app, in one answer (AOSP AppOpsService.dump)."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from adbaudit.facts.probes.numbers import number_of
from adbaudit.facts.probes.phone_clock import PLAUSIBLE_YEARS, is_never, local_time
from adbaudit.model.appop import AppOp, OpMode
from adbaudit.model.permission import PackageName
from adbaudit.ports import Command

HEADER = "Current AppOps Service state:"
LONGEST_LINE = 20_000
MOST_UIDS = 100_000
PER_USER = 100_000
FIRST_APP_ID = 10_000
_FILTERS_SINCE = 28
_NUMBERED = (OpMode.ALLOW, OpMode.IGNORE, OpMode.DENY, OpMode.DEFAULT, OpMode.FOREGROUND)
_UID = re.compile(r"^\s+Uid (?:u(\d+)a(\d+)|(\d+)|\S+):\s*$")
_PACKAGE = re.compile(r"^\s+Package ([A-Za-z0-9_.]+)(?: isPrivileged:.*)?:?\s*$")
_UID_MODE = re.compile(r"^\s+([A-Z][A-Z0-9_]*|MIUIOP\(\d+\)): mode=(\w+)$")
_OLD_OP = re.compile(r"^\s+([A-Z][A-Z0-9_]*|MIUIOP\(\d+\)): mode=(\w+)(; .*)?$")
_NEW_OP = re.compile(r"^\s+([A-Z][A-Z0-9_]*|MIUIOP\(\d+\)) \(([a-z]+)[^)]*\):\s*$")
_USE = re.compile(r"^\s+(Access|Reject): ?(?:\[([a-z]+(?:-[a-z]+)?)\]|([a-z]+) = )")
_PART = re.compile(r"\s*$|\s+(?:\S+=\[|\]|duration=.*|Running start at: .*|startNesting=\d+|Access: .*|Reject: .*)\s*$")
"""What else stands in a package's block from Android 10 on: attribution tags and their ends, running ops."""
_PROXY = re.compile(r" proxy\[uid=\d+, pkg=([A-Za-z0-9_.]+)")
_AGO = re.compile(r"(time|rejectTime)=\+?(-?[0-9dhms]+) ago")
_ANY_STATE = "unknown"
"""Of a use whose time cannot be told: to Android 8 no state stands beside it."""
_UNITS = re.compile(r"(\d+)(ms|d|h|m|s)")
_LENGTHS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds", "ms": "milliseconds"}

OpsByName = dict[str, AppOp]


@dataclass(slots=True, kw_only=True)
class UidOps:
    """What the dump says of one uid: its own modes, and its packages' ops; filled while reading."""

    modes: dict[str, OpMode] = field(default_factory=dict)
    packages: dict[str, OpsByName] = field(default_factory=dict)
    is_doubtful: bool = False
    """Something stands twice, or in another version's form: a crafted tag can add lines; nothing of it is believed."""


def command() -> Command:
    """The whole state; filters exist only from Android 9 on and would cost a call for each op."""
    return Command(argv=("dumpsys", "appops"), seconds=30)


def again_command(package: PackageName, sdk: int) -> Command:
    """The same dump a second time, from Android 9 on of one package only."""
    words = ("--package", package) if sdk >= _FILTERS_SINCE else ("-a",)
    return Command(argv=("dumpsys", "appops", *words), seconds=30)


def parse(text: str, phone_time: datetime | None) -> dict[int, UidOps] | None:
    """Ops by uid; ops that were never touched are not listed and stand at their default.

    Both shapes are read: `OP: mode=0; time=+1h ago` (to Android 8) and `OP (allow): ` with `Access:` lines
    below. `None` when the header is missing: then this is help text or something else.
    """
    if HEADER not in text:
        return None
    reader = _Reader(phone_time)
    for line in io.StringIO(text[text.index(HEADER) :]):
        reader.take(line.rstrip("\n")[:LONGEST_LINE])
    return reader.uids if 0 < len(reader.uids) <= MOST_UIDS else None


class _Reader:
    def __init__(self, phone_time: datetime | None) -> None:
        self.uids: dict[int, UidOps] = {}
        self._phone_time = phone_time
        self._uid: UidOps | None = None
        self._package: OpsByName | None = None
        self._op: str | None = None
        self._is_new_form: bool | None = None
        self._is_next_doubtful = False

    def take(self, line: str) -> None:
        uid = _UID.match(line)
        if uid:
            self._start_uid(_uid_number(*uid.groups()))
            return
        if self._uid is None:
            return
        package = _PACKAGE.match(line)
        if package:
            self._uid.is_doubtful |= package.group(1) in self._uid.packages
            self._package = self._uid.packages.setdefault(package.group(1), {})
            self._op = None
        elif self._package is None:
            self._uid_mode(line)
        else:
            self._package_line(line)

    def _start_uid(self, number: int | None) -> None:
        self._package = self._op = None
        self._uid = None
        if number is not None:
            is_known = number in self.uids
            self._uid = self.uids.setdefault(number, UidOps())
            self._uid.is_doubtful |= is_known or self._is_next_doubtful
        self._is_next_doubtful = False

    def _uid_mode(self, line: str) -> None:
        found = _UID_MODE.match(line)
        if found and self._uid is not None:
            self._uid.is_doubtful |= found.group(1) in self._uid.modes
            self._uid.modes[found.group(1)] = mode_of(found.group(2))

    def _start_op(self, package: OpsByName, op: AppOp, *, is_new_form: bool) -> None:
        """Keep an op; one that stands twice, or in the other form than those before, is somebody else's line."""
        if self._is_new_form is None:
            self._is_new_form = is_new_form
        if self._uid is not None:
            self._uid.is_doubtful |= op.op in package or is_new_form is not self._is_new_form
        package[op.op] = op
        self._op = op.op if is_new_form else None

    def _package_line(self, line: str) -> None:
        if self._package is None:
            return
        new = _NEW_OP.match(line)
        if new:
            op = AppOp(op=new.group(1), package_mode=mode_of(new.group(2)))
            self._start_op(self._package, op, is_new_form=True)
            return
        old = _OLD_OP.match(line)
        if old:
            self._start_op(self._package, self._old_op(*old.groups()), is_new_form=False)
            return
        use = _USE.match(line)
        if use and self._op is not None:
            if not is_never(line):
                time = local_time(line, self._phone_time)
                self._package[self._op] = _with_use(self._package[self._op], line, use, time)
        elif self._is_new_form and not _PART.match(line) and self._uid is not None:
            self._uid.is_doubtful = self._is_next_doubtful = True  # a tag with a line's end in it, and what it began

    def _old_op(self, name: str, mode: str, rest: str | None) -> AppOp:
        times = {key: _before(self._phone_time, length) for key, length in _AGO.findall(rest or "")}
        is_unplaced = "time" in times and times["time"] is None
        return AppOp(
            op=name,
            package_mode=mode_of(mode),
            last_access=times.get("time"),
            last_reject=times.get("rejectTime"),
            access_state=_ANY_STATE if is_unplaced else None,
        )


def mode_of(text: str) -> OpMode:
    """The mode for a word or, on old versions, a number; MIUI's 5 ("ask") and others are unknown."""
    number = number_of(text)
    if number is not None:
        return _NUMBERED[number] if number < len(_NUMBERED) else OpMode.UNKNOWN
    return next((mode for mode in OpMode if mode.value == text), OpMode.UNKNOWN)


def _uid_number(user: str | None, app: str | None, plain: str | None) -> int | None:
    """The uid for `u10a123` or `1027`; isolated processes (`u0i7`) hold no ops of their own."""
    user_number, app_number = number_of(user), number_of(app)
    if user_number is not None and app_number is not None:
        return user_number * PER_USER + FIRST_APP_ID + app_number
    return number_of(plain)


def _with_use(op: AppOp, line: str, use: re.Match[str], time: datetime | None) -> AppOp:
    """The op with this use noted, should it be the latest of its kind."""
    if time is None:  # used, but without the phone's clock, or with one that was set wrong then, nobody knows when
        is_told = use.group(1) == "Reject" or op.last_access is not None
        return op if is_told else replace(op, access_state=use.group(2) or use.group(3))
    if use.group(1) == "Reject":
        return op if op.last_reject and op.last_reject >= time else replace(op, last_reject=time)
    if op.last_access and op.last_access >= time:
        return op
    proxy = _PROXY.search(line)
    name = proxy.group(1) if proxy and proxy.group(1) != "null" else None
    return replace(op, last_access=time, access_state=use.group(2) or use.group(3), access_proxy=name)


def _before(phone_time: datetime | None, length: str) -> datetime | None:
    """`+1d2h3m4s5ms` before the phone's time, whole seconds: the dump and the clock were not read at one instant."""
    parts = {_LENGTHS[unit]: number_of(number) or 0 for number, unit in _UNITS.findall(length)}
    if phone_time is None or not parts:
        return None
    try:
        time = (phone_time - timedelta(**parts)).replace(microsecond=0)
    except OverflowError:
        return None
    return time if time.year in PLAUSIBLE_YEARS else None
