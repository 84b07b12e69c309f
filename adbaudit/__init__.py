"""adbaudit: see which loan apps can read the contacts, the messages and the call log of a phone.

Importing this does nothing; the names below bring their rooms in when they are first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from adbaudit.version import __version__

if TYPE_CHECKING:
    from adbaudit.interface import Report, Shell, connect, inspect_apk, load_rules, render, scan

__all__ = ["Report", "Shell", "__version__", "connect", "inspect_apk", "load_rules", "render", "scan"]


def __getattr__(name: str) -> object:
    """One of the public functions, from `adbaudit.interface`."""
    if name in __all__:
        from adbaudit import interface  # noqa: PLC0415  # importing adbaudit brings nothing in

        return getattr(interface, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
