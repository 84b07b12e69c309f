"""The lines of one package's block: fields, lists of permissions, users."""

from __future__ import annotations

import re

from adbaudit.facts.probes.numbers import number_of
from adbaudit.facts.probes.package_block import PackageBlock, UserBlock
from adbaudit.model.permission import Grant, GrantState, PermissionName

_USER = re.compile(r"^User (\d+):(.*)$")
_GRANT = re.compile(r"^(\S+): granted=(true|false)(?:, flags=\[([^\]]*)\])?(?:, userId=(\d+))?$")
_SHARED_LINK = re.compile(r"^SharedUserSetting\{\w+ ([^/}]+)/\d+\}")
# Other lists are passed over line by line: `overlay paths:` stands at its user's indent, so what follows it is deeper.
_LISTS = {
    "requested permissions:": "requested",
    "install permissions:": "install",
    "runtime permissions:": "runtime",
    "grantedPermissions:": "granted",
}
_PAIRS = frozenset({"userId", "appId", "versionCode", "targetSdk"})
_FIELDS = frozenset(
    {
        "versionName",
        "firstInstallTime",
        "lastUpdateTime",
        "installerPackageName",
        "initiatingPackageName",
        "originatingPackageName",
        "packageSource",
        "codePath",
        "splits",
    }
)
_FLAGS = frozenset({"flags", "pkgFlags"})
_SAME = {"userId": "appId"}
"""To Android 13 the app id is printed as `userId`; it is no user."""
_REQUEST = re.compile(r"[A-Za-z0-9_.]+(?:: .*)?")


def is_grant(line: str) -> bool:
    """Whether a line tells of a grant, in whatever place it stands."""
    return ": granted=" in line


class BlockReader:
    """Takes a block's lines one by one; points at the user and the list that are open."""

    def __init__(self, block: PackageBlock) -> None:
        """Start below the block's header."""
        self._block = block
        self._user: UserBlock | None = None
        self._list: str | None = None
        self._list_indent = 0
        self._lists: set[tuple[int, str]] = set()
        self._field_indent: int | None = None

    def take(self, line: str, indent: int) -> None:
        """One line without its indent; the first of a block shows how deep its fields stand."""
        if self._field_indent is None:
            self._field_indent = indent
        elif indent < self._field_indent:
            self._block.is_doubtful = True
        if self._list is not None and indent > self._list_indent:
            self._item(line)
            return
        self._list = None
        if line[-1] == ":" and line in _LISTS:
            self._open_list(_LISTS[line], indent)
        elif line.startswith("User ") and (user := _USER.match(line)):
            self._open_user(number_of(user.group(1)), user.group(2))
        elif is_grant(line):
            self._block.is_doubtful = True  # a grant outside every list: its heading was not understood
        else:
            self._field(line)

    def _open_list(self, name: str, indent: int) -> None:
        self._list, self._list_indent = name, indent
        key = (id(self._user), name)
        if key in self._lists:
            self._block.is_doubtful = True
        self._lists.add(key)
        self._block.is_of_old_form |= name == "granted"
        if name == "requested" and self._block.requested is None:
            self._block.requested = set()

    def _open_user(self, number: int | None, pairs: str) -> None:
        self._user = UserBlock()
        words = [word.split("=", 1) for word in pairs.split() if "=" in word]
        self._user.fields = dict(reversed(words))  # of two, the first
        if len(self._user.fields) < len(words) and any(self._user.fields[key] != value for key, value in words):
            self._block.is_doubtful = True
        if number is None or number in self._block.users:
            self._block.is_doubtful = True
        else:
            self._block.users[number] = self._user

    def _field(self, line: str) -> None:
        key, equals, value = line.partition("=")
        if not equals:
            return
        block = self._block
        if key in _PAIRS:
            for name, is_pair, one in (word.partition("=") for word in line.split()):
                if is_pair:
                    block.keep(block.fields, _SAME.get(name, name), one)
        elif key in _FLAGS:
            block.keep(block.fields, key, value)
            block.flags |= set(value.strip("[ ]").split())
        elif key == "sharedUser":
            block.keep(block.fields, key, value)
            link = _SHARED_LINK.match(value)
            block.shared_user = link.group(1) if link else None
        elif key in _FIELDS:
            of_user = self._user is not None and key == "firstInstallTime"
            block.keep(self._user.fields if self._user and of_user else block.fields, key, value)

    def _item(self, line: str) -> None:
        if self._list == "requested" and self._block.requested is not None:
            self._block.requested.add(line.partition(":")[0])
            self._block.is_doubtful |= not _REQUEST.fullmatch(line)
        elif self._list == "granted":
            granted = Grant(permission=PermissionName(line), state=GrantState.GRANTED)
            self._block.note(self._block.install.setdefault(None, {}), granted)
        else:
            self._grant(line)

    def _grant(self, line: str) -> None:
        found = _GRANT.match(line)
        if not found:
            self._block.is_doubtful = True
            return
        name, granted, flags, only_user = found.groups()
        grant = Grant(
            permission=PermissionName(name),
            state=GrantState.GRANTED if granted == "true" else GrantState.DENIED,
            flags=frozenset(flags.replace("|", " ").split()) if flags else frozenset(),
        )
        if self._list == "runtime" and self._user is None:
            self._block.is_doubtful = True  # of a user whose line was not understood
        elif self._list == "runtime" and self._user is not None:
            self._block.note(self._user.grants, grant)
        else:
            self._block.note(self._block.install.setdefault(number_of(only_user), {}), grant)
