"""What a rule, a provision or a piece of advice is about: permission groups and special accesses by their words."""

from __future__ import annotations

from adbaudit.model.message import message
from adbaudit.model.permission import PermissionGroup
from adbaudit.model.special_access import SpecialAccessKind
from adbaudit.rules.fields import Fields
from adbaudit.rules.place import Place

SUBJECTS = frozenset({*(group.value for group in PermissionGroup), *(kind.value for kind in SpecialAccessKind)})


def read_subject(value: object, place: Place) -> str | None:
    """The word; one that is none of them is a fault."""
    if isinstance(value, str) and value in SUBJECTS:
        return value
    place.fault(message("{value} is no permission group and no special access", value=f"{value!r:.60}"))
    return None


def read_subjects(fields: Fields, key: str) -> frozenset[str]:
    """A list of such words, empty where the key is missing."""
    place = fields.place.at(key)
    read = (read_subject(value, place.item(index)) for index, value in enumerate(fields.texts(key)))
    return frozenset(word for word in read if word)
