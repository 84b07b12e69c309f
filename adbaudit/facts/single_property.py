"""One of a phone's properties by its name: `getprop NAME`."""

from __future__ import annotations

from adbaudit.facts.desk import without_warnings
from adbaudit.facts.trouble import trouble_with
from adbaudit.ports import Answer, Command


def property_command(name: str) -> Command:
    """Cheaper than all properties where only one is wanted."""
    return Command(argv=("getprop", name), seconds=15, max_bytes=16 * 1024)


def property_in(answer: Answer) -> str:
    """Its value; empty where the phone has none, or did not tell."""
    return "" if trouble_with(answer) is not None else without_warnings(answer.text).strip()
