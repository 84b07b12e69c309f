"""`appops` and `cmd appops` (AppOpsService's shell command)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from adbaudit.practice.android.blueprint import PackageBlueprint
from adbaudit.practice.android.op_modes import modes_of, set_package_mode, set_uid_mode
from adbaudit.practice.android.ops import MODES, Op, default_of, op_named
from adbaudit.practice.android.programs.words import Usage, Words, argument, complained, said, split_user, users_meant
from adbaudit.practice.android.state import OpState, PhoneState
from adbaudit.practice.android.texts import duration_text
from adbaudit.practice.machine import Output

_HELP = (
    "AppOps service (appops) commands:\n  help\n    Print this help text.\n"
    "  set [--user <USER_ID>] <[--uid] PACKAGE | UID> <OP> <MODE>\n"
    "    Set the mode for a particular application and operation.\n"
    "  get [--user <USER_ID>] <PACKAGE | UID> [<OP>]\n"
    "    Return the mode for a particular application and optional operation.\n"
    "  query-op [--user <USER_ID>] <OP> [<MODE>]\n"
    "    Print all packages that currently have the given op in the given mode.\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    """Whom a command is about: a package of a user, or with `package` empty the whole uid."""

    app_id: int
    user: int
    package: PackageBlueprint | None


def app_ops(state: PhoneState, words: Words) -> Output:
    """One `appops` command."""
    verb = argument(words, 0, _HELP)
    user_id, rest = split_user(words[1:], default=0)
    users_meant(state, user_id)
    match verb:
        case "get":
            return _get(state, user_id, rest)
        case "set":
            return _set(state, user_id, rest)
        case "query-op":
            return _query(state, rest)
        case "help":
            return said(_HELP)
        case _:
            return said(f"Unknown command: {verb}\n", 255)


def _get(state: PhoneState, user_id: int, words: Words) -> Output:
    """Modes and how long ago; `Uid mode: ` stands before the first uid op only."""
    target, rest = _target(state, user_id, words)
    op = _op(state, rest[0]) if rest else None
    lines = list(_op_lines(state, target, op.name if op is not None else None))
    if not lines:
        default = f"Default mode: {default_of(op.name)}\n" if op is not None and state.sdk >= 28 else ""
        return said(f"No operations.\n{default}")
    return said("".join(f"{line}\n" for line in lines))


def _set(state: PhoneState, user_id: int, words: Words) -> Output:
    """Write a mode; nothing is printed. `foreground` came with Android 9."""
    target, rest = _target(state, user_id, words)
    op = _op(state, argument(rest, 0, "Error: Operation not specified.\n"))
    mode = argument(rest, 1, "Error: Mode not specified.\n")
    if mode not in MODES or (mode == "foreground" and state.sdk < 28):
        return complained(f"Error: Mode {mode} is not valid,\n")
    if target.package is None:
        set_uid_mode(state, target.app_id, target.user, op.name, mode)
    else:
        set_package_mode(state, target.package, target.user, op.name, mode)
    return said("")


def _query(state: PhoneState, words: Words) -> Output:
    """Packages that have the op in the mode by their own; without a mode `ignore`. Uid modes are not looked at."""
    op = _op(state, argument(words, 0, "Error: Operation not specified.\n"))
    mode = words[1] if len(words) > 1 else "ignore"
    kept = [(name, ops[op.name]) for (name, _), ops in sorted(state.package_ops.items()) if op.name in ops]
    if not kept:
        return said("No operations.\n")
    return said("".join(f"{name}\n" for name, found in kept if (found.mode or default_of(op.name)) == mode))


def _target(state: PhoneState, user_id: int, words: Words) -> tuple[_Target, Words]:
    """A package; `--uid PACKAGE` (10+) or a bare number for the uid."""
    by_uid = words[:1] == ("--uid",) and state.sdk >= 29
    rest = words[1:] if by_uid else words
    name = argument(rest, 0, "Error: Package not specified.\n")
    if name.isascii() and name.isdigit() and len(name) < 10:
        user, app_id = divmod(int(name), 100_000)
        state.check_open(user)
        if (app_id, user) not in state.grants:
            raise Usage(f"Error: No UID for {name} in user {user}\n")
        return _Target(app_id=app_id, user=user, package=None), rest[1:]
    if not state.has(name, user_id):
        raise Usage(f"Error: No UID for {name} in user {user_id}\n")
    package = state.packages[name]
    return _Target(app_id=package.app_id, user=user_id, package=None if by_uid else package), rest[1:]


def _op(state: PhoneState, text: str) -> Op:
    """The op of that name or number, or the complaint."""
    op = op_named(text, state.sdk)
    if op is None:
        raise Usage(f"Error: Unknown operation string: {text}\n")
    return op


def _op_lines(state: PhoneState, target: _Target, only: str | None) -> Iterator[str]:
    """Uid modes first (10+), then the package's own ops."""
    if target.package is None or state.sdk >= 29:
        modes = [(op, mode) for op, mode in modes_of(state, target.app_id, target.user) if only in {None, op}]
        for place, (op, mode) in enumerate(modes):
            yield f"{'Uid mode: ' if place == 0 else ''}{op}: {mode}"
    if target.package is not None:
        for name, kept in sorted(state.package_ops[target.package.name, target.user].items()):
            if only in {None, name}:
                yield f"{name}: {kept.mode or default_of(name)}{_uses(state, kept)}"


def _uses(state: PhoneState, op: OpState) -> str:
    """How long ago it was last used and last refused."""
    now = state.profile.time
    text = f"; time={duration_text(now - op.accesses[-1].at)} ago" if op.accesses else ""
    return text + (f"; rejectTime={duration_text(now - op.rejects[-1].at)} ago" if op.rejects else "")
