"""App stores, named by their packages."""

from __future__ import annotations

import re

from adbaudit.model.message import message
from adbaudit.model.permission import PackageName
from adbaudit.rules.fields import Fields

_PACKAGE = re.compile(r"[A-Za-z]\w*(\.[A-Za-z0-9_]+)+", re.ASCII)


def read_stores(fields: Fields) -> tuple[PackageName, ...]:
    """The packages under `stores`, empty where the key is missing."""
    names = fields.texts("stores")
    for name in names:
        if not _PACKAGE.fullmatch(name):
            fields.place.at("stores").fault(message("{value} is no package name", value=f"{name!r:.60}"))
    return tuple(PackageName(name) for name in names)
