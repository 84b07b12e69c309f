"""`dumpsys [-l] [-t SECONDS] [SERVICE [WORDS]]` (frameworks/native cmds/dumpsys)."""

from __future__ import annotations

from collections.abc import Callable

from adbaudit.practice.android.dumps import package as dump
from adbaudit.practice.android.dumps import services
from adbaudit.practice.android.dumps.appops import OpsFilter, appops_text
from adbaudit.practice.android.dumps.op_history import history_text
from adbaudit.practice.android.ops import op_named
from adbaudit.practice.android.programs.words import Words, complained, said, user_named
from adbaudit.practice.android.state import PhoneState
from adbaudit.practice.machine import Output

_RULE = "-" * 79
_SHORT = {"perm": "permissions", "p": "packages", "s": "shared-users"}
"""Sections that may be named by fewer letters."""


def dumpsys(state: PhoneState, words: Words) -> Output:
    """One service's dump, or all of them one after another."""
    rest = words
    while rest and rest[0] in {"-t", "-T"}:
        rest = rest[2:]
    if rest == ("-l",) or not rest:
        listing = "".join(f"  {name}\n" for name in sorted(_services(state)))
        head = f"Currently running services:\n{listing}"
        return said(head if rest else head + _everything(state))
    service = _services(state).get(rest[0])
    if service is None:
        return complained(f"Can't find service: {rest[0]}\n", 0)
    return said(service(state, rest[1:]))


def _services(state: PhoneState) -> dict[str, Callable[[PhoneState, Words], str]]:
    """The services this version has."""
    found: dict[str, Callable[[PhoneState, Words], str]] = {
        "package": _package,
        "appops": _appops,
        "device_policy": lambda state, _words: services.device_policy_text(state),
        "notification": lambda state, _words: services.notification_text(state),
        "accessibility": lambda state, _words: services.accessibility_text(state),
        "power": lambda _state, _words: "POWER MANAGER (dumpsys power)\n\nPower Manager State:\n  mWakefulness=Awake\n",
        "window": lambda _state, _words: "    KeyguardServiceDelegate\n      showing=false\n      secure=true\n",
        "account": lambda state, _words: _accounts(state),
    }
    if state.sdk >= 29:
        found["role"] = lambda state, _words: services.role_text(state)
    if state.sdk >= 30:
        found["permissionmgr"] = lambda _state, _words: ""
    return found


def _everything(state: PhoneState) -> str:
    """All dumps under their banners."""
    return "".join(
        f"{_RULE}\nDUMP OF SERVICE {name}:\n{service(state, ())}"
        f"--------- 0.012s was the duration of dumpsys {name}, ending at: {state.profile.time:%Y-%m-%d %H:%M:%S}\n"
        for name, service in sorted(_services(state).items())
    )


def _package(state: PhoneState, words: Words) -> str:
    """`dumpsys package [-a] …`; a word with a dot is a package's name. With `-a` all is shown, as it is without."""
    words = words[1:] if words[:1] == ("-a",) else words

    def splits(name: str) -> tuple[str, ...]:
        return tuple(file.removeprefix("split_").removesuffix(".apk") for file in state.apk_names[name][1:])

    if not words:
        return dump.whole_text(state, splits)
    forms: dict[str, Callable[[], str]] = {
        "permission": lambda: dump.permission_use_text(state, frozenset(words[1:]), splits),
        "permissions": lambda: dump.declarations_text(state),
        "packages": lambda: dump.packages_text(state, splits),
        "shared-users": lambda: dump.shared_users_text(state),
        "check-permission": lambda: _check_permission(state, words[1:]),
    }
    form = forms.get(_SHORT.get(words[0], words[0]))
    if form is not None:
        return form() if len(words) > 1 or words[0] != "permission" else "Error: permission requires permission name\n"
    if words[0].startswith("-"):
        return f"Unknown argument: {words[0]}; use -h for help\n"
    found = state.packages.get(words[0])
    return dump.missing_text(state, words[0]) if found is None else dump.single_text(state, found, splits)


def _check_permission(state: PhoneState, words: Words) -> str:
    """`0` granted, `-1` not; of the permission alone."""
    if len(words) < 2:
        return f"Error: check-permission missing {'package' if words else 'permission'} argument\n"
    found = state.packages.get(words[1])
    user_id = user_named(words[2]) if len(words) > 2 else 0
    return "0\n" if found is not None and state.is_granted(found, user_id, words[0]) else "-1\n"


def _appops(state: PhoneState, words: Words) -> str:
    """`dumpsys appops [-a] [--op OP] [--mode MODE] [--package PKG] [--watchers]`; to 8.1 it takes no others."""
    words = words[1:] if words[:1] == ("-a",) else words
    if words and state.sdk <= 27:
        kind = "option" if words[0].startswith("-") else "command"
        return f"Unknown {kind}: {words[0]}\n"
    asked = {"--op": "", "--mode": "", "--package": ""}
    place, watchers_only, is_history = 0, False, False
    while place < len(words):
        word = words[place]
        if word in {"--watchers", "--history"} and state.sdk >= 29:
            watchers_only |= word == "--watchers"
            is_history |= word == "--history"
            place += 1
        elif word in asked and place + 1 < len(words):
            asked[word] = words[place + 1]
            place += 2
        elif word in asked:
            return f"No argument for {word} option\n"
        else:
            return f"Unknown {'option' if word.startswith('-') else 'command'}: {word}\n"
    op = op_named(asked["--op"], state.sdk) if asked["--op"] else None
    if asked["--op"] and op is None:
        return f"Unknown op: {asked['--op']}\n"
    if is_history:
        return history_text(state, asked["--package"] or None)
    wanted = OpsFilter(
        op=op.name if op is not None else None, mode=asked["--mode"] or None, package=asked["--package"] or None
    )
    return appops_text(state, wanted, watchers_only=watchers_only)


def _accounts(state: PhoneState) -> str:
    """`dumpsys account`: names nobody needs to read."""
    lines = [f"    Account {{name={name}, type=com.google}}" for name in state.profile.accounts]
    return "\n".join(["User UserInfo{0}:", f"  Accounts: {len(lines)}", *lines]) + "\n"
