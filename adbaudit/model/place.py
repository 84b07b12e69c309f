"""Where a file lies, told so that another computer finds it: never a path of the machine that looked."""

from __future__ import annotations

import os

_SUFFIXES = (".apk", ".apks", ".apkm", ".xapk")


def place_of(path: str, name: str, root: str = "") -> str:
    """The path below `root`, with `/` between folders; a file that does not lie there goes by its `name`.

    An empty `root` is the current folder. A member of a bundle keeps its own name behind `!/`:
    `apps/two.xapk!/base.apk`.
    """
    whole, top = _absolute(path), _absolute(root)
    is_below = whole.startswith(top.rstrip(os.sep) + os.sep)
    return (os.path.relpath(whole, top) if is_below else name).replace(os.sep, "/")


def file_and_member(place: str) -> tuple[str, str | None]:
    """The file, and what is meant inside of it: `two.xapk!/base.apk` is `two.xapk` and `base.apk`."""
    file, mark, member = place.partition("!/")
    return (file, member) if mark and file.lower().endswith(_SUFFIXES) else (place, None)


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100  links are not followed: a place is what people call it
