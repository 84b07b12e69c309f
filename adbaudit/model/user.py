"""Android users: the owner, profiles that live beside the owner, and further people."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NewType

UserId = NewType("UserId", int)
"""0 is the system user; a profile's apps run under uid = user * 100000 + app id (AOSP UserHandle)."""


class UserKind(Enum):
    """What sort of user it is, as far as its flags (AOSP UserInfo) and its id tell."""

    OWNER = "owner"
    WORK = "work"
    CLONE = "clone"
    SECURE = "secure"
    GUEST = "guest"
    SECONDARY = "secondary"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """One Android user; the name that people gave it is theirs, often with a number in it, and is not kept."""

    id: UserId
    kind: UserKind
    running: bool | None
    """`None` where nobody said so, as of a user that only a dump tells of."""
