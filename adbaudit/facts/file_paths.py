"""Where an app's files lie: its base as the list of packages says, its splits beside it as the dump names them."""

from __future__ import annotations

import re

_SPLIT = re.compile(r"([A-Za-z][A-Za-z0-9_.]{0,99})(?::\d+)?")
"""A split's name, and its revision where it has one (AOSP `Settings.dumpSplitNames`)."""
_BASE = "/base.apk"
MOST_SPLITS = 200


def paths_of(base: str, splits: str) -> tuple[str, ...]:
    """The base first. Without its usual name there are no splits: `splits=[base, config.zh, config.xhdpi]`."""
    if not base.endswith(_BASE):
        return (base,)
    names = (_SPLIT.fullmatch(one.strip()) for one in splits.strip("[]").split(",")[1 : MOST_SPLITS + 1])
    folder = base.removesuffix(_BASE)
    return base, *(f"{folder}/split_{match.group(1)}.apk" for match in names if match)
