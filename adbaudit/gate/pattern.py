"""Patterns of paths as people know them from `.gitignore`."""

from __future__ import annotations

import re
from functools import lru_cache

from adbaudit.model.place import file_and_member

_SIGNS = re.compile(r"\*\*/|\*\*|\*|\?|.", re.DOTALL)
_MEANINGS = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def fits(pattern: str, place: str) -> bool:
    """Whether the pattern fits a place: `*` within one folder, `**` over folders; without `/` at any depth.

    A pattern that ends in `/` means everything below that folder. A member of a bundle goes with its bundle.
    """
    expression = _compiled(pattern)
    return any(expression.fullmatch(one) is not None for one in {place, file_and_member(place)[0]})


@lru_cache(maxsize=1000)
def _compiled(pattern: str) -> re.Pattern[str]:
    whole = pattern.removeprefix("./")
    whole = f"{whole}**" if whole.endswith("/") else whole
    whole = whole.removeprefix("/") if "/" in whole else f"**/{whole}"
    parts = (_MEANINGS.get(sign, re.escape(sign)) for sign in _SIGNS.findall(whole))
    return re.compile("".join(parts), re.DOTALL)
