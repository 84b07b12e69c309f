"""Guides: which taps lead to a switch, in the words on that maker's phone."""

from __future__ import annotations

from dataclasses import dataclass

from adbaudit.model.local_text import LocalText


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """The taps for one thing to do on one skin, from one Android API level to another."""

    skin: str
    """`stock`, `miui`, `oneui` …; `any` for the way that works on every phone."""
    sdk_from: int
    sdk_to: int
    page: str
    """What it leads to: a permission group (`contacts`), a special access (`overlay`), or `app-info`."""
    path: LocalText
    """Taps joined by ` › `, `{app}` stands for the app's name."""
    source: str
    checked: str
    verified: bool
