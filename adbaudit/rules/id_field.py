"""Ids: what scripts and other files name a rule, a letter or a provision by."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from adbaudit.model.message import message
from adbaudit.rules.fields import Fields

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def read_id(fields: Fields) -> str:
    """An id of small letters, digits and hyphens."""
    value = fields.text("id")
    if value and not _ID.fullmatch(value):
        fields.place.at("id").fault(
            message("{value} is not of small letters, digits and single hyphens", value=f"{value!r:.60}")
        )
    return value


def read_file_id(fields: Fields) -> str:
    """An id that is also the name of the file, so that one is found by the other."""
    value = read_id(fields)
    if _ID.fullmatch(value) and value != PurePosixPath(fields.place.file).stem:
        fields.place.at("id").fault(message("{value} is not the name of the file", value=f"{value!r:.60}"))
    return value
