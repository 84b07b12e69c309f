"""Text for a page: escaped, right-to-left names kept from turning the rest of a line round, long words breakable."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_RIGHT_TO_LEFT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RUN = re.compile(f"[{_RIGHT_TO_LEFT}](?:[^<>&;,，:：()]*[{_RIGHT_TO_LEFT}])?")
"""From the first such letter to the last one before a sign that belongs to our own sentence."""
_WRAPS_BY_ITSELF = "\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef"
_LONG_WORD = re.compile(f"[^\\s{_WRAPS_BY_ITSELF}]{{21,}}")
_PIECE = re.compile(r".{1,20}(?:(?<=[./_,:;-])|$)|.{20}")
"""At most twenty signs, up to a dot or a dash where there is one."""


def isolated(text: str) -> Markup:
    """The text escaped, each run of Hebrew, Arabic and the like in `<bdi>`, long words with places to break."""
    safe = "<wbr>".join(str(escape(part)) for part in _broken(text))
    return Markup(_RUN.sub(r"<bdi>\g<0></bdi>", safe))  # noqa: S704  # escaped in the line above


def _broken(text: str) -> list[str]:
    """Cut where a line may break inside a word that is longer than any of ours: after a dot, or somewhere."""
    if _LONG_WORD.search(text) is None:
        return [text]
    return _LONG_WORD.sub(lambda word: "\n".join(_PIECE.findall(word[0])), text.replace("\n", " ")).split("\n")
