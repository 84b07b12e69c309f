"""The form of a recogniser: how an output begins, whose commands it answers, and with what."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from adbaudit.saved.pile import Argv, Found, Pile


@dataclass(frozen=True, slots=True, kw_only=True)
class Recogniser:
    """`start` finds the beginning of the output in a text that does not name its command."""

    command: Argv
    start: re.Pattern[str]
    is_for: Callable[[Argv], bool]
    answer: Callable[[Argv, Pile], Found | None]
    hints: tuple[str, ...]
    """One of these stands in every such output; looking for it is much quicker than looking for `start`."""


def service(name: str, start: str, hint: str) -> Recogniser:
    """A dump that is printed the same whatever it is asked with."""

    def is_for(argv: Argv) -> bool:
        return argv[:2] == ("dumpsys", name)

    def answer(argv: Argv, pile: Pile) -> Found | None:  # noqa: ARG001  # every recogniser takes both
        piece = pile.one("dumpsys", name)
        return None if piece is None else Found(text=piece.text, is_whole=not piece.is_partial)

    return Recogniser(
        command=("dumpsys", name),
        start=re.compile(start, re.MULTILINE),
        is_for=is_for,
        answer=answer,
        hints=(hint,),
    )
