"""What an app is recognised by at a glance: its own picture, else a tile with its first letter."""

from __future__ import annotations

import base64
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from markupsafe import Markup, escape

from adbaudit.model.app import App
from adbaudit.model.icon import Icon, small_bitmap
from adbaudit.report.hostile import LONGEST_NAME, visible
from adbaudit.report.page import Page

_HUES = 6
"""As many as the style sheet has."""

_ROOM, _ROOM_OF_A_FULL_PAGE = 256 << 10, 64 << 10
"""Bytes of pictures in one page; each stands there twice, and a page that is sent on should stay below 1.5 MB."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """`bitmap` is a `data:` address."""

    letter: Markup
    hue: int
    bitmap: str | None = None


def faces_of(pages: Sequence[Page], *, is_full: bool) -> tuple[Face, ...]:
    """One for each page; apps beyond the room for pictures have tiles. A full page tells further apps in short."""
    faces, room = [], _ROOM_OF_A_FULL_PAGE if is_full else _ROOM
    for page in pages:
        face, icon = letter_face(page.app.name, page.app.installed.package), _icon(page.app)
        if icon is not None and len(icon.data) <= room:
            room -= len(icon.data)
            face = replace(face, bitmap=_address(icon))
        faces.append(face)
    return tuple(faces)


def letter_face(name: str, package: str) -> Face:
    """The same app always has the same colour."""
    shown = visible(name, longest=LONGEST_NAME)
    letter = next((sign for sign in shown if unicodedata.category(sign)[0] in "LN"), "?")
    return Face(letter=escape(letter.upper()[:1]), hue=crc32(package.encode(errors="replace")) % _HUES)


def _icon(app: App) -> Icon | None:
    """What a saved report calls a picture is looked at once more: only what begins as one is shown as one."""
    icons = (apk.icon for apk in app.apks)
    return next((found for icon in icons if icon is not None and (found := small_bitmap(icon.data)) is not None), None)


def _address(icon: Icon) -> str:
    return f"data:{icon.media_type};base64,{base64.b64encode(icon.data).decode('ascii')}"
